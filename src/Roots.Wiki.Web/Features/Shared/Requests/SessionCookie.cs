using Roots.Wiki.People;

namespace Roots.Wiki.Web.Features.Shared.Requests;

/// <summary>
/// Signs a browser in and out: its cookie holds the secret of a session and nothing else, and carries the wiki's id in its
/// name, so that no other wiki of this machine takes it.
/// </summary>
public static class SessionCookie
{
    /// <summary>How long a session lives without being used.</summary>
    public static readonly TimeSpan Sliding = TimeSpan.FromHours(10);

    /// <summary>How long a session lives at most, and how long "angemeldet bleiben" holds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private const int MaxDeviceLength = 60;

    public static string NameFor(WikiId wiki) => "roots-session-" + wiki;

    /// <summary>The name of the cookie of somebody who came through a link without account.</summary>
    public static string GuestNameFor(WikiId wiki) => "roots-guest-" + wiki;

    /// <summary>Starts a new session for a member and ends the one that this browser had.</summary>
    /// <param name="keep">"Angemeldet bleiben": also when the browser is closed.</param>
    /// <returns>The new session's id, which opens nothing.</returns>
    public static async Task<string> SignInAsync(this HttpContext http, Wiki wiki, MemberId member, bool keep, CancellationToken ct)
    {
        if (http.Request.Cookies[NameFor(wiki.Id)] is { Length: > 0 } old)
        {
            await wiki.Persons.EndSessionAsync(old, ct);
        }

        var now = wiki.Clock.GetUtcNow();
        var until = now + (keep ? Longest : Sliding);
        var secret = await wiki.Persons.StartSessionAsync(member, until, Device(http), ct);
        http.Response.Cookies.Append(NameFor(wiki.Id), secret, Options(http, keep ? until : null));
        return Secret.Hash(secret);
    }

    /// <summary>Ends the session of this browser.</summary>
    public static async Task SignOutAsync(this HttpContext http, Wiki wiki, CancellationToken ct)
    {
        if (http.Request.Cookies[NameFor(wiki.Id)] is { Length: > 0 } secret)
        {
            await wiki.Persons.EndSessionAsync(secret, ct);
        }

        http.Response.Cookies.Delete(NameFor(wiki.Id), Options(http, null));
        http.Response.Cookies.Delete(GuestNameFor(wiki.Id), Options(http, null));
    }

    /// <summary>Lets this browser in as the guest of a sitting link that was just redeemed.</summary>
    public static void EnterAsGuest(this HttpContext http, Wiki wiki, string linkSecret, DateTimeOffset until) =>
        http.Response.Cookies.Append(GuestNameFor(wiki.Id), linkSecret, Options(http, until));

    /// <summary>When a session that is used now shall run out, or null while it needs no writing: at most once in half of its life.</summary>
    public static DateTimeOffset? Extended(Session session, DateTimeOffset now)
    {
        var end = session.Started + Longest;
        var until = now + Sliding < end ? now + Sliding : end;
        return session.Until - now < Sliding / 2 && until > session.Until ? until : null;
    }

    private static CookieOptions Options(HttpContext http, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        IsEssential = true,
        Path = "/",
        Expires = expires,
    };

    /// <summary>Two words by which a person knows their device again, or null; no version, nothing that tells two of a kind apart.</summary>
    public static string? Device(HttpContext http)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        string[] browsers = ["Firefox", "Edg", "OPR", "SamsungBrowser", "Chrome", "Safari"];
        string[] systems = ["Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux"];
        var found = new[] { browsers, systems }.Select(words => words.FirstOrDefault(w => agent.Contains(w, StringComparison.Ordinal))).OfType<string>();
        var device = string.Join(", ", found.Select(w => w switch { "Edg" => "Edge", "OPR" => "Opera", "SamsungBrowser" => "Samsung Internet", "Macintosh" => "Mac", _ => w }));
        return device.Length == 0 ? null : device[..Math.Min(device.Length, MaxDeviceLength)];
    }
}
