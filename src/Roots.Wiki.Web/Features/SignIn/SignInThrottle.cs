namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>
/// Counts failed tries in memory, by name and by network address, for names that exist and names that do not alike, so that
/// its answer gives nothing away. Thread-safe; bounded.
/// </summary>
public sealed class SignInThrottle(TimeProvider clock)
{
    /// <summary>After so many failures a name must wait.</summary>
    public const int TriesPerName = 5;

    /// <summary>After so many failures, over all names, an address must wait; an association's whole workshop may come from one.</summary>
    public const int TriesPerAddress = 100;

    /// <summary>How long failures count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private const int MaxEntries = 20_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (int Failures, DateTimeOffset Since)> entries = new(StringComparer.Ordinal);

    /// <summary>Whether the name or the address must wait.</summary>
    public Problem? Check(string name, string address)
    {
        lock (gate)
        {
            return IsFull("n:" + name, TriesPerName) ?? IsFull("a:" + address, TriesPerAddress);
        }
    }

    /// <summary>Notes a failure.</summary>
    public void Fail(string name, string address)
    {
        lock (gate)
        {
            if (entries.Count >= MaxEntries)
            {
                foreach (var (key, _) in entries.OrderBy(e => e.Value.Since).Take(MaxEntries / 10).ToList())
                {
                    entries.Remove(key);
                }
            }

            Count("n:" + name);
            Count("a:" + address);
        }
    }

    /// <summary>Forgets the failures of a name that has signed in.</summary>
    public void Succeed(string name)
    {
        lock (gate)
        {
            entries.Remove("n:" + name);
        }
    }

    private Problem? IsFull(string key, int tries)
    {
        var now = clock.GetUtcNow();
        if (!entries.TryGetValue(key, out var entry))
        {
            return null;
        }

        if (entry.Since + Window <= now)
        {
            entries.Remove(key);
            return null;
        }

        return entry.Failures < tries ? null : new(ProblemCode.TooManyTries, null, (int)Math.Ceiling((entry.Since + Window - now).TotalMinutes));
    }

    private void Count(string key)
    {
        var now = clock.GetUtcNow();
        entries[key] = entries.TryGetValue(key, out var entry) && entry.Since + Window > now ? (entry.Failures + 1, entry.Since) : (1, now);
    }
}
