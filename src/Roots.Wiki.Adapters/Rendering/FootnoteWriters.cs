using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>Writes footnotes; all their ids begin with <c>fn-</c>.</summary>
internal static class FootnoteWriters
{
    internal sealed class OfGroup : HtmlObjectRenderer<FootnoteGroup>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteGroup group)
        {
            renderer.EnsureLine();
            renderer.WriteLine("<section class=\"footnotes\">").WriteLine("<ol>");
            foreach (var note in group.OfType<Footnote>())
            {
                renderer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"<li id=\"fn-{note.Order}\">"));
                renderer.WriteChildren(note);
                renderer.WriteLine("</li>");
            }

            renderer.WriteLine("</ol>").WriteLine("</section>");
        }
    }

    internal sealed class OfLink : HtmlObjectRenderer<FootnoteLink>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteLink link) => renderer.Write(link.IsBackLink
            ? string.Create(CultureInfo.InvariantCulture, $"<a class=\"footnote-back\" href=\"#fn-ref-{link.Index}\">↩</a>")
            : string.Create(CultureInfo.InvariantCulture, $"<sup class=\"footnote-ref\"><a id=\"fn-ref-{link.Index}\" href=\"#fn-{link.Footnote.Order}\">{link.Footnote.Order}</a></sup>"));
    }
}
