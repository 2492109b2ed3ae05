using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Passkeys: made and used with the browser, where the address allows it. One per request.</summary>
/// <remarks>What the server must remember between question and answer lives in a sealed cookie of five minutes that carries the wiki's id in its purpose.</remarks>
public sealed class Passkeys(UserManager<Account> users, IPasskeyHandler<Account> handler, IDataProtectionProvider protection, WikiHost host)
{
    private const string Cookie = "roots-passkey";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("Roots.Wiki.Passkeys", host.Default.Value).ToTimeLimitedDataProtector();

    /// <summary>Whether browsers offer passkeys under the address of this request: https with a name, or this machine itself.</summary>
    public static bool AreAllowed(HttpRequest request) =>
        request.Host.Host is var name && (name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (request.IsHttps && !IPAddress.TryParse(name, out _)));

    /// <summary>What names a passkey in a form; no secret.</summary>
    public static string IdOf(UserPasskeyInfo passkey) => Convert.ToHexStringLower(passkey.CredentialId);

    /// <summary>What the browser needs to make a passkey for an account.</summary>
    /// <returns>JSON for <c>PublicKeyCredential.parseCreationOptionsFromJSON</c>.</returns>
    public async Task<string> AskToCreateAsync(HttpContext http, Account account, string displayName)
    {
        var asked = await handler.MakeCreationOptionsAsync(new() { Id = account.Id, Name = account.UserName!, DisplayName = displayName }, http);
        Remember(http, asked.AttestationState);
        return asked.CreationOptionsJson;
    }

    /// <summary>Keeps the passkey that the browser made.</summary>
    /// <returns>Whether it was sound and this account's.</returns>
    public async Task<bool> KeepAsync(HttpContext http, Account account, string? credential, string? name)
    {
        if (credential is null || Recall(http) is not { } state)
        {
            return false;
        }

        var made = await handler.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = credential, AttestationState = state });
        if (!made.Succeeded || made.UserEntity.Id != account.Id)
        {
            return false;
        }

        made.Passkey.Name = name;
        return (await users.AddOrUpdatePasskeyAsync(account, made.Passkey)).Succeeded;
    }

    /// <summary>What the browser needs to sign in with any passkey of this wiki.</summary>
    /// <returns>JSON for <c>PublicKeyCredential.parseRequestOptionsFromJSON</c>.</returns>
    public async Task<string> AskToSignInAsync(HttpContext http)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, http);
        Remember(http, asked.AssertionState);
        return asked.RequestOptionsJson;
    }

    /// <summary>The member whose passkey answered, or null.</summary>
    public async Task<MemberId?> TryAsync(HttpContext http, string? credential)
    {
        if (credential is null || Recall(http) is not { } state)
        {
            return null;
        }

        var answered = await handler.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = credential, AssertionState = state });
        if (!answered.Succeeded || !MemberId.TryParse(answered.User.Member, out var member))
        {
            return null;
        }

        return (await users.AddOrUpdatePasskeyAsync(answered.User, answered.Passkey)).Succeeded ? member : null;
    }

    private void Remember(HttpContext http, string? state) => http.Response.Cookies.Append(SessionCookie.Named(Cookie, http.Request), seal.Protect(state ?? "", Lifetime), Options(http));

    // Taken once: an answer cannot be played again.
    private string? Recall(HttpContext http)
    {
        if (http.Request.Cookies[SessionCookie.Named(Cookie, http.Request)] is not { Length: > 0 } kept)
        {
            return null;
        }

        http.Response.Cookies.Delete(SessionCookie.Named(Cookie, http.Request), Options(http));
        try
        {
            return seal.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true, Path = "/" };
}
