using System.Text;
using Roots.Wiki.People;
using Roots.Wiki.Rendering;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Pages;

/// <summary>What an address leads to, for one actor.</summary>
public abstract record PageLocation
{
    private PageLocation() { }

    /// <summary>A page under its own address.</summary>
    public sealed record Found(PageEntry Page) : PageLocation;

    /// <summary>A page under another spelling, an alias or an old address: to be redirected.</summary>
    public sealed record Elsewhere(PagePath Path) : PageLocation;

    /// <summary>A file that is no page.</summary>
    public sealed record Attachment(GitPath File, BlobId Blob) : PageLocation;

    /// <summary>Nothing that the actor may see.</summary>
    /// <param name="CanCreate">The address under which the actor may create a page; null where there may be none.</param>
    public sealed record Missing(PagePath? CanCreate) : PageLocation;
}

/// <summary>A step of the way from the start page to a page.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Path">The folder's own page that the actor may read, or null.</param>
/// <param name="Folder">The folder.</param>
public sealed record PageCrumb(string Title, PagePath? Path, string Folder);

/// <summary>A page as one actor sees it. Immutable.</summary>
/// <param name="Page">The page.</param>
/// <param name="Html">Its text, links filled.</param>
/// <param name="HasOwnHeading">Whether the text begins with its own heading of level 1, so that the title need not stand above it.</param>
/// <param name="Toc">Its headings.</param>
/// <param name="Crumbs">The folders above it, outermost first.</param>
/// <param name="Notice">Why the text is shown as it is written, or none.</param>
/// <param name="Visibility">Who may read it.</param>
/// <param name="CanWrite">Whether the actor may change it.</param>
public sealed record PageView(
    PageEntry Page, SafeHtml Html, bool HasOwnHeading, IReadOnlyList<TocEntry> Toc, IReadOnlyList<PageCrumb> Crumbs,
    RenderNotice Notice, Visibility Visibility, bool CanWrite)
{
    /// <summary>Whether the actor may make links that show it to others.</summary>
    public bool CanShare { get; init; }
}

/// <summary>Finds pages by address and shows them. A cached page costs look-ups only: no git, no parser, no query. Safe to call from many threads.</summary>
public sealed class PageReader(IPageStore store, IPageRenderer renderer, FragmentCache fragments, IPersonRegistry persons, AccessViews views)
{
    /// <summary>What an address leads to. No I/O.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="address">The decoded address without its leading slash.</param>
    public PageLocation Locate(Actor actor, string address)
    {
        var view = views.Of(actor);
        var page = view.Snapshot.Resolve(address);
        if (page is not null && IsOwnAddress(page.Path, address))
        {
            return view.CanRead(page) ? new PageLocation.Found(page) : Missing(view, address);
        }

        if (GitPath.TryParse(address, out var file) && !file.IsPage && view.Snapshot.Files.TryGetValue(file, out var blob) && view.CanRead(file))
        {
            return new PageLocation.Attachment(file, blob);
        }

        return page is not null && view.CanRead(page) ? new PageLocation.Elsewhere(page.Path) : Missing(view, address);
    }

    /// <summary>Where the page went that once stood under an address, if the actor may read it there; else null.</summary>
    public async ValueTask<PagePath?> FindMovedAsync(Actor actor, string address, CancellationToken ct) =>
        PageUrl.Read("/" + address) is { } old && await store.FindMovedAsync(old.File, ct).ConfigureAwait(false) is { } file
        && PagePath.TryOf(file, out var path) && views.Of(actor) is var view && view.Snapshot.Find(path) is { } page && view.CanRead(page)
            ? path
            : null;

    /// <summary>A page as the actor sees it; the actor must have found it by <see cref="Locate"/>.</summary>
    public async ValueTask<PageView> ViewAsync(Actor actor, PageEntry page, PageUrl urls, CancellationToken ct)
    {
        var view = views.Of(actor);
        var fragment = await fragments.GetAsync(page.Blob, page.Path.Folder, async c => await TextAsync(page.Blob, c).ConfigureAwait(false), ct).ConfigureAwait(false);
        return new(
            page, new HoleFiller(view, persons.Current, urls).Fill(fragment),
            fragment.Literals[0].AsSpan().TrimStart().StartsWith("<h1"), fragment.Toc, Crumbs(view, page.Path),
            fragment.Notice, view.Snapshot.ClassOf(page).Level, view.CanWrite(page.Path))
        { CanShare = actor is Actor.Member { IsGuest: false } };
    }

    /// <summary>
    /// A short text that is equal exactly when <see cref="ViewAsync"/> gives the same, whatever else changed in the wiki; null for a
    /// page that was not shown of late. The actor must have found the page by <see cref="Locate"/>. No I/O.
    /// </summary>
    /// <remarks>Everything that a <see cref="PageView"/> holds must count here: finished pages are kept under it.</remarks>
    public string? FingerprintOf(Actor actor, PageEntry page, PageUrl urls)
    {
        if (fragments.Find(page.Blob, page.Path.Folder) is not { } fragment)
        {
            return null;
        }

        var view = views.Of(actor);
        var print = new Fingerprint().Add(page.Path.Value).Add(page.Blob.Value)
            .Add(view.Snapshot.ClassOf(page).Level.ToString()).Add(view.CanWrite(page.Path) ? "w" : "r").Add(actor is Actor.Member { IsGuest: false } ? "s" : "");
        foreach (var crumb in Crumbs(view, page.Path))
        {
            print.Add(crumb.Title).Add(crumb.Path?.Value ?? "").Add(crumb.Folder);
        }

        foreach (var filling in new HoleFiller(view, persons.Current, urls).Fillings(fragment))
        {
            print.Add(filling);
        }

        return print.ToString();
    }

    /// <summary>How a text would look as a page, for previews and old versions. Nothing is kept.</summary>
    public async ValueTask<SafeHtml> PreviewAsync(Actor actor, PagePath path, string markdown, PageUrl urls, CancellationToken ct) =>
        new HoleFiller(views.Of(actor), persons.Current, urls).Fill(await renderer.RenderAsync(markdown, path.Folder, ct).ConfigureAwait(false));

    /// <summary>The bytes of a content that the actor has found by <see cref="Locate"/>.</summary>
    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(BlobId blob, CancellationToken ct) => store.ReadAsync(blob, ct);

    /// <summary>The folders above a page, outermost first.</summary>
    public IReadOnlyList<PageCrumb> CrumbsOf(Actor actor, PagePath path) => Crumbs(views.Of(actor), path);

    private async ValueTask<string> TextAsync(BlobId blob, CancellationToken ct) =>
        Encoding.UTF8.GetString((await store.ReadAsync(blob, ct).ConfigureAwait(false) ?? default).Span);

    private static List<PageCrumb> Crumbs(AccessView view, PagePath path)
    {
        var crumbs = new List<PageCrumb>();
        var folder = path.Name == "index" || path.Folder.Length == 0 ? Parent(path.Folder) : path.Folder;
        for (; folder.Length > 0; folder = Parent(folder))
        {
            var own = view.Snapshot.Resolve(folder + "/") is { } page && page.Path.Folder == folder && view.CanRead(page) ? page : null;
            crumbs.Insert(0, new(own?.Facts.Title ?? PageNames.Readable(PagePath.Parse(folder + "/index")), own?.Path, folder));
        }

        return crumbs;
    }

    private static string Parent(string folder) => folder.LastIndexOf('/') is var i and >= 0 ? folder[..i] : "";

    private static bool IsOwnAddress(PagePath path, string address) =>
        address.Length == 0 || PageUrl.Read("/" + address) == path && (path.Name != "index" || path.Folder.Length == 0 || address.EndsWith('/')) && address != WikiSettings.StartPage;

    // A name that only an unreadable page has taken looks free here: what may not be read looks exactly like what is missing.
    private static PageLocation.Missing Missing(AccessView view, string address)
    {
        var name = address.EndsWith('/') ? address + "index" : address;
        return new(MayCreate(view, name) && (PageNames.CheckNew(name, view.Snapshot) is null or { Code: ProblemCode.NameTaken }) ? PagePath.Parse(name) : null);
    }

    // Where the actor may not even read, a missing page looks as everywhere else: a space that is closed to them leaves no trace.
    private static bool MayCreate(AccessView view, string name) =>
        view.Can(Permission.Write) && view.Snapshot.Spaces.Of(name) is var space && (view.CanWriteIn(space) || !view.Explain(space).Allows);
}
