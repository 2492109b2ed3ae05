using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Core.Tests.Roles;

/// <summary>A form and its page under edits of both, by the form and by hand: every answer stays what was said last.</summary>
public sealed class FormAndPageProperties
{
    private static readonly Question[] Questions =
    [
        .. QuestionTypes.All.Select(t => OfficeSample.Q("q-" + t.Name, t.Name) with
        {
            Options = [new("ja", new("Ja", "Yes"), ["Jawohl"]), new("nein", new("Nein", "No"), [])],
            Unit = t.Name == "amount" ? new("€ im Jahr", "€ a year") : null,
        }),
    ];

    private static readonly TemplateCatalog Catalog = new([new("all", 1, TemplateKind.RoleSheet, new("Alles"), new(""), [new("a", new("Erstes"), Questions[..5]), new("b", new("Zweites"), Questions[5..])])], [], []);

    private static readonly string[] Bits = ["Wort", " ", "ä ö", "\n", "\n\n", "|", "\\", "# Titel\n", "### Frage {#q-text}\n", "```\n", "- x\n", "---\n", "> ", "<br>", "*a*", "{#q-long}", "."];

    /// <summary>One edit: by the form, or by hand in the page.</summary>
    public sealed record Edit(int Question, bool IsByHand, int Kind, string A, string B);

    public static class Cases
    {
        public static Arbitrary<Edit[]> Edits() => Arb.From(
            (from question in Gen.Choose(0, Questions.Length - 1)
             from isByHand in Gen.Elements(true, false, false)
             from kind in Gen.Choose(0, 5)
             from a in Text
             from b in Text
             select new Edit(question, isByHand, kind, a, b)).ListOf().Select(edits => edits.Take(8).ToArray()));

        private static Gen<string> Text => Gen.Elements(Bits).ListOf().Select(bits => string.Concat(bits.Take(8)));
    }

    [Property(MaxTest = 5000, Arbitrary = [typeof(Cases)])]
    public void Every_answer_stays_what_was_said_last(Edit[] edits)
    {
        var page = "---\ntype: knowledge\nvisibility: amt\n---\n# Wissen\n";
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var edit in edits)
        {
            var question = Questions[edit.Question];
            if (edit.IsByHand)
            {
                page = ByHand(page, edit);
                continue;
            }

            var value = ValueOf(question, edit);
            var text = AnswerPhotos.Join(question.Type.Write(question, value, "de"), PhotosOf(question, edit));
            page = Apply(page, question.Id, text);
            said[question.Id] = text;

            Assert.Equal(text.Trim(), Again(question, TextOf(page, question.Id)));
        }

        // What the form would send back unchanged is what the page holds, also after edits by hand.
        foreach (var (id, text) in said)
        {
            var question = Questions.Single(q => q.Id == id);
            var form = question.Type.Read(question, TextOf(page, id));
            Assert.Equal(text.Trim(), Again(question, TextOf(page, id)));
            Assert.Equal(string.IsNullOrWhiteSpace(text), form.IsEmpty);
        }
    }

    // Somebody writes around the answers, with other line ends or headings of their own.
    private static string ByHand(string page, Edit edit) => edit.Kind switch
    {
        0 => page.ReplaceLineEndings(edit.A.Length % 2 == 0 ? "\r\n" : "\n"),
        1 => page.TrimEnd('\r', '\n') + "\n\n## Eigenes\n\nVon Hand dazu.\n",
        2 => page.Replace("### Frage q-", "### Umformulierte Frage q-", StringComparison.Ordinal),
        3 => page.Replace("# Wissen", "# Wissen der Kasse\n\nEin Satz davor.", StringComparison.Ordinal),
        4 => page.Replace("\n## Zweites", "\n## Zweites und mehr", StringComparison.Ordinal),
        _ => page.Replace("type: knowledge", "type: knowledge\ntags: [von-hand]", StringComparison.Ordinal),
    };

    private static List<AnswerPhoto> PhotosOf(Question question, Edit edit) =>
        question.Type.TakesPhotos && edit.Kind > 2 ? [.. Enumerable.Range(0, edit.Kind - 2).Select(i => new AnswerPhoto($"wissen/{question.Id}-{i}.jpg", AnswerMarkdown.Line(i == 0 ? edit.A : edit.B)))] : [];

    // What a form sends back that nobody touched: words and photos apart.
    private static string Again(Question question, string text)
    {
        var (words, photos) = AnswerPhotos.Split(text);
        return AnswerPhotos.Join(question.Type.Write(question, question.Type.Read(question, words), "de"), photos).Trim();
    }

    private static string Apply(string page, string id, string text) => new KnowledgePage(new AnswerOrder(Catalog, ["all"]), "de").Set(page, id, text);

    private static string TextOf(string page, string id) => AnswerReader.Read(page, FrontMatter.Read(page)).FirstOrDefault(a => a.QuestionId == id)?.Text.ReplaceLineEndings("\n") ?? "";

    private static AnswerValue ValueOf(Question question, Edit edit) => question.Type.Input switch
    {
        InputKind.Rows => AnswerValue.Of([question.Columns.Select((c, i) => (c.Id, Text: (i % 2 == 0 ? edit.A : edit.B).Replace("<br>", "", StringComparison.Ordinal).Trim()))   // in a cell it is the line break itself
           .Where(c => c.Text.Length > 0).ToDictionary(c => c.Id, c => c.Text)]),
        InputKind.Date => AnswerValue.Of(new DateOnly(2020, 1, 1).AddDays((edit.A.Length * 97) + edit.B.Length).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        InputKind.Choice => AnswerValue.Of(edit.Kind % 2 == 0 ? "ja" : "nein"),
        InputKind.Choices => AnswerValue.Of((edit.Kind % 3) switch { 0 => "ja", 1 => "ja\nnein", _ => "" }),
        InputKind.Amount => AnswerValue.Of(((edit.A.Length * 1234) + (edit.B.Length / 100m)).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        InputKind.Text => AnswerValue.Of(AnswerMarkdown.Tidy(edit.A + edit.B)),
        _ => AnswerValue.Of(edit.A),
    };
}
