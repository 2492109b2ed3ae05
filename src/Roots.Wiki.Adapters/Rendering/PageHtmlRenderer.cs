using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>Writes a parsed page as markup with <see cref="HoleMarks"/>. Writes no raw markup of the page but <see cref="RawTags"/>.</summary>
internal sealed class PageHtmlRenderer : HtmlRenderer
{
    public PageHtmlRenderer(TextWriter writer, PageHeadings headings, LinkReader links)
        : base(writer)
    {
        (Headings, Links) = (headings, links);
        ObjectRenderers.Replace<HeadingRenderer>(new HeadingWriter());
        ObjectRenderers.Replace<HtmlBlockRenderer>(new RawTags.OfBlock());
        ObjectRenderers.Replace<HtmlInlineRenderer>(new RawTags.OfInline());
        ObjectRenderers.Replace<LinkInlineRenderer>(new LinkWriters.OfLink());
        ObjectRenderers.Replace<AutolinkInlineRenderer>(new LinkWriters.OfAutolink());
        ObjectRenderers.Replace<LiteralInlineRenderer>(new DayWriter());
        ObjectRenderers.Replace<EmphasisInlineRenderer>(new EmphasisInlineRenderer { GetTag = e => e.DelimiterChar == '~' ? "del" : e.DelimiterCount == 2 ? "strong" : "em" });
        ObjectRenderers.Insert(0, new LinkWriters.OfWikiLink());
        ObjectRenderers.Insert(0, new BlockWriters.OfAlert());
        ObjectRenderers.Insert(0, new BlockWriters.OfTable());
        ObjectRenderers.Insert(0, new BlockWriters.OfTask());
        ObjectRenderers.Insert(0, new BlockWriters.OfFrontMatter());
        ObjectRenderers.Insert(0, new FootnoteWriters.OfGroup());
        ObjectRenderers.Insert(0, new FootnoteWriters.OfLink());
    }

    public PageHeadings Headings { get; }

    public LinkReader Links { get; }

    public HoleMarks Holes { get; } = new();

    public RawTags.Stack OpenTags { get; } = new();

    /// <summary>The anchor of the heading above, or null.</summary>
    public string? Section { get; set; }

    private sealed class HeadingWriter : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock block)
        {
            var page = (PageHtmlRenderer)renderer;
            var entry = page.Headings.Of(block);
            page.Section = entry.Id;
            page.EnsureLine();
            page.Write($"<h{entry.Level} id=\"").WriteEscape(entry.Id).Write("\">");
            page.WriteLeafInline(block);
            page.WriteLine($"</h{entry.Level}>");
        }
    }
}
