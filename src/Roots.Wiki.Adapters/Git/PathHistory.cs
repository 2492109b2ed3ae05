using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// The history of every path, kept at the branch's head. Built in the background at the start; a question waits for it
/// within bounds. Thread-safe.
/// </summary>
internal sealed class PathHistory : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stop = new();
    private readonly RepositoryPool pool;
    private readonly TimeSpan patience;
    private readonly HistoryFile file;
    private HistoryTable? table;
    private Task building;

    /// <param name="head">The branch's head; null where it has no commit.</param>
    public PathHistory(string path, RepositoryPool pool, TimeSpan patience, Oid? head)
    {
        (this.pool, this.patience, file) = (pool, patience, new(path));
        building = Task.Run(() => Build(file.Read(), head));
    }

    /// <summary>Whether questions are answered at once.</summary>
    public bool IsReady => Volatile.Read(ref table) is not null;

    /// <summary>Enters new commits at once, unless the table is being built and will find them itself.</summary>
    public void Follow(Oid head)
    {
        lock (gate)
        {
            if (table is not null && table.Head != head && (table.Contains(head) || !TryExtend(head)))
            {
                Rebuild(head);
            }
        }
    }

    /// <summary>Answers a question about history up to where the branch stands.</summary>
    /// <param name="head">Asked again while waiting, for the branch moves on.</param>
    /// <exception cref="StoreUnavailableException">The index is still being built after long waiting, or the repository cannot be read.</exception>
    public async ValueTask<T> AskAsync<T>(Func<Oid?> head, Func<HistoryTable, T> question, CancellationToken ct)
    {
        while (true)
        {
            Task wait;
            lock (gate)
            {
                var end = head();
                if (table is not null && (end is null || table.Contains(end.Value) || TryExtend(end.Value)))
                {
                    return question(table);
                }

                if (table is not null || building.IsCompleted)
                {
                    Rebuild(end);
                }

                wait = building;
            }

            try
            {
                await wait.WaitAsync(patience, ct).ConfigureAwait(false);
            }
            catch (TimeoutException e)
            {
                throw new StoreUnavailableException("The history is still being read; try again in a moment.", e);
            }
        }
    }

    /// <summary>Begins again with another history: nothing of the old one is kept, neither in memory nor on the disk.</summary>
    public void Restart(Oid? head)
    {
        lock (gate)
        {
            Rebuild(head);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await building.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private bool TryExtend(Oid head)
    {
        if (!pool.Use(r => new HistoryBuilder(r, table!).Extend(head, stop.Token)))
        {
            return false;
        }

        file.Append(table!);
        return true;
    }

    private void Rebuild(Oid? head)
    {
        table = null;
        var before = building;
        building = Task.Run(async () =>
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // two must not write one file
            file.Restart();
            Build(new(), head);
        });
    }

    private void Build(HistoryTable fresh, Oid? head)
    {
        if (head is not { } end || !pool.Use(r => new HistoryBuilder(r, fresh).Extend(end, stop.Token)))
        {
            file.Restart();
            fresh = new();
            _ = head is null || pool.Use(r => new HistoryBuilder(r, fresh).Extend(head.Value, stop.Token));
        }

        lock (gate)
        {
            file.Append(fresh);
            table = fresh;
        }
    }
}
