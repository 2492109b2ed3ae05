using Roots.Wiki.Pages;

namespace Roots.Wiki.Roles;

/// <summary>An office: its page, and the pages that hold what is known about it. Immutable.</summary>
/// <param name="Page">The page of <c>type: role</c>.</param>
/// <param name="Facts">What it says.</param>
/// <param name="Knowledge">Its pages of <c>type: knowledge</c>, in ordinal order.</param>
public sealed record Role(PageEntry Page, RoleFacts Facts, IReadOnlyList<PageEntry> Knowledge)
{
    /// <summary>Whether this is no office but a page from a template, which is answered in the same way.</summary>
    public bool IsPage { get; private init; }

    /// <summary>A page from a template as something to answer: the page itself holds the answers. Null where its template is none for pages.</summary>
    public static Role? OfPage(PageEntry page, Templates.TemplateCatalog catalog) =>
        page.Facts.Template is { } id && catalog.Find(id) is { Scope: Templates.TemplateScope.Page }
            ? new(page, new([id], null, false, null, []), [page]) { IsPage = true }
            : null;

    /// <summary>The address of the office's page.</summary>
    public PagePath Path => Page.Path;

    /// <summary>The folder of the office, such as <c>rollen/kasse</c>.</summary>
    public string Folder => Path.Folder;

    /// <summary>Its title.</summary>
    public string Title => Page.Facts.Title;
}

/// <summary>Every office of a snapshot. Immutable; computed once per snapshot.</summary>
public sealed class RoleDirectory
{
    private readonly Dictionary<PagePath, Role> byPath;
    private readonly Dictionary<string, PagePath> byFolder;

    private RoleDirectory(IReadOnlyList<Role> all, IReadOnlyList<PageEntry> handovers)
    {
        (All, Handovers) = (all, handovers);
        byPath = all.ToDictionary(r => r.Path);
        byFolder = all.Where(r => r.Folder.Length > 0).GroupBy(r => r.Folder, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Path, StringComparer.Ordinal);
    }

    /// <summary>All offices in ordinal order of their addresses.</summary>
    public IReadOnlyList<Role> All { get; }

    /// <summary>The pages that hold handovers, in ordinal order of their addresses.</summary>
    public IReadOnlyList<PageEntry> Handovers { get; }

    /// <summary>Collects the offices out of all pages.</summary>
    public static RoleDirectory Of(IEnumerable<PageEntry> pages)
    {
        var typed = pages.Where(p => p.Facts.Type is not null).ToList();
        var roles = typed.Where(p => p.Facts.Office is not null).OrderBy(p => p.Path).ToList();
        var addresses = roles.SelectMany(r => new[] { (r.Path.Value, r.Path), (r.Path.Folder, r.Path) }).DistinctBy(r => r.Item1).ToDictionary(r => r.Item1, r => r.Path, StringComparer.Ordinal);
        var knowledge = typed.Where(p => p.Facts.Type == "knowledge")
            .Select(p => (Page: p, Office: addresses.GetValueOrDefault(p.Facts.Role?.Trim('/') ?? p.Path.Folder)))
            .Where(k => k.Office is not null)
            .ToLookup(k => k.Office!, k => k.Page);
        return new([.. roles.Select(r => new Role(r, r.Facts.Office!, [.. knowledge[r.Path].OrderBy(k => k.Path)]))], [.. typed.Where(p => p.Facts.Handover is not null).OrderBy(p => p.Path)]);
    }

    /// <summary>The office of exactly this page, or null.</summary>
    public Role? Find(PagePath path) => byPath.GetValueOrDefault(path);

    /// <summary>The office that an address from a URL means: its page or its folder; null for none.</summary>
    public Role? Resolve(string address) =>
        PagePath.TryParse(address.Trim('/'), out var path) && (byPath.TryGetValue(path, out var role) || (byFolder.TryGetValue(path.Value, out var page) && byPath.TryGetValue(page, out role))) ? role : null;

    /// <summary>The office that a page belongs to: named by <c>role</c>, else the nearest folder that is an office's.</summary>
    public PagePath? OfficeOf(PageEntry page)
    {
        if (page.Facts.Office is not null)
        {
            return page.Path;
        }

        if (page.Facts.Role is { } named && Resolve(named) is { } role)
        {
            return role.Path;
        }

        for (var folder = page.Path.Folder; folder.Length > 0; folder = folder.LastIndexOf('/') is var i and >= 0 ? folder[..i] : "")
        {
            if (byFolder.TryGetValue(folder, out var path))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>The offices whose knowledge a person may read: as holder, deputy or successor.</summary>
    public IEnumerable<PagePath> OfficesOf(PersonId person) =>
        All.Where(r => r.Facts.Holders.Any(h => h.Person == person && h.Kind is HolderKind.Holder or HolderKind.Deputy or HolderKind.Successor)).Select(r => r.Path);

    /// <summary>Whether a person holds or deputises for an office.</summary>
    public bool Holds(PersonId person, PagePath office) =>
        Find(office)?.Facts.Holders.Any(h => h.Person == person && h.Kind is HolderKind.Holder or HolderKind.Deputy) == true;

    /// <summary>Whether a person is of the board: holds or deputises for an office that is.</summary>
    public bool IsBoard(PersonId person) =>
        All.Any(r => r.Facts.IsBoard && Holds(person, r.Path));
}
