using Roots.Wiki.Pages;

namespace Roots.Wiki.Core.Tests.Pages;

public sealed class FrontMatterWritingTests
{
    private const string Page = "---\n# head\ntitle: Kasse  # the title\ncustom:\n  deep: [1, 2]\ntags: [a, b]\nanswers:\n  b: {confirmed: 2026-01-01}\n---\n\n# Kasse\n";

    [Fact]
    public void Setting_a_scalar_changes_only_the_value_and_keeps_the_comment() =>
        Assert.Equal(Page.Replace("title: Kasse ", "title: \"Neu: 1\" ", StringComparison.Ordinal), FrontMatter.SetScalar(Page, "title", "Neu: 1"));

    [Fact]
    public void Setting_what_stands_there_changes_nothing()
    {
        Assert.Same(Page, FrontMatter.SetScalar(Page, "title", "Kasse"));
        Assert.Same(Page, FrontMatter.SetList(Page, "tags", ["a", "b"]));
        Assert.Same(Page, FrontMatter.SetMapEntry(Page, "answers", "b", [new("confirmed", "2026-01-01")]));
        Assert.Same(Page, FrontMatter.SetScalar(Page, "none", null));
    }

    [Fact]
    public void Entries_of_a_map_are_inserted_in_order_one_line_each()
    {
        var text = FrontMatter.SetMapEntry(FrontMatter.SetMapEntry(Page, "answers", "c", [new("state", "unknown")]), "answers", "a", [new("confirmed", "2026-10-02")]);

        Assert.Contains("answers:\n  a: {confirmed: 2026-10-02}\n  b: {confirmed: 2026-01-01}\n  c: {state: unknown}\n---\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_front_matter_gets_some_and_keeps_its_line_ends()
    {
        Assert.Equal("\uFEFF---\r\ntype: knowledge\r\n---\r\n# A\r\nb\r\n", FrontMatter.SetScalar("\uFEFF# A\r\nb\r\n", "type", "knowledge"));
        Assert.Equal("---\nanswers:\n  a: {state: partial}\n---\nx", FrontMatter.SetMapEntry("x", "answers", "a", [new("state", "partial")]));
    }

    [Fact]
    public void Holders_that_stay_keep_their_line_and_the_comment_above()
    {
        const string text = "---\nholders: # all\n    # elected\n    - {person: aaaaaaaaaa,  kind: holder}\n    - {person: bbbbbbbbbb, kind: deputy}\n---\n";

        var changed = FrontMatter.SetMaps(text, "holders", [[new("person", "aaaaaaaaaa"), new("kind", "holder")], [new("person", "cccccccccc"), new("kind", "second")]]);

        Assert.Equal(text.Replace("{person: bbbbbbbbbb, kind: deputy}", "{person: cccccccccc, kind: second}", StringComparison.Ordinal), changed);
    }

    [Fact]
    public void A_map_in_flow_style_becomes_block_style_and_loses_no_entry() =>
        Assert.Equal(
            "---\nanswers:\n  a: {state: unknown}\n  b: {state: partial}\n---\n",
            FrontMatter.SetMapEntry("---\nanswers: {b: {state: partial}}\n---\n", "answers", "a", [new("state", "unknown")]));

    [Fact]
    public void Removing_takes_all_lines_of_the_key_and_no_other()
    {
        Assert.DoesNotContain("deep", FrontMatter.SetScalar(Page, "custom", null), StringComparison.Ordinal);
        Assert.Equal(Page.Replace("answers:\n  b: {confirmed: 2026-01-01}\n", "", StringComparison.Ordinal), FrontMatter.SetMapEntry(Page, "answers", "b", null));
    }

    [Theory]
    [InlineData("Kasse", "Kasse")]
    [InlineData("2026-10-02", "2026-10-02")]
    [InlineData("true", "true")]
    [InlineData("null", "\"null\"")]
    [InlineData("", "\"\"")]
    [InlineData("- a", "\"- a\"")]
    [InlineData("a # b", "\"a # b\"")]
    [InlineData("a#b", "a#b")]
    [InlineData("a\nb", "\"a\\nb\"")]
    public void A_value_is_quoted_only_where_it_must_be(string value, string yaml) =>
        Assert.Equal($"---\nk: {yaml}\n---\n", FrontMatter.SetScalar("", "k", value));
}
