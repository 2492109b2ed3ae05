namespace Roots.Wiki.Pages;

/// <summary>The rows of the registry that name pages: drafts, questions of readers, ticks, links, marks. Safe to call from many threads.</summary>
public interface IPageRows
{
    /// <summary>Every page that a row names, each once.</summary>
    Task<IReadOnlyCollection<PagePath>> PagesAsync(CancellationToken ct);

    /// <summary>Lets every row name the page's new address, in one transaction. A row that would meet another one there stays where it is: nothing is lost.</summary>
    /// <param name="moves">Old address → new address.</param>
    /// <param name="ct">Cancels.</param>
    Task MoveAsync(IReadOnlyDictionary<PagePath, PagePath> moves, CancellationToken ct);
}

/// <summary>
/// Lets the registry follow pages that moved, by whatever way: a form, a push, an import. Asks git where a page went that a row names and
/// that is gone, so that it is the same after a restart. Safe to call from many threads.
/// </summary>
public sealed class MovedRows(IPageStore store, IPageRows? rows)
{
    private volatile CommitId? seen;

    /// <summary>Follows what moved since the last time; called by a loop, also at start. Without a new commit it does nothing.</summary>
    /// <returns>How many pages were followed.</returns>
    /// <exception cref="StoreUnavailableException">The history or the registry cannot be reached.</exception>
    public async Task<int> FollowAsync(CancellationToken ct)
    {
        var snapshot = store.Current;
        if (rows is null || snapshot.Commit is not { } commit || commit == seen)
        {
            return 0;
        }

        var moves = new Dictionary<PagePath, PagePath>();
        foreach (var page in (await rows.PagesAsync(ct).ConfigureAwait(false)).Where(p => snapshot.Find(p) is null))
        {
            if (await store.FindMovedAsync(page.File, ct).ConfigureAwait(false) is { } file && PagePath.TryOf(file, out var now))
            {
                moves[page] = now;
            }
        }

        if (moves.Count > 0)
        {
            await rows.MoveAsync(moves, ct).ConfigureAwait(false);
        }

        seen = commit;
        return moves.Count;
    }
}
