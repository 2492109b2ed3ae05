using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Somebody who has taken the first step: has proven to be <paramref name="Member"/>, and still owes a code.</summary>
/// <param name="Stamp">The account's security stamp at that moment: a new password or the end of the membership makes this worthless.</param>
public sealed record HalfWaySignIn(MemberId Member, string Stamp, bool Keep, string Next);

/// <summary>Remembers for ten minutes, sealed in a cookie of this browser, who is half way in. It opens nothing. Safe to call from many threads.</summary>
public sealed class HalfWay(IDataProtectionProvider protection, WikiHost host)
{
    private const string Cookie = "roots-half-way";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("Roots.Wiki.HalfWay", host.Default.Value).ToTimeLimitedDataProtector();

    /// <summary>Remembers.</summary>
    public void Remember(HttpContext http, Account account, MemberId member, bool keep, string next) =>
        http.Response.Cookies.Append(NameFor(http), seal.Protect($"{member}|{account.SecurityStamp}|{(keep ? 1 : 0)}|{next}", Lifetime), Options(http));

    /// <summary>Who it is; null for nobody or after too long.</summary>
    public HalfWaySignIn? Find(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[NameFor(http)] is { Length: > 0 } kept && seal.Unprotect(kept).Split('|', 4) is [var id, var stamp, var keep, var next] && MemberId.TryParse(id, out var member)
                ? new(member, stamp, keep == "1", next)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Forgets.</summary>
    public void Forget(HttpContext http) => http.Response.Cookies.Delete(NameFor(http), Options(http));

    private static string NameFor(HttpContext http) => SessionCookie.Named(Cookie, http.Request);

    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = "/" };
}
