using Roots.Wiki.Adapters.Yaml;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Adapters.Tests.Yaml;

/// <summary>Templates are written as they are read.</summary>
public sealed class TemplateTextTests
{
    public static TheoryData<string> Ids => [.. ShippedTemplates.Catalog.Files.Select(f => f.Frame.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_shipped_template_is_written_as_it_lies_in_its_folder(string id)
    {
        var lines = File.ReadAllLines(Path.Combine(ShippedTemplates.Folder, id + ".yaml")).Where(l => !l.StartsWith('#')).Select(l => l.Replace("review: 0", "review: never", StringComparison.Ordinal));

        var written = TemplateText.Write(ShippedTemplates.Catalog.Files.Single(f => f.Frame.Id == id));

        // The order of a question's last lines differs from file to file.
        Assert.Equal(lines.Order(StringComparer.Ordinal), Flow(written).TrimEnd('\n').Split('\n').Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_is_written_reads_back_the_same(string id)
    {
        var written = TemplateText.Write(ShippedTemplates.Catalog.Files.Single(f => f.Frame.Id == id));

        Assert.Equal(written, TemplateText.Write(Read(written)));
    }

    [Fact]
    public void Words_with_quotes_line_breaks_and_marks_of_YAML_survive()
    {
        var odd = "„Wer?“ \"ja\": #nein \\ {a: [b]}\n- c\t\u2028\u0085 &x *y !z 😀";
        var file = new TemplateFile(
            new("eigen-x", 3, TemplateKind.Topic, new(odd, odd), new(odd), []) { Origin = new(odd, "CC0-1.0", new(2026, 11, 24)), Body = new(odd), StaysPrivate = true, Scope = TemplateScope.Page },
            [new("a", new(odd), [new TemplateEntry.Asks(new() { Id = "q", Text = new(odd), Help = new(odd), Type = QuestionTypes.Find("choice")!, Options = [new("o", new(odd), [odd])], Hint = "ä b" }) { IsHidden = true }, new TemplateEntry.Uses("fristen") { IsHidden = true }])]);

        var read = Read(TemplateText.Write(file));

        Assert.Equal(TemplateText.Write(file), TemplateText.Write(read));
        Assert.Equal(odd, read.Frame.Title.En);
        Assert.All(read.Sections[0].Entries, e => Assert.True(e.IsHidden));
    }

    [Fact]
    public void A_change_leaves_the_lines_of_all_else_as_somebody_wrote_them()
    {
        const string Text = "# Unsere Fassung\nid: eigen-a   # bleibt\ntitle: Dienst\nsections:\n  - id: a\n    title: A\n    questions:\n      # die wichtigste\n      - {id: q1, text: Wer?, type: text, farbe: rot}\n      - id: q2\n        text: 'Wann?'\n        type: date\n";
        var before = Read(Text);
        var question = before.Own.Last() with { Help = new("Ein Satz.") };

        var after = TemplateSplicer.Apply(Text, before, before.Change(question));

        Assert.StartsWith(Text[..Text.IndexOf("      - id: q2", StringComparison.Ordinal)], after, StringComparison.Ordinal);
        Assert.Equal(TemplateText.Write(before.Change(question)), TemplateText.Write(Read(after)));
        Assert.Equal(Text, TemplateSplicer.Apply(Text, before, before));
    }

    [Fact]
    public void Moved_and_added_questions_take_their_notes_along()
    {
        const string Text = "id: eigen-a\r\ntitle: Dienst\r\nsections:\r\n  - id: a\r\n    title: A\r\n    questions:\r\n      - {id: q1, text: Wer?, type: text}\r\n      # gehört zu q2\r\n      - {id: q2, text: Wann?, type: date}\r\n";
        var before = Read(Text);

        var after = TemplateSplicer.Apply(Text, before, before.Move("q2", up: true).Add("a", new() { Id = "q3", Text = new("Wo?"), Type = QuestionTypes.Find("text")! }));

        Assert.Contains("questions:\r\n      # gehört zu q2\r\n      - {id: q2, text: Wann?, type: date}\r\n      - {id: q1, text: Wer?, type: text}\r\n      - id: q3\r\n", after, StringComparison.Ordinal);
        Assert.Equal(["q2", "q1", "q3"], Read(after).Own.Select(q => q.Id));
    }

    [Fact]
    public void A_file_of_another_layout_is_written_anew_and_says_the_same()
    {
        const string Text = "{id: eigen-a, title: Dienst, sections: [{id: a, title: A, questions: [{id: q1, text: Wer?, type: text}]}]}";
        var before = Read(Text);

        var after = TemplateSplicer.Apply(Text, before, before.Hide("q1", true));

        Assert.True(Read(after).Sections[0].Entries[0].IsHidden);
    }

    // One shipped file writes the body over two lines.
    private static string Flow(string written) =>
        System.Text.RegularExpressions.Regex.Replace(written, "^body: \\{de: (\".*\"), en: (\".*\")\\}$", "body:\n  de: $1\n  en: $2", System.Text.RegularExpressions.RegexOptions.Multiline);

    private static TemplateFile Read(string text)
    {
        var problems = new List<Problem>();
        var file = YamlTemplateReader.Instance.ReadTemplate("probe", text, problems);
        Assert.Equal([], problems.Select(p => string.Join(' ', p.Arguments)));
        return file!;
    }
}
