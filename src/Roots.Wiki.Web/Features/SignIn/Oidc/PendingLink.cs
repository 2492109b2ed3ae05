using Roots.Wiki.People;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>Somebody whom the provider vouched for, and who is asked to sign in once the old way. Immutable.</summary>
/// <param name="Identity">Who they are there.</param>
/// <param name="Owners">The members whose account it may be: mostly one, more where people share an address.</param>
public sealed record Pending(ProviderIdentity Identity, IReadOnlyList<MemberId> Owners);

/// <summary>Keeps that for ten minutes in this server's memory; the browser holds a random secret only. Thread-safe; bounded.</summary>
public sealed class PendingLink(TimeProvider clock)
{
    private const string Cookie = "roots-provider-link";
    private const int Most = 1_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly Lock gate = new();
    private readonly Dictionary<string, (WikiId Wiki, DateTimeOffset Until, Pending Link)> kept = new(StringComparer.Ordinal);

    /// <summary>Keeps it for this browser.</summary>
    public void Keep(HttpContext http, WikiId wiki, Pending link)
    {
        var (secret, now) = (Secret.New(), clock.GetUtcNow());
        lock (gate)
        {
            foreach (var (old, _) in kept.Where(k => k.Value.Until <= now).ToList())
            {
                kept.Remove(old);
            }

            if (kept.Count >= Most)
            {
                kept.Remove(kept.MinBy(k => k.Value.Until).Key);
            }

            kept[Secret.Hash(secret)] = (wiki, now + Lifetime, link);
        }

        http.Response.Cookies.Append(Cookie, secret, Options(http));
    }

    /// <summary>What waits for this browser, or null.</summary>
    public Pending? Find(HttpContext http, WikiId wiki)
    {
        if (http.Request.Cookies[Cookie] is not { Length: Secret.Length } secret)
        {
            return null;
        }

        lock (gate)
        {
            return kept.TryGetValue(Secret.Hash(secret), out var found) && found.Wiki == wiki && found.Until > clock.GetUtcNow() ? found.Link : null;
        }
    }

    /// <summary>Takes what waits for this browser away, so that it counts once.</summary>
    public Pending? Take(HttpContext http, WikiId wiki)
    {
        var found = Find(http, wiki);
        if (found is not null)
        {
            lock (gate)
            {
                found = kept.Remove(Secret.Hash(http.Request.Cookies[Cookie]!)) ? found : null;
            }
        }

        http.Response.Cookies.Delete(Cookie, Options(http));
        return found;
    }

    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = "/" };
}
