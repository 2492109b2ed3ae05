using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Core.Tests.Templates;

/// <summary>What holds for every template and every two ways of changing it.</summary>
public sealed class TemplateMergeProperties
{
    private static readonly string[] Ids = ["a", "b", "c", "d", "e", "f"];

    private static Gen<Edit[]> Edits { get; } =
        (from kind in Gen.Choose(0, 9) from id in Gen.Elements(Ids) from word in Gen.Choose(0, 3) select new Edit(kind, id, word)).ArrayOf().Resize(8);

    private static Arbitrary<(Edit[] Shape, Edit[] Ours, Edit[] Theirs)> Cases { get; } =
        (from shape in Edits from ours in Edits from theirs in Edits select (shape, ours, theirs)).ToArbitrary();

    [Property(MaxTest = 2000)]
    public Property An_edit_of_one_side_alone_is_the_result() => Prop.ForAll(Cases, c =>
    {
        var (b, x) = (Base(c.Shape), Do(Base(c.Shape), c.Ours, "ours"));

        return Same(Merge(b, x, b), x) && Same(Merge(b, b, x), x) && Same(Merge(b, x, x), x);
    });

    [Property(MaxTest = 3000)]
    public Property No_change_of_ours_is_lost() => Prop.ForAll(Cases, c =>
    {
        var b = Base(c.Shape);
        var (ours, theirs) = (Do(b, c.Ours, "ours"), Do(b, c.Theirs, "theirs"));

        var merged = TemplateMerge.Merge(b, ours, theirs, []).File;

        var (was, mine, now) = (ById(b), ById(ours), ById(merged));
        return Entries(merged).Count == now.Count
            && mine.All(m => was.TryGetValue(m.Key, out var old) && Text(old) == Text(m.Value) || (now.TryGetValue(m.Key, out var kept) && Keeps(old, m.Value, kept)))
            && was.Keys.Except(mine.Keys).All(id => !now.ContainsKey(id))
            && (TemplateText.Local(ours.Frame.Title) == TemplateText.Local(b.Frame.Title) || merged.Frame.Title == ours.Frame.Title);
    });

    [Property(MaxTest = 2000)]
    public Property What_theirs_changed_is_taken_or_asked_about() => Prop.ForAll(Cases, c =>
    {
        var b = Base(c.Shape);
        var (ours, theirs) = (Do(b, c.Ours, "ours"), Do(b, c.Theirs, "theirs"));

        var merge = TemplateMerge.Merge(b, ours, theirs, []);

        var (was, now) = (ById(b), ById(merge.File));
        return ById(theirs).All(t => (was.TryGetValue(t.Key, out var old) && Text(old) == Text(t.Value))
            || (now.TryGetValue(t.Key, out var taken) && Keeps(old, t.Value, taken)) || merge.Clashes.Any(d => d.Question == t.Key));
    });

    [Property(MaxTest = 1000)]
    public Property Choosing_theirs_everywhere_leaves_no_clash_of_words() => Prop.ForAll(Cases, c =>
    {
        var b = Base(c.Shape);
        var (ours, theirs) = (Do(b, c.Ours, "ours"), Do(b, c.Theirs, "theirs"));
        var clashes = TemplateMerge.Merge(b, ours, theirs, []).Clashes;

        var merged = TemplateMerge.Merge(b, ours, theirs, [.. clashes.Select(d => d.Key)]).File;

        return clashes.Where(d => d.Part == TemplatePart.Text).All(d => ById(merged)[d.Question!] is TemplateEntry.Asks asks && asks.Question.Text == d.After!.Question!.Text)
            && clashes.Where(d => d is { Part: TemplatePart.Presence, After: null }).All(d => !ById(merged).ContainsKey(d.Question!));
    });

    [Property(MaxTest = 1000)]
    public Property No_answer_is_lost_whatever_became_of_its_question() => Prop.ForAll(Cases, c =>
    {
        var b = Base(c.Shape);
        var merged = Merge(b, Do(b, c.Ours, "ours"), Do(b, c.Theirs, "theirs"));
        List<string> asked = [.. Linked(b).Questions.Select(q => q.Id)];
        var page = PageSheets.Text(Linked(b), "Probe", null, asked.ToDictionary(q => q, q => "Antwort auf " + q), "de", new(2026, 11, 24));
        var write = new KnowledgePage(new AnswerOrder([Linked(merged)]), "de");

        foreach (var question in merged.Own.Where(q => !b.Own.Any(o => o.Id == q.Id)))
        {
            page = write.Set(page, question.Id, "Neue Antwort auf " + question.Id);
        }

        var answers = PageFacts.Read(PagePath.Parse("probe"), Encoding.UTF8.GetBytes(page)).Answers;
        return asked.TrueForAll(q => answers.Any(a => a.QuestionId == q && a.Text == "Antwort auf " + q));
    });

    private static bool Keeps(TemplateEntry? was, TemplateEntry mine, TemplateEntry now) =>
        (was is not null && was.IsHidden == mine.IsHidden || now.IsHidden == mine.IsHidden)
        && QuestionPart.All.All(p => (was is not null && p.Key(Question(was)) == p.Key(Question(mine))) || p.Key(Question(now)) == p.Key(Question(mine)));

    private static TemplateFile Merge(TemplateFile b, TemplateFile ours, TemplateFile theirs) => TemplateMerge.Merge(b, ours, theirs, []).File;

    private static Template Linked(TemplateFile file) => TemplateLinker.Link([file], [], [], []).Templates.Single();

    private static bool Same(TemplateFile a, TemplateFile b) => TemplateText.Write(a) == TemplateText.Write(b);

    private static string Text(TemplateEntry entry) => TemplateText.Entry(entry);

    private static Question Question(TemplateEntry entry) => ((TemplateEntry.Asks)entry).Question;

    private static List<TemplateEntry> Entries(TemplateFile file) => [.. file.Sections.SelectMany(s => s.Entries)];

    private static Dictionary<string, TemplateEntry> ById(TemplateFile file) => Entries(file).ToDictionary(e => e.Id);

    private static Question Q(string id, string words) => new() { Id = id, Text = new($"Frage {words}?"), Help = new("Hilfe"), Type = QuestionTypes.Find("text")! };

    private static TemplateFile Base(Edit[] shape) => Do(
        new(new("t", 1, TemplateKind.RoleSheet, new("Blatt"), new(""), []),
        [
            new("eins", new("Eins"), [.. Ids.Take(3).Select(i => new TemplateEntry.Asks(Q(i, i)))]),
            new("zwei", new("Zwei"), [.. Ids.Skip(3).Select(i => new TemplateEntry.Asks(Q(i, i)))]),
        ]), shape, "base");

    private static TemplateFile Do(TemplateFile file, IEnumerable<Edit> edits, string who) => edits.Aggregate(file, (f, e) => e.Kind switch
    {
        0 => Change(f, e.Id, q => q with { Text = new($"Frage {who}{e.Word}?") }),
        1 => Change(f, e.Id, q => q with { Help = new($"Hilfe {who}{e.Word}") }),
        2 => f.Hide(e.Id, e.Word % 2 == 0),
        3 => f.Move(e.Id, e.Word % 2 == 0),
        4 when !f.Own.Any(q => q.Id == $"{who}-{e.Word}") => f.Add(e.Word % 2 == 0 ? "eins" : "zwei", Q($"{who}-{e.Word}", who)),
        5 => Remove(f, e.Id),
        6 => f with { Frame = f.Frame with { Title = new($"Blatt {who}{e.Word}") } },
        7 => Change(f, e.Id, q => q with { IsPersonal = e.Word % 2 == 0, Weight = (QuestionWeight)(e.Word % 3 + 1) }),
        8 => f.Reword(f.Frame.Title, f.Frame.Intro, new Dictionary<string, LocalText> { ["eins"] = new($"Teil {who}") }),
        9 => Change(f, e.Id, q => q with { Type = QuestionTypes.Find(e.Word % 2 == 0 ? "long" : "list")! }),
        _ => f,
    });

    private static TemplateFile Change(TemplateFile file, string id, Func<Question, Question> change) =>
        file.Own.FirstOrDefault(q => q.Id == id) is { } question ? file.Change(change(question)) : file;

    // At least one question stays in each section: an empty one is none.
    private static TemplateFile Remove(TemplateFile file, string id) =>
        file with { Sections = [.. file.Sections.Select(s => s.Entries.Count < 2 ? s : s with { Entries = [.. s.Entries.Where(e => e.Id != id)] })] };

    private sealed record Edit(int Kind, string Id, int Word);
}
