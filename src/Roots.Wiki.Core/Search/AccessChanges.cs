using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Search;

/// <summary>Finds pages whose text is as it was, but who may read them has changed: by the wiki's settings or spaces, or by an office that came or went.</summary>
internal static class AccessChanges
{
    /// <summary>The pages to index anew.</summary>
    /// <param name="before">What the index reflects, or null where that is not known any more (after a start).</param>
    /// <param name="now">The state now.</param>
    /// <param name="changes">What differs.</param>
    public static IEnumerable<PageEntry> Between(Snapshot? before, Snapshot now, IReadOnlyList<FileChange> changes) =>
        before is null ? (changes.Any(c => MayMoveOthers(c, now)) ? now.SortedPages : [])
        : HaveSameRules(before, now) ? []
        : now.Pages.Values.Where(p => before.Find(p.Path) is { } old && before.ClassOf(old).Key != now.ClassOf(p).Key);

    private static bool HaveSameRules(Snapshot before, Snapshot now) =>
        before.Settings.DefaultVisibility == now.Settings.DefaultVisibility
        && before.Spaces.Named.Select(s => s.Folder).SequenceEqual(now.Spaces.Named.Select(s => s.Folder))
        && before.Roles.All.Select(r => r.Path).SequenceEqual(now.Roles.All.Select(r => r.Path));

    private static bool MayMoveOthers(FileChange change, Snapshot now) =>
        change.File.Value is WikiSettings.File or SpaceRules.File
        || (PagePath.TryOf(change.File, out var path) && (change.Blob is null || now.Roles.Find(path) is not null));
}
