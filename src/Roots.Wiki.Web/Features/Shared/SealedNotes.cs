using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>Carries a secret that is shown once (a link that was just made) over a redirect, sealed for an hour, so that reloading the page makes no second one.</summary>
public sealed class SealedNotes(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("Roots.Wiki.Notes").ToTimeLimitedDataProtector();

    /// <summary>The sealed text, fit for an address.</summary>
    public string Seal(string text) => seal.Protect(text, Lifetime);

    /// <summary>The text, or null for one that is too old or not from here.</summary>
    public string? Open(string? sealedText)
    {
        try
        {
            return string.IsNullOrEmpty(sealedText) ? null : seal.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
