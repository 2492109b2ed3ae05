using System.Text.RegularExpressions;
using Markdig;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Adapters.Tests.Rendering;

/// <summary>The examples of the CommonMark specification, as npm gives them.</summary>
public sealed partial class CommonMarkTests
{
    private const int Count = 652;

    [Fact]
    public void The_parser_that_we_build_upon_gives_the_specified_markup_for_each_example()
    {
        var plain = new MarkdownPipelineBuilder().Build();

        var wrong = Examples().Where(e => Calm(Markdown.ToHtml(e.Markdown, plain)) != Calm(e.Html)).Select(e => e.Number);

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Our_dialect_renders_each_example_without_a_notice()
    {
        foreach (var (number, markdown, _) in Examples())
        {
            var fragment = await Rendered.FragmentAsync(markdown);

            Assert.True(fragment.Notice == RenderNotice.None, $"example {number}");
        }
    }

    private static List<(int Number, string Markdown, string Html)> Examples()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "commonmark-spec.txt");
        if (!File.Exists(file))
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("ROOTS_NODE_REQUIRED") == "1", "Needs Node: the examples of CommonMark come from npm when the tests are built.");
            Assert.Fail("ROOTS_NODE_REQUIRED=1, but the build could not fetch the examples of CommonMark.");
        }

        var examples = Example().Matches(File.ReadAllText(file)).Select((m, i) => (i + 1, Tabs(m.Groups[1].Value), Tabs(m.Groups[2].Value))).ToList();
        Assert.Equal(Count, examples.Count);
        return examples;
    }

    // Line breaks beside tags mean nothing and are a matter of taste.
    private static string Calm(string html) => html.Replace(">\n", ">", StringComparison.Ordinal).Replace("\n<", "<", StringComparison.Ordinal).Trim();

    private static string Tabs(string text) => text.Replace('→', '\t');

    [GeneratedRegex(@"^`{32} example\n([\s\S]*?)^\.\n([\s\S]*?)^`{32}$", RegexOptions.Multiline)]
    private static partial Regex Example();
}
