namespace Roots.Wiki;

/// <summary>Opens a wiki from its folder. The adapter that knows all libraries. Safe to call from many threads.</summary>
public interface IWikiOpener
{
    /// <summary>Opens a wiki that exists.</summary>
    /// <exception cref="Pages.StoreUnavailableException">Its data cannot be reached.</exception>
    Task<Wiki> OpenAsync(WikiId id, CancellationToken ct);
}

/// <summary>All wikis of this machine; opens one on its first request and keeps it. Safe to call from many threads.</summary>
public sealed class WikiHost(IWikiOpener opener, WikiId defaultWiki) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<WikiId, Wiki> open = [];
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Wiki? first;

    /// <summary>The wiki that is served at <c>/</c>.</summary>
    public WikiId Default { get; } = defaultWiki;

    /// <summary>The wikis that are open now, for the loops that care for them.</summary>
    public IReadOnlyList<Wiki> Open
    {
        get
        {
            lock (open)
            {
                return [.. open.Values];
            }
        }
    }

    /// <summary>Ends when every wiki is closed: nothing touches their folders any more.</summary>
    public Task Closed => closed.Task;

    /// <summary>The default wiki; at once when it is open.</summary>
    public ValueTask<Wiki> OpenDefaultAsync(CancellationToken ct) => first is { } wiki ? new(wiki) : new(OpenAsync(Default, ct));

    /// <summary>A wiki of this machine.</summary>
    public async Task<Wiki> OpenAsync(WikiId id, CancellationToken ct)
    {
        await gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            lock (open)
            {
                if (open.TryGetValue(id, out var known))
                {
                    return known;
                }
            }

            var wiki = await opener.OpenAsync(id, ct).ConfigureAwait(false);
            lock (open)
            {
                open[id] = wiki;
            }

            first = id == Default ? wiki : first;
            return wiki;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var wiki in Open)
        {
            await wiki.DisposeAsync().ConfigureAwait(false);
        }

        gate.Dispose();
        closed.TrySetResult();
    }
}
