using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Roots.Wiki.Pages;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Core.Tests.Templates;

public sealed class QuestionTypeTests
{
    [Theory]
    [InlineData("date", "2027-02-30", ProblemCode.NotADay)]
    [InlineData("date", "20.12.2021", null)]
    [InlineData("choice", "vielleicht", ProblemCode.NotAnOption)]
    [InlineData("choice", "ja", null)]
    [InlineData("contact", "[Bank](person:nobody)", ProblemCode.NotALink)]
    [InlineData("contact", "[Bank](person:k3v9x2m7qa)", null)]
    [InlineData("link", "javascript:alert(1)", ProblemCode.NotALink)]
    [InlineData("link", "[x](data:text/html;x)", ProblemCode.NotALink)]
    [InlineData("link", "roter Ordner: Fach 3", null)]
    [InlineData("link", "../kasse/sepa.md", null)]
    [InlineData("choices", "ja\nnein", null)]
    [InlineData("choices", "ja\nvielleicht", ProblemCode.NotAnOption)]
    [InlineData("amount", "ca. 1.250,50 € im Jahr", null)]
    [InlineData("amount", "zwischen 100 und 200 €", ProblemCode.NotANumber)]
    [InlineData("amount", "viel", ProblemCode.NotANumber)]
    [InlineData("text", "a\0", ProblemCode.NotText)]
    [InlineData("text", "", null)]
    public void A_value_is_checked_by_its_type(string type, string text, ProblemCode? code) =>
        Assert.Equal(code, Check(QuestionOf(type), AnswerValue.Of(text)));

    [Fact]
    public void Bounds_are_checked_everywhere()
    {
        Assert.Equal(ProblemCode.TooLong, Check(QuestionOf("text"), AnswerValue.Of(new string('x', 201))));
        Assert.Equal(ProblemCode.TooLong, Check(QuestionOf("long"), AnswerValue.Of(new string('x', 20_001))));
        Assert.Equal(ProblemCode.TooLong, Check(QuestionOf("table"), Row(("was", new string('x', 501)))));
        Assert.Equal(ProblemCode.TooManyRows, Check(QuestionOf("table"), AnswerValue.Of([.. Enumerable.Repeat(new Dictionary<string, string>(), 201)])));
        Assert.Equal(ProblemCode.TooManyRows, Check(QuestionOf("list"), AnswerValue.Of(string.Join('\n', Enumerable.Repeat("x", 201)))));
    }

    [Fact]
    public void A_table_is_written_with_its_main_columns_and_those_in_use() =>
        Assert.Equal("| Was | Wo |\n| --- | --- |\n| a\\|b | c<br>d |", Write(QuestionOf("table"), Row(("was", "a|b"), ("wo", "c\nd"))));

    [Fact]
    public void A_table_is_recognised_by_any_label_and_keeps_columns_it_does_not_know()
    {
        var value = Read(QuestionOf("table"), "Vorher.\n\n| Where | Farbe | Früher |\n|:--|---|--:|\n| hier | rot | alt | zuviel |\n\nNachher.");

        Assert.Equal("Vorher.\n\nNachher.", value.Extra);
        var row = Assert.Single(value.Rows);
        Assert.Equal(("hier", "alt", "rot", "zuviel"), (row["wo"], row["nummer"], row["~Farbe"], row["~"]));
    }

    [Fact]
    public void A_table_of_something_else_is_left_as_it_is()
    {
        const string other = "| A | B |\n|---|---|\n| 1 | 2 |";

        var value = Read(QuestionOf("table"), other);

        Assert.Equal((0, other), (value.Rows.Count, Write(QuestionOf("table"), value)));
    }

    [Theory]
    [InlineData("# Groß\n\n## Klein", "#### Groß\n\n##### Klein")]
    [InlineData("#### bleibt", "#### bleibt")]
    [InlineData("```\n# Code", "```\n# Code\n```")]
    [InlineData("Satz\n---\nmehr", "Satz\n\n---\nmehr")]
    [InlineData("a\r\nb\r\n", "a\nb")]
    public void An_answer_cannot_break_out_of_its_place(string typed, string written) => Assert.Equal(written, Write(QuestionOf("long"), AnswerValue.Of(typed)));

    [Theory]
    [InlineData("long", "zwei Worte", false)]
    [InlineData("long", "jetzt drei Worte", true)]
    [InlineData("date", "bald", false)]
    [InlineData("text", "ja", true)]
    public void An_answer_counts_as_complete_from_a_certain_length(string type, string text, bool isComplete) =>
        Assert.Equal(isComplete, QuestionOf(type).Type.IsComplete(QuestionOf(type), AnswerValue.Of(text)));

    [Fact]
    public void A_row_without_a_main_field_is_not_complete()
    {
        Assert.False(QuestionOf("table").Type.IsComplete(QuestionOf("table"), Row(("was", "a"))));
        Assert.True(QuestionOf("table").Type.IsComplete(QuestionOf("table"), Row(("was", "a"), ("wo", "b"))));
    }

    [Theory]
    [InlineData("- a\n- b\n\nNachsatz", "a\nb", "Nachsatz")]
    [InlineData("1. a\n2. b", "a\nb", "")]
    [InlineData("- a\n  - tief", "a", "  - tief")]
    [InlineData("Kein Punkt", "", "Kein Punkt")]
    public void A_list_reads_its_items_and_keeps_the_rest(string markdown, string items, string rest)
    {
        var value = Read(QuestionOf("list"), markdown);

        Assert.Equal((items, rest), (value.Text, value.Extra));
    }

    public static class Cases
    {
        private static readonly string[] Bits = ["a", "ä ö", " ", "\n", "\n\n", "|", "\\", "# ", "#", "### x {#wo}", "```", "~~~", "---", "- ", "1. ", "> ", "<b>", "[x](y)", "*", "`", "."];

        public static Arbitrary<string> Text() => Arb.From(Gen.Elements(Bits).ListOf().Select(b => string.Concat(b.Take(20))));
    }

    [Property(MaxTest = 2000, Arbitrary = [typeof(Cases)])]
    public void What_is_written_reads_back_the_same_for_every_type(string a, string b, string c)
    {
        foreach (var type in new[] { "text", "contact", "link", "list" })
        {
            AssertStable(QuestionOf(type), AnswerValue.Of(Line(type, a)));
        }

        AssertStable(QuestionOf("long"), AnswerValue.Of(AnswerMarkdown.Tidy(a)));
        AssertStable(QuestionOf("date"), AnswerValue.Of("2026-10-02"));
        AssertStable(QuestionOf("choice"), AnswerValue.Of("nein"));
        AssertStable(QuestionOf("choices"), AnswerValue.Of(a.Length % 2 == 0 ? "ja\nnein" : "nein"));
        AssertStable(QuestionOf("access"), AnswerValue.Of([new Dictionary<string, string> { ["dienst"] = "x" + a.Trim(), ["zwei-faktor"] = "ja" }]));
        var fields = new[] { ("was", a.Trim()), ("wo", b.Trim()), ("nummer", c.Trim()), ("~Neu", b.Trim()) }.Where(f => f.Item2.Length > 0).ToArray();
        AssertStable(QuestionOf("table"), fields.Length == 0 ? AnswerValue.Empty : Row(fields));
    }

    [Property(MaxTest = 2000, Arbitrary = [typeof(Cases)])]
    public void Whatever_stands_in_a_page_survives_reading_and_writing(string markdown)
    {
        foreach (var question in QuestionTypes.All.Select(t => QuestionOf(t.Name)))
        {
            var text = Write(question, Read(question, markdown));

            Assert.Equal(Letters(markdown), Letters(text));
            Assert.Equal(Dense(text), Dense(Write(question, Read(question, text))));
            Assert.DoesNotContain(Headings(text), l => l <= AnswerMarkdown.QuestionLevel);
        }
    }

    private static void AssertStable(Question question, AnswerValue value)
    {
        var read = Read(question, Write(question, value));

        Assert.Equal((value.Text, ""), (read.Text, read.Extra));
        Assert.Equal(value.Rows.Select(r => r.OrderBy(f => f.Key, StringComparer.Ordinal).ToList()), read.Rows.Select(r => r.OrderBy(f => f.Key, StringComparer.Ordinal).ToList()));
    }

    // What a form holds: one line, or one item per line without bullets of its own.
    private static string Line(string type, string text) => type == "list"
        ? string.Join('\n', text.Split('\n').Select(AnswerMarkdown.Line).Where(l => l.Length > 0))
        : AnswerMarkdown.FirstParagraph(AnswerMarkdown.Line(text)).Line.Trim(' ', '\\') is { Length: > 0 } line ? line : "x";

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));

    private static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static List<int> Headings(string text)
    {
        var levels = new List<int>();
        var scanner = new HeadingScanner(text, 0);
        while (scanner.Next(out var heading))
        {
            levels.Add(heading.Level);
        }

        return levels;
    }

    private static Question QuestionOf(string type) => new()
    {
        Id = "q",
        Text = new("Frage?"),
        Type = QuestionTypes.Find(type)!,
        Columns = [new("was", new("Was", "What"), true, []), new("wo", new("Wo", "Where"), true, []), new("nummer", new("Nummer", "Number"), false, ["Früher"])],
        Options = [new("ja", new("Ja", "Yes"), []), new("nein", new("Nein", "No"), [])],
    };

    private static AnswerValue Row(params (string Id, string Text)[] fields) => AnswerValue.Of([fields.ToDictionary(f => f.Id, f => f.Text)]);

    private static ProblemCode? Check(Question q, AnswerValue value) => q.Type.Check(q, value)?.Code;

    private static string Write(Question q, AnswerValue value) => q.Type.Write(q, value, "de");

    private static AnswerValue Read(Question q, string markdown) => q.Type.Read(q, markdown);
}
