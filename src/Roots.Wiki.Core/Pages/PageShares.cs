using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Roots.Wiki.People;
using Roots.Wiki.Rendering;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Pages;

/// <summary>A page as whoever has a link to it sees it. Immutable.</summary>
/// <param name="Page">The page.</param>
/// <param name="Html">Its text: nothing in it leads to what a visitor may not read.</param>
/// <param name="HasOwnHeading">Whether the text begins with its own heading of level 1.</param>
/// <param name="Until">When the link runs out.</param>
public sealed record SharedPage(PageEntry Page, SafeHtml Html, bool HasOwnHeading, DateTimeOffset Until);

/// <summary>
/// Links that show exactly one page to whoever has them: for some days, until they are withdrawn, until the maker's membership ends
/// or the maker may no longer read the page. Following one changes nothing. Safe to call from many threads.
/// </summary>
public sealed class PageShares(IPageStore store, FragmentCache fragments, ILinkRegistry links, IPersonRegistry persons, AccessViews views, TimeProvider clock)
{
    /// <summary>For how many days a link may live.</summary>
    public static readonly IReadOnlyList<int> Days = [1, 7, 30];

    /// <summary>The most live links to one page.</summary>
    public const int MostOfPage = 20;

    /// <summary>Whether an actor may make links to a page: a member who may read it and is no guest.</summary>
    public bool MayShare(Actor actor, PageEntry page) => actor is Actor.Member { IsGuest: false } && views.Of(actor).CanRead(page);

    /// <summary>Makes a link.</summary>
    /// <param name="actor">Who makes it.</param>
    /// <param name="path">The page.</param>
    /// <param name="days">One of <see cref="Days"/>.</param>
    /// <param name="showsNames">Whether names of people that the page mentions are filled in for those who have the link.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The secret, shown once; or why there is none.</returns>
    public async Task<(string? Secret, Problem? Problem)> MakeAsync(Actor actor, PagePath path, int days, bool showsNames, CancellationToken ct)
    {
        if (actor is not Actor.Member member || store.Current.Find(path) is not { } page || !MayShare(actor, page))
        {
            return (null, new(ProblemCode.NotFound));
        }

        if (!Days.Contains(days))
        {
            return (null, new(ProblemCode.NotAnOption, "days"));
        }

        if ((await LiveAsync(ct).ConfigureAwait(false)).Count(l => l.Role == path) >= MostOfPage)
        {
            return (null, new(ProblemCode.TooManyOpen, "days", MostOfPage));
        }

        var template = new RegistryLink("", LinkPurpose.Share, path, null, null, false, member.Id, clock.GetUtcNow().AddDays(days), null, false) { ShowsNames = showsNames };
        var (link, secret) = await links.CreateAsync(template, ct).ConfigureAwait(false);
        await persons.AuditAsync(actor, showsNames ? "page-shared-with-names" : "page-shared", link.Id, ct).ConfigureAwait(false);
        return (secret, null);
    }

    /// <summary>The live links to a page, newest first; none for whom the page does not exist.</summary>
    public async Task<IReadOnlyList<RegistryLink>> OfPageAsync(Actor actor, PagePath path, CancellationToken ct) =>
        store.Current.Find(path) is { } page && MayShare(actor, page) ? [.. (await LiveAsync(ct).ConfigureAwait(false)).Where(l => l.Role == path)] : [];

    /// <summary>All live links, newest first, for the administration.</summary>
    public async Task<IReadOnlyList<RegistryLink>> AllAsync(Actor actor, CancellationToken ct) => actor.IsAdministrator ? await LiveAsync(ct).ConfigureAwait(false) : [];

    /// <summary>Withdraws a link to a page that the actor may read.</summary>
    public async Task<Problem?> RevokeAsync(Actor actor, string id, CancellationToken ct)
    {
        if ((await LiveAsync(ct).ConfigureAwait(false)).FirstOrDefault(l => l.Id == id) is not { } link
            || !(actor.IsAdministrator || (store.Current.Find(link.Role!) is { } page && MayShare(actor, page))))
        {
            return new(ProblemCode.NotFound);
        }

        await links.RevokeAsync(id, ct).ConfigureAwait(false);
        await persons.AuditAsync(actor, "page-share-withdrawn", id, ct).ConfigureAwait(false);
        return null;
    }

    /// <summary>The page of a link; null for an unknown, withdrawn or expired one, and where the maker may not read the page (any more).</summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="urls">The addresses of public pages.</param>
    /// <param name="files">The address under which a picture of the page is served.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<SharedPage?> OpenAsync(string secret, PageUrl urls, Func<GitPath, string> files, CancellationToken ct)
    {
        if (await FindAsync(secret, ct).ConfigureAwait(false) is not var (link, page, maker))
        {
            return null;
        }

        var fragment = await FragmentAsync(page, ct).ConfigureAwait(false);
        var filler = new SharedHoles(views.Of(Actor.Visitor.Instance), link.ShowsNames ? persons.Current : null, urls, target => Picture(maker, page, target) is { } file ? files(file) : null);
        return new(page, filler.Fill(fragment), fragment.Literals[0].AsSpan().TrimStart().StartsWith("<h1"), link.Until);
    }

    /// <summary>The bytes of a picture that lies beside the page of a link and is used in it; null for everything else.</summary>
    public async Task<ReadOnlyMemory<byte>?> PictureAsync(string secret, GitPath file, CancellationToken ct)
    {
        if (await FindAsync(secret, ct).ConfigureAwait(false) is not var (_, page, maker))
        {
            return null;
        }

        var fragment = await FragmentAsync(page, ct).ConfigureAwait(false);
        return fragment.Holes.Any(h => h.Kind == HoleKind.File && Picture(maker, page, h.Target) == file) && store.Current.Files.GetValueOrDefault(file) is { } blob
            ? await store.ReadAsync(blob, ct).ConfigureAwait(false)
            : null;
    }

    private async Task<IReadOnlyList<RegistryLink>> LiveAsync(CancellationToken ct) =>
        [.. (await links.ListAsync(LinkPurpose.Share, clock.GetUtcNow(), ct).ConfigureAwait(false)).Where(l => !l.IsRevoked && l.Role is not null)];

    private async Task<(RegistryLink Link, PageEntry Page, AccessView Maker)?> FindAsync(string secret, CancellationToken ct) =>
        secret.Length == Secret.Length
        && await links.FindAsync(secret, clock.GetUtcNow(), ct).ConfigureAwait(false) is { Purpose: LinkPurpose.Share, Role: { } path, CreatedBy: { } by } link
        && persons.Current.Members.TryGetValue(by, out var member) && PeopleSnapshot.ActorOf(member) is Actor.Member maker
        && store.Current.Find(path) is { } page && MayShare(maker, page)
            ? (link, page, views.Of(maker))
            : null;

    private ValueTask<Fragment> FragmentAsync(PageEntry page, CancellationToken ct) =>
        fragments.GetAsync(page.Blob, page.Path.Folder, async c => Encoding.UTF8.GetString((await store.ReadAsync(page.Blob, c).ConfigureAwait(false) ?? default).Span), ct);

    // Beside the page, or in the folder that bears its name: where photos of answers lie.
    private static GitPath? Picture(AccessView maker, PageEntry page, string target) =>
        GitPath.TryParse(target.Split('#')[0], out var file) && !file.IsPage && maker.Snapshot.Files.ContainsKey(file) && maker.CanRead(file)
        && (file.Folder == page.Path.Folder || file.Folder.StartsWith(page.Path.Value + "/", StringComparison.Ordinal) || file.Folder == page.Path.Value || (page.Path.Folder.Length > 0 && file.Folder.StartsWith(page.Path.Folder + "/", StringComparison.Ordinal)))
            ? file
            : null;

    /// <summary>Fills holes for somebody without an account: what they may not read is neither linked nor named.</summary>
    private sealed class SharedHoles(AccessView visitor, PeopleSnapshot? people, PageUrl urls, Func<string, string?> files)
    {
        private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

        public SafeHtml Fill(Fragment fragment) => fragment.Fill(Markup);

        private string Markup(Hole hole) => hole.Kind switch
        {
            HoleKind.PageLink => Find(hole) is { } page ? $" href=\"{Html.Encode(urls.Of(page.Path))}\"" : "",
            HoleKind.PageTitle => Html.Encode(Find(hole)?.Facts.Title ?? hole.Text),
            HoleKind.File => Html.Encode(files(hole.Target) ?? "#"),
            _ => people is not null && PersonId.TryParse(hole.Target, out var id) && people.Persons.TryGetValue(id, out var person) ? $" <span class=\"person-name\">({Html.Encode(person.Name)})</span>" : "",
        };

        private PageEntry? Find(Hole hole) => Resolve(hole.Target) ?? (hole.Otherwise is { } top ? Resolve(top) : null);

        private PageEntry? Resolve(string target) => visitor.Snapshot.Resolve(target.Split('#')[0]) is { } page && visitor.CanRead(page) ? page : null;
    }
}
