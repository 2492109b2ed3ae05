namespace Roots.Wiki.Rendering;

/// <summary>
/// Rendered pages by content: blob, folder and renderer version. Nothing needs ever be invalidated; what was not asked for
/// longest goes first when <paramref name="maxBytes"/> is passed. One for all wikis. Safe to call from many threads.
/// </summary>
/// <param name="renderer">Renders what is not there.</param>
/// <param name="maxBytes">About how much memory the fragments may take.</param>
public sealed class FragmentCache(IPageRenderer renderer, long maxBytes)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Key, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = new();
    private long bytes;
    private long parses;
    private long hits;

    /// <summary>How often a page was rendered.</summary>
    public long Parses => Interlocked.Read(ref parses);

    /// <summary>How often a page was there.</summary>
    public long Hits => Interlocked.Read(ref hits);

    /// <summary>About how much memory the fragments take.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>The page as markup; rendered if it is not there.</summary>
    /// <param name="blob">The page's text.</param>
    /// <param name="folder">The folder of the page; empty for the top.</param>
    /// <param name="read">Reads the text; called only when it is needed.</param>
    /// <param name="ct">Cancels.</param>
    public ValueTask<Fragment> GetAsync(BlobId blob, string folder, Func<CancellationToken, ValueTask<string>> read, CancellationToken ct)
    {
        var key = new Key(blob, folder, renderer.Version);
        return Find(key) is { } fragment ? new(fragment) : RenderAsync(key, read, ct);
    }

    /// <summary>The page as markup if it is there; else null. No I/O.</summary>
    public Fragment? Find(BlobId blob, string folder) => Find(new Key(blob, folder, renderer.Version));

    /// <summary>Forgets every page: something was erased for good.</summary>
    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
            byUse.Clear();
            bytes = 0;
        }
    }

    private async ValueTask<Fragment> RenderAsync(Key key, Func<CancellationToken, ValueTask<string>> read, CancellationToken ct)
    {
        var markdown = await read(ct).ConfigureAwait(false);
        Interlocked.Increment(ref parses);
        var fragment = await renderer.RenderAsync(markdown, key.Folder, ct).ConfigureAwait(false);
        if (fragment.Notice is not RenderNotice.TooSlow) // which may be the moment's fault
        {
            Add(key, fragment);
        }

        return fragment;
    }

    private Fragment? Find(Key key)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var node))
            {
                return null;
            }

            byUse.Remove(node);
            byUse.AddFirst(node);
            Interlocked.Increment(ref hits);
            return node.Value.Fragment;
        }
    }

    private void Add(Key key, Fragment fragment)
    {
        var size = SizeOf(fragment);
        lock (gate)
        {
            if (size > maxBytes || entries.ContainsKey(key))
            {
                return;
            }

            entries[key] = byUse.AddFirst(new Entry(key, fragment, size));
            bytes += size;
            while (bytes > maxBytes)
            {
                var last = byUse.Last!;
                byUse.RemoveLast();
                entries.Remove(last.Value.Key);
                bytes -= last.Value.Size;
            }
        }
    }

    private static long SizeOf(Fragment fragment) =>
        512 + fragment.Literals.Sum(l => 32L + (2 * l.Length)) + fragment.Holes.Sum(h => 96L + (2 * (h.Target.Length + h.Text.Length))) + fragment.Toc.Sum(t => 96L + (2 * (t.Id.Length + t.Text.Length)));

    private sealed record Key(BlobId Blob, string Folder, int Version);

    private sealed record Entry(Key Key, Fragment Fragment, long Size);
}
