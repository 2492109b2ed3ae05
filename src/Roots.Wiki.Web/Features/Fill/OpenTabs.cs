using Microsoft.Extensions.Caching.Memory;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>
/// Remembers for a while which open form wrote a draft last: two phones on one link share their drafts, and neither shall
/// write over the other unseen. Forgetting (a restart) only means that the later one wins. Safe to call from many threads.
/// </summary>
public sealed class OpenTabs : IDisposable
{
    private const int MostDrafts = 20_000;
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);
    private readonly MemoryCache last = new(new MemoryCacheOptions { SizeLimit = MostDrafts });

    /// <summary>Whether another form than this one wrote the draft last.</summary>
    public bool IsAnothers(string draft, string tab) => last.TryGetValue(draft, out string? writer) && writer != tab;

    /// <summary>Whether this form is known to have written the draft last.</summary>
    public bool IsOwn(string draft, string tab) => last.TryGetValue(draft, out string? writer) && writer == tab;

    /// <summary>This form has written the draft.</summary>
    public void Wrote(string draft, string tab) => last.Set(draft, tab, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Memory });

    public void Dispose() => last.Dispose();
}
