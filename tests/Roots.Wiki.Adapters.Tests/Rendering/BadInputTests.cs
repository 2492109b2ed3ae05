using System.Text;
using Roots.Wiki.Adapters.Rendering;
using Roots.Wiki.Rendering;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Adapters.Tests.Rendering;

/// <summary>Texts that break or slow down Markdown programs: each is answered, and what is too dear comes as plain text with a notice.</summary>
public sealed class BadInputTests
{
    private static string Times(int n, string text) => new StringBuilder(n * text.Length).Insert(0, text, n).ToString();

    private static string Each(int n, Func<int, string> text) => string.Concat(Enumerable.Range(0, n).Select(text));

    private static readonly Dictionary<string, (string Markdown, RenderNotice Notice)> Texts = new()
    {
        ["5 MB"] = (Times(1_000_000, "Wort "), RenderNotice.TooLarge),
        ["100,000 headings"] = (Times(100_000, "# a\n\n"), RenderNotice.TooDeep),
        ["2,000 equal headings"] = (Times(2_000, "# a\n\n"), RenderNotice.None),
        ["5,000 nested quotes"] = (Times(5_000, "> ") + "a", RenderNotice.TooDeep),
        ["5,000 nested quotes without blanks"] = (Times(5_000, ">") + "a", RenderNotice.TooDeep),
        ["5,000 nested lists on one line"] = (Times(5_000, "- ") + "a", RenderNotice.TooDeep),
        ["2,000 nested lists"] = (Each(2_000, i => new string(' ', Math.Min(i * 2, 240)) + "- a\n"), RenderNotice.TooDeep),
        ["50,000 open links"] = (Times(50_000, "[a]("), RenderNotice.TooDeep),
        ["50,000 open links in lines"] = (Times(50_000, "[a](\n"), RenderNotice.TooDeep),
        ["100,000 open brackets"] = (Times(100_000, "["), RenderNotice.TooDeep),
        ["3,000 columns"] = (Times(3_000, "|a") + "|\n" + Times(3_000, "|-") + "|\n" + Times(3_000, "|a\n"), RenderNotice.TooDeep),
        ["97 kB of references"] = ($"[r]: https://example.org/{Times(1_900, "u")}\n\n" + Times(24_000, "[r] "), RenderNotice.TooDeep),
        ["97 kB of references to one page"] = ($"[r]: /{Times(1_900, "u")}\n\n" + Times(24_000, "[r] "), RenderNotice.TooDeep),
        ["100,000 list items"] = (Times(100_000, "- a\n"), RenderNotice.TooDeep),
        ["a NUL"] = ("a\0b", RenderNotice.NotText),
    };

    private static readonly Dictionary<string, string> Slow = new()
    {
        ["emphasis"] = Times(60_000, "*a **b "),
        ["stars"] = Times(100_000, "*") + "a" + Times(100_000, "*"),
        ["underscores"] = Times(60_000, "_a __b "),
        ["backticks"] = Each(900, i => "e" + new string('`', i + 1)),
        ["less-than"] = Times(200_000, "<"),
        ["open tags"] = Times(80_000, "<b>"),
        ["open comments"] = Times(60_000, "<!-- "),
        ["open details"] = Times(20_000, "<details>\n\n"),
        ["entities"] = Times(100_000, "&#1"),
        ["addresses"] = Times(60_000, "http://"),
        ["www"] = Times(100_000, "www."),
        ["footnotes"] = Each(5_000, i => $"[^{i}]") + "\n\n" + Each(5_000, i => $"[^{i}]: x\n\n"),
        ["one footnote often"] = Times(20_000, "[^1] ") + "\n\n[^1]: x\n",
        ["references"] = Each(10_000, i => $"[r{i}]: /u\n") + "\n" + Each(10_000, i => $"[r{i}] "),
        ["wiki links"] = Times(60_000, "[[a]] "),
        ["closed links"] = Times(50_000, "[a](b) "),
        ["images"] = Times(50_000, "![a](b) "),
        ["rows"] = "|a|b|\n|-|-|\n" + Times(60_000, "|a|b|\n"),
        ["pipes in lines"] = Times(5_000, Times(90, "|") + "\n"),
        ["rows without end"] = Times(60_000, "a|b\n"),
        ["list items"] = Times(100_000, "- a\n"),
        ["quotes"] = Times(60_000, "> a\n\nb\n\n"),
        ["front matter without end"] = "---\n" + Times(80_000, "a: b\n"),
        ["setext"] = Times(1_900, "a\n=\n\n"),
        ["tildes"] = Times(60_000, "~~a ~b "),
        ["tasks"] = Times(60_000, "- [ ] a\n"),
        ["one long word"] = Times(500_000, "a"),
        ["one paragraph of lines"] = Times(100_000, "ab\n"),
        ["backslashes"] = Times(200_000, "\\a"),
        ["alerts"] = Times(20_000, "> [!NOTE]\n> a\n\n"),
        ["brackets in paragraphs"] = Times(8_000, Times(20, "[") + "\n\n"),
        ["lone surrogates"] = Times(1_000, "\ud800 [a](\udc00) "),
        ["persons"] = Times(10_000, "[a](person:k3v9x2m7qa) "),
    };

    public static TheoryData<string> Named => [.. Texts.Keys];

    public static TheoryData<string> SlowOnes => [.. Slow.Keys];

    [Theory]
    [MemberData(nameof(Named))]
    public async Task A_text_that_is_too_much_is_shown_as_plain_text_with_the_reason(string name)
    {
        var (markdown, notice) = Texts[name];

        // The clock stands still: the reason is the text, however busy the machine is.
        var fragment = await new MarkdigRenderer(new SettableClock()).RenderAsync(markdown, "", TestContext.Current.CancellationToken);

        Assert.Equal(notice, fragment.Notice);
        Assert.Equal(notice != RenderNotice.None, fragment.Literals[0].StartsWith("<pre class=\"plain\">", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(SlowOnes))]
    public async Task A_text_that_is_made_to_be_slow_is_answered(string name)
    {
        var fragment = await Rendered.FragmentAsync(Slow[name]);
        var words = new MarkdigPlainTextReader(TimeProvider.System).Read(Slow[name]);

        Assert.NotEmpty(fragment.Literals);
        Assert.NotNull(words.Text);
    }
}
