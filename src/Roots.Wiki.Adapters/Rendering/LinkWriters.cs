using System.Net;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>Writes links and images: holes for what is inside, a marked link for what is outside, bare text for what is refused.</summary>
internal static class LinkWriters
{
    private const string Rel = " rel=\"nofollow noopener noreferrer\"";

    internal sealed class OfLink : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            var page = (PageHtmlRenderer)renderer;
            var target = page.Links.Read(link.Url);
            if (link.IsImage)
            {
                WriteImage(page, target, InlineText.Of(link, 1_000), link.Title);
                return;
            }

            WriteTarget(page, target, () => InlineText.Of(link, 200), () => page.WriteChildren(link), link.Title);
        }
    }

    internal sealed class OfAutolink : HtmlObjectRenderer<AutolinkInline>
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline link)
        {
            var page = (PageHtmlRenderer)renderer;
            WriteTarget(page, page.Links.Read(link.IsEmail ? "mailto:" + link.Url : link.Url), () => link.Url, () => page.WriteEscape(link.Url), null);
        }
    }

    internal sealed class OfWikiLink : HtmlObjectRenderer<WikiLink>
    {
        protected override void Write(HtmlRenderer renderer, WikiLink link)
        {
            var page = (PageHtmlRenderer)renderer;
            var target = page.Links.ReadWikiLink(link.Target);
            var shown = link.Label.Length > 0 ? link.Label : link.Target;
            if (link.IsImage && target is LinkTarget.Inside { Kind: HoleKind.File })
            {
                WriteImage(page, target, link.Label, null);
                return;
            }

            WriteTarget(page, target, () => shown, () => WriteLabel(page, link, target, shown), null);
        }

        private static void WriteLabel(PageHtmlRenderer page, WikiLink link, LinkTarget target, string shown)
        {
            if (link.Label.Length == 0 && target is LinkTarget.Inside { Kind: HoleKind.PageLink } inside)
            {
                page.Write(page.Holes.Add(new(HoleKind.PageTitle, inside.Target, shown, inside.Otherwise)));
            }
            else
            {
                page.WriteEscape(shown);
            }
        }
    }

    private static void WriteTarget(PageHtmlRenderer page, LinkTarget target, Func<string> text, Action content, string? title)
    {
        var isPerson = target is LinkTarget.Inside { Kind: HoleKind.Person };
        var start = target switch
        {
            LinkTarget.Anchor(var id) => $"<a href=\"#{Encode(id)}\"{Title(title)}>",
            LinkTarget.Outside(var url) => $"<a href=\"{Encode(url)}\"{Title(title)}{Rel}>",
            LinkTarget.Inside { Kind: HoleKind.Person } => "<span class=\"person\">",
            LinkTarget.Inside inside => $"<a href=\"{page.Holes.Add(new(inside.Kind, inside.Target, inside.Kind == HoleKind.PageLink ? text() : "", inside.Otherwise))}\"{Title(title)}>",
            _ => "",
        };
        page.Write(start);
        content();
        if (isPerson)
        {
            page.Write(page.Holes.Add(new(HoleKind.Person, ((LinkTarget.Inside)target).Target, text())));
        }

        page.Write(start.Length == 0 ? "" : isPerson ? "</span>" : "</a>");
    }

    // A picture from elsewhere would tell its owner who reads: it becomes a link.
    private static void WriteImage(PageHtmlRenderer page, LinkTarget target, string alt, string? title)
    {
        if (target is LinkTarget.Inside { Kind: HoleKind.File } file)
        {
            page.Write($"<img src=\"{page.Holes.Add(new(HoleKind.File, file.Target))}\" alt=\"{Encode(alt)}\"{Title(title)} loading=\"lazy\">");
            return;
        }

        var shown = alt.Length > 0 || target is not LinkTarget.Outside(var url) ? alt : url;
        WriteTarget(page, target, () => shown, () => page.WriteEscape(shown), title);
    }

    private static string Title(string? title) => string.IsNullOrEmpty(title) ? "" : $" title=\"{Encode(title)}\"";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
