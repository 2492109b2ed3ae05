using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Search;

/// <summary>
/// Keeps the index at the state of the store: one path for a save, a push from outside, a restart and a crash. Safe to
/// call from many threads; those who come while one is at work wait, and find little left to do.
/// </summary>
/// <remarks>
/// A loop takes <see cref="ChangeBell.Next"/>, calls <see cref="CatchUpAsync"/> and <see cref="FlushWhenDueAsync"/>, and
/// waits for the ring or for <see cref="FlushRest"/>, whichever is first.
/// </remarks>
public sealed class IndexUpdater(IPageStore store, ISearchEngine engine, IPlainTextReader texts, TimeProvider clock) : IDisposable
{
    /// <summary>How long the index rests before it is made durable.</summary>
    public static readonly TimeSpan FlushRest = TimeSpan.FromSeconds(30);

    /// <summary>After how many catch-ups it is made durable, rest or not.</summary>
    public const int FlushAfter = 100;

    private const int Batch = 200;
    private const int MostLearnt = 2_000; // pages; more teach hardly a word (measured: 300 do for 92 % of compounds)

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile IndexState? building;
    private Snapshot? last;
    private DateTimeOffset appliedAt;
    private int applied;

    /// <summary>How far the index is now. No I/O.</summary>
    public IndexState State => building ?? new(engine.Reflects is null && store.Current.Commit is not null, 0, store.Current.Pages.Count);

    /// <summary>Brings the index to the state of the store as it is now, or builds it.</summary>
    /// <exception cref="IOException">The index cannot be written; it is tried again at the next call.</exception>
    /// <exception cref="StoreUnavailableException">The repository cannot be read.</exception>
    public async Task<CatchUpReport> CatchUpAsync(CancellationToken ct)
    {
        await gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            var start = clock.GetTimestamp();
            var (pages, isRebuilt) = await CatchUpOnceAsync(ct).ConfigureAwait(false);
            return new(pages, clock.GetElapsedTime(start), isRebuilt);
        }
        finally
        {
            building = null;
            gate.Release();
        }
    }

    /// <summary>Builds the index from nothing.</summary>
    /// <exception cref="IOException">The index cannot be written.</exception>
    public async Task<CatchUpReport> RebuildAsync(CancellationToken ct)
    {
        await gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            await engine.ClearAsync(ct).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }

        return await CatchUpAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Makes the index durable at once.</summary>
    /// <exception cref="IOException">The index cannot be written.</exception>
    public async Task FlushAsync(CancellationToken ct)
    {
        await gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            await engine.FlushAsync(ct).ConfigureAwait(false);
            applied = 0;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Makes the index durable where it has rested for <see cref="FlushRest"/>, or was changed <see cref="FlushAfter"/> times.</summary>
    /// <returns>Whether it did.</returns>
    /// <exception cref="IOException">The index cannot be written.</exception>
    public async Task<bool> FlushWhenDueAsync(CancellationToken ct)
    {
        await gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (applied == 0 || (applied < FlushAfter && clock.GetUtcNow() - appliedAt < FlushRest))
            {
                return false;
            }

            await engine.FlushAsync(ct).ConfigureAwait(false);
            applied = 0;
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<(int Pages, bool IsRebuilt)> CatchUpOnceAsync(CancellationToken ct)
    {
        if (engine.Reflects is { } since && await store.ChangesSinceAsync(since, ct).ConfigureAwait(false) is { } delta)
        {
            if (since == delta.Snapshot.Commit && delta.Changes.Count == 0)
            {
                last = delta.Snapshot;
                return (0, false);
            }

            var upserts = Pages(delta.Changes, delta.Snapshot)
                .UnionBy(AccessChanges.Between(last, delta.Snapshot, delta.Changes), p => p.Path).ToList();
            var deletes = delta.Changes.Where(c => c.Blob is null).Select(c => PagePath.TryOf(c.File, out var path) ? path : null).OfType<PagePath>().ToList();
            if (await ApplyAsync(upserts, deletes, delta.Snapshot, since, ct).ConfigureAwait(false))
            {
                return (upserts.Count + deletes.Count, false);
            }
        }

        return (await BuildAsync(ct).ConfigureAwait(false), true);
    }

    private async Task<int> BuildAsync(CancellationToken ct)
    {
        var snapshot = store.Current;
        building = new(true, 0, snapshot.Pages.Count);
        await engine.ClearAsync(ct).ConfigureAwait(false);
        var pages = snapshot.SortedPages;
        var step = Math.Max(1, pages.Count / MostLearnt);
        foreach (var sample in pages.Where((_, i) => i % step == 0).Chunk(Batch))
        {
            await engine.LearnAsync(await ReadAsync(sample, snapshot, ct).ConfigureAwait(false), ct).ConfigureAwait(false);
        }

        return snapshot.Commit is null || await ApplyAsync(pages, [], snapshot, null, ct).ConfigureAwait(false) ? pages.Count : 0;
    }

    // Half done the index reflects what it did before: doing the same changes again does no harm.
    private async Task<bool> ApplyAsync(IReadOnlyList<PageEntry> upserts, List<PagePath> deletes, Snapshot snapshot, CommitId? before, CancellationToken ct)
    {
        for (var done = 0; done == 0 || done < upserts.Count; done += Batch)
        {
            var batch = await ReadAsync(upserts.Skip(done).Take(Batch), snapshot, ct).ConfigureAwait(false);
            var isLast = done + Batch >= upserts.Count;
            if (!await engine.ApplyAsync(batch, isLast ? deletes : [], isLast ? snapshot.Commit : before, ct).ConfigureAwait(false))
            {
                return false;
            }

            building = building is null ? null : new(true, Math.Min(done + Batch, upserts.Count), upserts.Count);
        }

        (last, appliedAt, applied) = (snapshot, clock.GetUtcNow(), applied + 1);
        return true;
    }

    private static IEnumerable<PageEntry> Pages(IEnumerable<FileChange> changes, Snapshot snapshot) =>
        changes.Select(c => PagePath.TryOf(c.File, out var path) ? snapshot.Find(path) : null).OfType<PageEntry>();

    private async Task<List<SearchDocument>> ReadAsync(IEnumerable<PageEntry> pages, Snapshot snapshot, CancellationToken ct)
    {
        var documents = new List<SearchDocument>();
        foreach (var page in pages)
        {
            var text = await PageText.ReadAsync(store, texts, page, ct).ConfigureAwait(false);
            var facts = page.Facts;
            documents.Add(new(page.Path, page.Blob, snapshot.ClassOf(page).Key, facts.Title, [.. facts.Tags, .. facts.Aliases], [.. text.Headings.Select(h => h.Text)], text.Text));
        }

        return documents;
    }
}
