using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Core.Tests.Roles;

public sealed class KnowledgePageProperties
{
    private static readonly string[] Ids = ["aufgabe", "frist", "laufendes", "konten", "stichtag", "vollmacht", "rat", "fremd"];

    private static readonly string[] Bits =
    [
        "Wort ", "ä", "\n", "\n\n", "# ", "## Das Wichtigste\n\n", "## Eigenes\n", "## Weitere Angaben {#more}\n", "### Frage {#aufgabe}\n\n", "### F {#konten}\n", "#### Tief {#rat}\n", "## Ebene {#stichtag}\n",
        "```\n", "~~~\n", "    # code\n", "- x\n", "| a | b |\n", "---\n", "\r\n", "<!-- x -->\n", "{#frist}", "### ohne id\n",
    ];

    private static Gen<string> Noise => Gen.Elements(Bits).ListOf().Select(b => string.Concat(b.Take(30)));

    public static class Cases
    {
        public static Arbitrary<(string Page, string Id, string Answer)> Any() => Arb.From(
            from body in Noise
            from head in Gen.Elements("---\ntype: knowledge\n---\n", "---\ntype: knowledge\nanswers:\n  konten: {confirmed: 2026-01-01}\n---\n", "\uFEFF---\r\ntype: knowledge\r\n---\r\n")
            from id in Gen.Elements(Ids)
            from answer in Noise
            select (head + body, id, answer));
    }

    [Property(MaxTest = 5000, Arbitrary = [typeof(Cases)])]
    public void An_answer_that_is_written_reads_back_and_every_other_stays((string Page, string Id, string Answer) c)
    {
        var answer = AnswerMarkdown.Tidy(c.Answer);
        var before = Texts(c.Page);

        var page = new KnowledgePage(new AnswerOrder(OfficeSample.Catalog, ["quick", "sheet"]), "de").Set(c.Page, c.Id, answer);

        var after = Texts(page);
        if (answer.Length == 0 && c.Page.Split("{#" + c.Id + "}").Length > 2)
        {
            return; // taking out the first of two headings with one id brings the second to life: its text was never lost
        }

        Assert.Equal(Dense(answer), Dense(after.GetValueOrDefault(c.Id, "")));
        foreach (var (id, text) in before.Where(b => b.Key != c.Id))
        {
            // An open fence at the end is closed before something is put behind it.
            Assert.StartsWith(text, after[id], StringComparison.Ordinal);
        }
    }

    [Property(MaxTest = 5000, Arbitrary = [typeof(Cases)])]
    public void Nothing_but_the_answer_is_touched((string Page, string Id, string Answer) c)
    {
        var spans = AnswerReader.Spans(c.Page, FrontMatter.Read(c.Page).BodyStart);
        var answer = AnswerMarkdown.Tidy(c.Answer);

        var page = new KnowledgePage(new AnswerOrder(OfficeSample.Catalog, ["quick", "sheet"]), "de").Set(c.Page, c.Id, answer);

        var (head, tail) = spans.FirstOrDefault(s => s.Id == c.Id) is { Heading.Id: not null } own
            ? (c.Page[..(answer.Length == 0 ? own.Heading.Start : own.Heading.End)], c.Page[own.End..])
            : CommonEnds(c.Page, page);
        Assert.StartsWith(head, page, StringComparison.Ordinal);
        Assert.EndsWith(tail, page, StringComparison.Ordinal);
        Assert.True(head.Length + tail.Length <= page.Length);
    }

    // A new answer is put between two parts of the old page, of which at most blank line ends before a closed fence are lost.
    private static (string, string) CommonEnds(string before, string after)
    {
        var head = before.TakeWhile((ch, i) => i < after.Length && after[i] == ch).Count();
        var tail = before[head..];
        return (before[..head], string.IsNullOrWhiteSpace(tail) ? "" : tail);
    }

    private static Dictionary<string, string> Texts(string page) =>
        AnswerReader.Read(page, FrontMatter.Read(page)).Where(a => a.Heading.Length > 0 || a.Text.Length > 0).ToDictionary(a => a.QuestionId, a => a.Text);

    private static string Dense(string text) => string.Concat(text.Where(ch => !char.IsWhiteSpace(ch) && ch != '#' && ch != '\\'));
}
