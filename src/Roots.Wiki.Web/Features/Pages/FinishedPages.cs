using Roots.Wiki.ForYou;
using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>
/// Finished pages, each for one reader, address and language. One for all wikis; bounded in bytes, and what was not asked for
/// longest goes first. Safe to call from many threads.
/// </summary>
/// <remarks>
/// Who asks is asked first, at every request: a page is looked for only once Core has found it for this actor at this moment.
/// A page is good while its moment is, and after that while its fingerprint is (a save elsewhere, another sign-in). So whatever
/// a page or the frame shows must count in <see cref="PageReader.FingerprintOf"/> or <see cref="ShellModel.Fingerprint"/>.
/// </remarks>
public sealed class FinishedPages(IShellModelSource frames, long maxBytes = FinishedPages.DefaultBytes)
{
    private const long DefaultBytes = 24 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Dictionary<Key, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = new();
    private long bytes;
    private long hits;

    /// <summary>How often a page was there.</summary>
    public long Hits => Interlocked.Read(ref hits);

    /// <summary>About how much memory the pages take.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>The page that a request asks for as its reader would get it now; null where there is none.</summary>
    public async ValueTask<FinishedPage?> FindAsync(HttpContext http, WikiRequest request)
    {
        var moment = request.Wiki.Moment;
        if (request.Wiki.Reader.Locate(request.Actor, http.Request.Path.Value![1..]) is not PageLocation.Found(var page)
            || Find(Key.Of(http, request)) is not { } entry)
        {
            return null;
        }

        if (entry.Moment != moment)
        {
            if (await FingerprintOfAsync(http, request, page) != entry.Fingerprint || request.Wiki.Moment != moment)
            {
                return null;
            }

            entry.Moment = moment;
        }

        Interlocked.Increment(ref hits);
        return entry.Page;
    }

    /// <summary>Keeps a page, if it is whole: nothing changed while it was made.</summary>
    /// <param name="began">The moment before the page was made.</param>
    public async ValueTask KeepAsync(HttpContext http, WikiRequest request, PageEntry page, WikiMoment began, FinishedPage finished)
    {
        if (await FingerprintOfAsync(http, request, page) is { } fingerprint && request.Wiki.Moment == began)
        {
            Add(new(Key.Of(http, request), finished, fingerprint, began));
        }
    }

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

    private async ValueTask<string?> FingerprintOfAsync(HttpContext http, WikiRequest request, PageEntry page)
    {
        http.Features.Set(request);
        var frame = await frames.FindAsync(http, http.RequestAborted);
        return request.Wiki.Reader.FingerprintOf(request.Actor, page, WikiRequest.Urls(http)) is { } text ? text + frame.Fingerprint + CareFingerprint.Of(request.Wiki, request.Actor, page) : null;
    }

    private Entry? Find(in Key key)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var node))
            {
                return null;
            }

            if (node != byUse.First)
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
            }

            return node.Value;
        }
    }

    private void Add(Entry entry)
    {
        lock (gate)
        {
            if (entries.Remove(entry.Key, out var old))
            {
                byUse.Remove(old);
                bytes -= old.Value.Page.Bytes;
            }

            entries[entry.Key] = byUse.AddFirst(entry);
            bytes += entry.Page.Bytes;
            while (bytes > maxBytes)
            {
                var last = byUse.Last!.Value;
                byUse.RemoveLast();
                entries.Remove(last.Key);
                bytes -= last.Page.Bytes;
            }
        }
    }

    private readonly record struct Key(WikiId Wiki, Actor Actor, string Address, string PathBase, string Language)
    {
        public static Key Of(HttpContext http, WikiRequest request) =>
            new(request.Wiki.Id, request.Actor, http.Request.Path.Value!, http.Request.PathBase.Value ?? "", LanguageSwitch.Of(http.Request).Name);
    }

    private sealed class Entry(Key key, FinishedPage page, string fingerprint, WikiMoment moment)
    {
        private volatile Box moment = new(moment);

        public Key Key { get; } = key;

        public FinishedPage Page { get; } = page;

        public string Fingerprint { get; } = fingerprint;

        public WikiMoment Moment
        {
            get => moment.Value;
            set => moment = new(value);
        }

        private sealed record Box(WikiMoment Value);   // swapped as a whole
    }
}
