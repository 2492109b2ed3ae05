using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Core.Tests.Pages;

public sealed class PageFormTests
{
    private static readonly PagePath Path = PagePath.Parse("kasse/sepa");

    [Theory]
    [InlineData("# SEPA\n\nText.\n")]
    [InlineData("---\ntitle: SEPA\ntags: [bank]\n---\n\nText.\n")]
    [InlineData("---\r\ntitle: SEPA # wie immer\r\nx: 1\r\n---\r\nText.\r\nOhne Ende")]
    [InlineData("Zeile\r\nZeile\nZeile\r\n")]
    [InlineData("")]
    [InlineData("---\ntitle: &a kaputt\n---\nText.\n")]
    public void Opening_and_saving_without_a_change_keeps_every_byte(string markdown)
    {
        var form = PageForm.Read(Path, markdown);

        var sent = form with { Body = form.Body.ReplaceLineEndings("\r\n") };

        Assert.Equal(markdown.Length == 0 ? "---\ntitle: Sepa\n---\n" : markdown, sent.ApplyTo(Path, markdown));
    }

    [Fact]
    public void A_changed_line_gets_the_line_end_of_its_file()
    {
        var form = PageForm.Read(Path, "eins\r\nzwei\r\ndrei\r\n");

        var text = (form with { Body = "eins\nZWEI\ndrei\n" }).ApplyTo(Path, "eins\r\nzwei\r\ndrei\r\n");

        Assert.Equal("eins\r\nZWEI\r\ndrei\r\n", text);
    }

    [Fact]
    public void A_mixed_file_keeps_the_line_ends_of_the_lines_that_stay()
    {
        var form = PageForm.Read(Path, "eins\r\nzwei\ndrei\r\nvier\n");

        var text = (form with { Body = "eins\r\nneu\r\ndrei\r\nvier\r\n" }).ApplyTo(Path, "eins\r\nzwei\ndrei\r\nvier\n");

        Assert.StartsWith("eins\r\nneu", text, StringComparison.Ordinal);
        Assert.EndsWith("drei\r\nvier\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_page_gets_plain_line_ends_a_final_one_and_its_title()
    {
        var form = new PageForm("Schlüssel & Zugänge", "Am Brett.\r\nIm Flur.", null, []);

        var text = form.ApplyTo(Path, "");

        Assert.Equal("Schlüssel & Zugänge", PageForm.Read(Path, text).Title);
        Assert.EndsWith("Am Brett.\nIm Flur.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void A_new_title_replaces_the_heading_that_was_the_title()
    {
        var form = PageForm.Read(Path, "# SEPA\n\nText.\n");

        var text = (form with { Title = "Einzug" }).ApplyTo(Path, "# SEPA\n\nText.\n");

        Assert.Equal("# Einzug\n\nText.\n", text);
    }

    [Fact]
    public void Title_visibility_and_tags_are_spliced_and_everything_else_stays()
    {
        const string Stored = "---\n# von Ada\nzzz: 1\ntitle: \"SEPA\"\nanswers:\n  konten: {confirmed: 2026-10-02}\n---\n\nText.\n";
        var form = PageForm.Read(Path, Stored);

        var text = (form with { Title = "Einzug", Visibility = Visibility.Board, Tags = ["Bank", "März"] }).ApplyTo(Path, Stored);

        var saved = PageForm.Read(Path, text);
        Assert.Equal(("Einzug", Visibility.Board), (saved.Title, saved.Visibility));
        Assert.Equal(["Bank", "März"], saved.Tags);
        Assert.All(["# von Ada\n", "zzz: 1\n", "  konten: {confirmed: 2026-10-02}\n", "\n\nText.\n"], kept => Assert.Contains(kept, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_head_that_cannot_be_read_is_shown_as_text_so_that_it_can_be_mended()
    {
        const string Broken = "---\ntitle: &a x\n---\nText.\n";

        var form = PageForm.Read(Path, Broken);

        Assert.True(form.IsWhole);
        Assert.Equal(Broken, form.Body);
        Assert.Equal("---\ntitle: x\n---\nText.\n", (form with { Body = "---\r\ntitle: x\r\n---\r\nText.\r\n" }).ApplyTo(Path, Broken));
    }

    [Theory]
    [InlineData("", ProblemCode.Required)]
    [InlineData(" \t ", ProblemCode.Required)]
    [InlineData("a\0b", ProblemCode.NotText)]
    public void A_title_that_is_none_is_named(string title, ProblemCode expected) =>
        Assert.Equal(expected, Assert.Single(new PageForm(title, "Text", null, []).Check()).Code);

    [Fact]
    public void Whatever_is_too_long_or_binary_is_named_beside_its_field()
    {
        var form = new PageForm(new string('x', 1_000_000), new string('x', Limits.PageBytes + 1), null, [new string('x', 500)]);

        var problems = form.Check();

        Assert.Equal([(ProblemCode.TooLong, "title"), (ProblemCode.TooLong, "tags"), (ProblemCode.PageTooLarge, "body")], problems.Select(p => (p.Code, p.Field)));
        Assert.Equal(ProblemCode.NotText, Assert.Single((form with { Title = "x", Body = "a\0b", Tags = [] }).Check()).Code);
    }
}
