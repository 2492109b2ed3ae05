using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>Writes plain words, and leaves a hole for each day among them. Headings keep their days, so that the list of contents says the same.</summary>
internal sealed class DayWriter : HtmlObjectRenderer<LiteralInline>
{
    private const int Most = 2_000; // holes for days on one page; what is beyond stays as it is written

    private int count;

    protected override void Write(HtmlRenderer renderer, LiteralInline literal)
    {
        var (text, at) = (literal.Content.ToString(), 0);
        if (renderer is PageHtmlRenderer page && renderer.EnableHtmlForInline && !StandsInHeading(literal))
        {
            foreach (var (start, length) in ShownDay.Find(text).Take(Most - count))
            {
                page.WriteEscape(text.AsSpan(at, start - at));
                page.Write(page.Holes.Add(new Hole(HoleKind.Day, text.Substring(start, length))));
                (at, count) = (start + length, count + 1);
            }
        }

        renderer.WriteEscape(text.AsSpan(at));
    }

    private static bool StandsInHeading(LiteralInline literal)
    {
        ContainerInline? inline = literal.Parent;
        while (inline?.Parent is { } above)
        {
            inline = above;
        }

        return inline?.ParentBlock is HeadingBlock;
    }
}
