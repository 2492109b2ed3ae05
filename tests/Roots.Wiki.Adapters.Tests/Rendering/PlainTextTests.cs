using Roots.Wiki.Adapters.Rendering;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Adapters.Tests.Rendering;

public sealed class PlainTextTests
{
    private static PlainText Read(string markdown) => new MarkdigPlainTextReader(TimeProvider.System).Read(markdown);

    [Fact]
    public void Words_come_without_markup_addresses_and_ids()
    {
        var text = Read("---\ntitle: Nicht dies\n---\n# Die **Kasse** {#kasse}\n\nSiehe [[SEPA|Einzug]], [Satzung](satzung.md) und [Ada](person:k3v9x2m7qa).<br>Ende\n\n- [ ] Aufgabe\n\n| A | B |\n| - | - |\n| c | d |\n\n<div class=\"x\">Roh</div>\n\n    Code\n").Text;

        Assert.Equal("Die Kasse\nSiehe Einzug, Satzung und Ada. Ende\nAufgabe\nA\nB\nc\nd\nRoh\nCode\n", text);
    }

    [Fact]
    public async Task Headings_have_the_anchors_of_the_page_and_tell_where_a_word_stands()
    {
        const string Markdown = "Vorab\n\n# Titel\n\nText\n\n## Welche Konten? {#konten}\n\nGirokonto\n\n## Titel\n";

        var text = Read(Markdown);
        var page = await Rendered.FragmentAsync(Markdown);

        Assert.Equal("Titel", text.Title);
        Assert.Equal(page.Toc.Select(t => t.Id), text.Headings.Select(h => h.Id));
        Assert.Equal(["h-titel", "h-konten", "h-titel-2"], text.Headings.Select(h => h.Id));
        Assert.Equal("h-konten", text.HeadingAt(text.Text.IndexOf("Girokonto", StringComparison.Ordinal))?.Id);
        Assert.Null(text.HeadingAt(0));
        Assert.All(text.Headings, h => Assert.StartsWith(h.Text, text.Text[h.Offset..], StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_that_cannot_be_parsed_keeps_its_words() =>
        Assert.Contains("Kasse", Read(string.Concat(Enumerable.Repeat("> ", 5_000)) + "Kasse").Text, StringComparison.Ordinal);
}
