using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>One state of the branch: the commit, its whole tree, and what the wiki serves of it. Immutable.</summary>
/// <param name="Commit">Null for a branch without any commit.</param>
/// <param name="Root">Every entry, served or not.</param>
/// <param name="Snapshot">What requests read.</param>
internal sealed record StoreState(Oid? Commit, Folder Root, Snapshot Snapshot)
{
    public static StoreState Empty { get; } = new(null, Folder.Empty, Snapshot.Empty);
}
