using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>A short confirmation that is shown once, on the page after the redirect.</summary>
public sealed record ToastMessage(string Text, bool IsWarning = false);

/// <summary>Carries a <see cref="ToastMessage"/> over a redirect in a sealed cookie that lives for a minute.</summary>
/// <remarks>A page that answers conditional requests must not say 304 while <see cref="IsWaiting"/>.</remarks>
public sealed class Toasts(IDataProtectionProvider protection)
{
    private const string Cookie = "roots-toast";
    private const int MaxLength = 400;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Roots.Wiki.Toasts").ToTimeLimitedDataProtector();

    /// <summary>Shows the message on the next page that this browser opens.</summary>
    public void Show(HttpContext http, ToastMessage message)
    {
        var text = message.Text.Length > MaxLength ? message.Text[..MaxLength] : message.Text;
        var sealedText = _seal.Protect((message.IsWarning ? "!" : " ") + text, Lifetime);
        http.Response.Cookies.Append(Cookie, sealedText, Options(http, Lifetime));
    }

    public static bool IsWaiting(HttpContext http) => http.Request.Cookies.ContainsKey(Cookie);

    /// <summary>Takes the waiting message, so that it is not shown again; null where there is none.</summary>
    public ToastMessage? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } sealedText)
        {
            return null;
        }

        if (!http.Response.HasStarted)
        {
            http.Response.Cookies.Delete(Cookie, Options(http, maxAge: null));
        }

        try
        {
            var text = _seal.Unprotect(sealedText);
            return new ToastMessage(text[1..], IsWarning: text[0] == '!');
        }
        catch (CryptographicException)
        {
            return null;   // too old, or not from here
        }
    }

    private static CookieOptions Options(HttpContext http, TimeSpan? maxAge) => new()
    {
        MaxAge = maxAge,
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = http.Request.PathBase.HasValue ? http.Request.PathBase.Value : "/",
    };
}
