using Roots.Wiki.Spaces;

namespace Roots.Wiki.Pages;

/// <summary>A part of the list of all pages.</summary>
/// <param name="Pages">The pages, ordered by folder and title.</param>
/// <param name="Total">How many there are in all parts together.</param>
/// <param name="Folders">The top-level folders that hold pages of the actor, in order.</param>
public sealed record PageListPart(IReadOnlyList<PageEntry> Pages, int Total, IReadOnlyList<string> Folders);

/// <summary>Lists what an actor may read. Pure.</summary>
public static class PageList
{
    /// <summary>Lists pages.</summary>
    /// <param name="view">What the actor may read.</param>
    /// <param name="folder">Only below this folder; empty for all.</param>
    /// <param name="filter">Only pages whose title, address or tag contains this text; empty for all.</param>
    /// <param name="skip">Leave out so many.</param>
    /// <param name="take">At most so many.</param>
    public static PageListPart Of(AccessView view, string folder, string filter, int skip, int take)
    {
        var mine = view.Snapshot.SortedPages.Where(view.CanRead).ToList();
        var found = mine
            .Where(p => folder.Length == 0 || p.Path.Value.StartsWith(folder + "/", StringComparison.Ordinal))
            .Where(p => filter.Length == 0 || Matches(p, filter))
            .OrderBy(p => p.Path.Folder, StringComparer.Ordinal).ThenBy(p => p.Facts.Title, StringComparer.CurrentCultureIgnoreCase)
            .ToList();
        return new([.. found.Skip(skip).Take(take)], found.Count, [.. mine.Select(p => p.Path.Space).Where(s => s.Length > 0).Distinct()]);
    }

    private static bool Matches(PageEntry page, string filter) =>
        page.Facts.Title.Contains(filter, StringComparison.CurrentCultureIgnoreCase)
        || page.Path.Value.Contains(filter, StringComparison.OrdinalIgnoreCase)
        || page.Facts.Tags.Any(t => t.Contains(filter, StringComparison.CurrentCultureIgnoreCase));
}
