namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>
/// Bounds in memory how many sign-in links may be asked for, by the address typed and by network address, whether or not there is
/// such an account. Thread-safe; bounded.
/// </summary>
public sealed class LinkThrottle(TimeProvider clock)
{
    /// <summary>So many links in a <see cref="Window"/> for one address typed.</summary>
    public const int PerEmail = 3;

    /// <summary>So many in a <see cref="Window"/> from one network address; an association's whole workshop may come from one.</summary>
    public const int PerNetwork = 60;

    /// <summary>How long requests count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    private const int MostEntries = 20_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (int Count, DateTimeOffset Since)> entries = new(StringComparer.Ordinal);

    /// <summary>Counts a request.</summary>
    /// <returns>Whether it is within the bounds.</returns>
    public bool Take(string email, string network)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (entries.Count >= MostEntries)
            {
                foreach (var (key, _) in entries.OrderBy(e => e.Value.Since).Take(MostEntries / 10).ToList())
                {
                    entries.Remove(key);
                }
            }

            // Both are counted also where one is full: whoever goes on asking goes on waiting for nobody but themselves.
            var (byNetwork, byEmail) = (Count("n:" + network, now), Count("e:" + email.ToUpperInvariant(), now));
            return byNetwork <= PerNetwork && byEmail <= PerEmail;
        }
    }

    private int Count(string key, DateTimeOffset now)
    {
        var entry = entries.TryGetValue(key, out var known) && known.Since + Window > now ? (Count: known.Count + 1, known.Since) : (Count: 1, Since: now);
        entries[key] = entry;
        return entry.Count;
    }
}
