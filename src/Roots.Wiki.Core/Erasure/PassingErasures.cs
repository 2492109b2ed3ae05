namespace Roots.Wiki.Erasure;

/// <summary>Erasures that are kept for this run alone, of a wiki whose registry holds nothing else. Safe to call from many threads.</summary>
public sealed class PassingErasures : IErasureRegistry, IRegistryEraser, IReapplyList
{
    private readonly Lock gate = new();
    private readonly List<Erasure> all = [];
    private readonly Dictionary<string, DateOnly> reapplied = [];
    private Dictionary<PagePath, DateOnly> notes = [];

    /// <inheritdoc/>
    public IReadOnlyDictionary<PagePath, DateOnly> Notes => notes;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Erasure>> ListAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Erasure>>(Locked<IReadOnlyList<Erasure>>(() => [.. all.OrderByDescending(e => e.RequestedAt).ThenBy(e => e.Id, StringComparer.Ordinal)]));

    /// <inheritdoc/>
    public Task<Erasure?> FindAsync(string id, CancellationToken ct) => Task.FromResult(Locked(() => all.Find(e => e.Id == id)));

    /// <inheritdoc/>
    public Task AddAsync(Erasure erasure, CancellationToken ct) => Task.FromResult(Locked(() =>
    {
        all.Add(erasure);
        return true;
    }));

    /// <inheritdoc/>
    public Task<bool> ChangeAsync(Erasure next, EraseState seen, CancellationToken ct) => Task.FromResult(Locked(() =>
    {
        var at = all.FindIndex(e => e.Id == next.Id && e.State == seen);
        if (at >= 0)
        {
            all[at] = next;
        }

        return at >= 0;
    }));

    /// <inheritdoc/>
    public Task NoteAsync(IReadOnlyCollection<PagePath> pages, DateOnly day, CancellationToken ct) => Task.FromResult(Locked(() =>
    {
        notes = new(notes.Concat(pages.Select(p => KeyValuePair.Create(p, day))).GroupBy(n => n.Key).ToDictionary(g => g.Key, g => g.Last().Value));
        return true;
    }));

    /// <inheritdoc/>
    public Task AddAsync(string id, EraseScope scope, DateOnly until, CancellationToken ct) => Task.FromResult(Locked(() => reapplied[id] = until));

    /// <inheritdoc/>
    public Task<int> ExpireAsync(DateOnly today, CancellationToken ct) => Task.FromResult(Locked(() => reapplied.Where(r => r.Value <= today).ToList().Count(r => reapplied.Remove(r.Key))));

    /// <inheritdoc/>
    public Task<int> CountAsync(CancellationToken ct) => Task.FromResult(Locked(() => reapplied.Count));

    /// <inheritdoc/>
    public Task<EraseFindings> FindAsync(EraseScope scope, int mostHits, CancellationToken ct) => Task.FromResult(EraseFindings.None);

    /// <inheritdoc/>
    public Task<int> EraseAsync(EraseScope scope, CancellationToken ct) => Task.FromResult(0);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> CheckAsync(EraseScope scope, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);

    private T Locked<T>(Func<T> work)
    {
        lock (gate)
        {
            return work();
        }
    }
}
