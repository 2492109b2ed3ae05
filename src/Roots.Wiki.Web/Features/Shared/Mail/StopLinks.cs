using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Roots.Wiki.Web.Features.Shared.Mail;

/// <summary>The link in each mail by which its reader pauses or stops the mails without signing in. Opens nothing else. Safe to call from many threads.</summary>
public sealed class StopLinks(IDataProtectionProvider protection)
{
    private const int MostLength = 400;

    /// <summary>The address.</summary>
    /// <param name="baseAddress">Where the wiki is reached, without closing slash.</param>
    public Uri Of(Wiki wiki, PersonId person, string baseAddress) => new($"{baseAddress}/-/mail/{Seal(wiki.Id).Protect(person.Value)}");

    /// <summary>Whose mails a link is about; null for one that is not from here.</summary>
    public PersonId? Find(WikiId wiki, string? token)
    {
        try
        {
            return token is { Length: > 0 and <= MostLength } && PersonId.TryParse(Seal(wiki).Unprotect(token), out var person) ? person : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Seal(WikiId wiki) => protection.CreateProtector("Roots.Wiki.Mail.Stop", wiki.Value);
}
