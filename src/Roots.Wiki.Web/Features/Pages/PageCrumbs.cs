using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>The folders above a page as links: to the folder's own page, else to the list of what lies in it.</summary>
public static class PageCrumbs
{
    public static IEnumerable<Crumb> Of(IEnumerable<PageCrumb> crumbs, PageUrl urls) =>
        crumbs.Select(c => new Crumb(c.Title, c.Path is { } path ? urls.Of(path) : $"{urls.Of("pages")}?in={Uri.EscapeDataString(c.Folder)}"));

    /// <summary>The way to something done with a page: folders, the page, the deed.</summary>
    public static IReadOnlyList<Crumb> To(Wiki wiki, Actor actor, PagePath path, PageUrl urls, string deed) =>
    [
        .. Of(wiki.Reader.CrumbsOf(actor, path), urls),
        new(wiki.Snapshot.Find(path) is { } page && wiki.AccessOf(actor).CanRead(page) ? page.Facts.Title : PageNames.Readable(path), urls.Of(path)),
        new(deed),
    ];
}
