using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Mail;

namespace Roots.Wiki.Web.Features.Shared.Mail;

/// <summary>What is known of a wiki's mail server.</summary>
/// <param name="Server">The server, or null while there is none.</param>
/// <param name="Base">Where links in mails point to, without closing slash; null while there is no server.</param>
/// <param name="IsOperators">Whether the operator of the machine set it, so that nobody changes it here.</param>
/// <param name="HasPassword">Whether there is a password.</param>
/// <param name="IsPasswordLost">Whether there was one that cannot be read any more, because the machine's keys are others.</param>
public sealed record MailSetup(MailServer? Server, string? Base, bool IsOperators, bool HasPassword, bool IsPasswordLost);

/// <summary>Keeps the mail server of each wiki in the data folder; the password sealed with the machine's keys, never shown and never logged. Safe to call from many threads.</summary>
public sealed class MailSettings(HostRegistry machine, IDataProtectionProvider protection, IOptions<MailOptions> options)
{
    private sealed record Kept(string Host, int Port, MailSecurity Security, string? User, string? SealedPassword, string Sender, string Base);

    /// <summary>What holds now.</summary>
    public async Task<MailSetup> FindAsync(WikiId wiki, CancellationToken ct)
    {
        var kept = await KeptAsync(wiki, ct);
        var proven = (await machine.FindPublicAddressAsync(ct))?.AbsoluteUri.TrimEnd('/');
        var (own, set) = (Password(wiki, kept), options.Value);
        var password = set.Password is { Length: > 0 } given ? given : own;
        if (set.Host is { Length: > 0 } host)
        {
            var server = new MailServer(host, set.Port == 0 ? MailServer.PortOf(set.Security) : set.Port, set.Security, set.User, set.Password, set.Sender ?? "");
            return new(server, proven ?? kept?.Base, true, set.Password is { Length: > 0 }, false);
        }

        return kept is null
            ? new(null, null, false, password is not null, false)
            : new(new(kept.Host, kept.Port, kept.Security, kept.User, kept.User is null ? null : password, kept.Sender), proven ?? kept.Base, false, password is not null, kept.SealedPassword is not null && password is null);
    }

    /// <summary>Keeps a server.</summary>
    /// <param name="baseAddress">Where links point to as long as nobody has proven a public address.</param>
    public Task SaveAsync(WikiId wiki, MailServer server, string baseAddress, CancellationToken ct)
    {
        var kept = new Kept(server.Host, server.Port, server.Security, server.User, server.Password is { Length: > 0 } password ? Seal(wiki).Protect(password) : null, server.Sender, baseAddress);
        return machine.SetSettingAsync(KeyOf(wiki), JsonSerializer.Serialize(kept), ct);
    }

    /// <summary>Forgets the server and its password.</summary>
    public Task ForgetAsync(WikiId wiki, CancellationToken ct) => machine.SetSettingAsync(KeyOf(wiki), null, ct);

    private async Task<Kept?> KeptAsync(WikiId wiki, CancellationToken ct) =>
        await machine.FindSettingAsync(KeyOf(wiki), ct) is { } json ? JsonSerializer.Deserialize<Kept>(json) : null;

    private string? Password(WikiId wiki, Kept? kept)
    {
        try
        {
            return kept?.SealedPassword is { } text ? Seal(wiki).Unprotect(text) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Seal(WikiId wiki) => protection.CreateProtector("Roots.Wiki.Mail.Password", wiki.Value);

    private static string KeyOf(WikiId wiki) => "mail:" + wiki.Value;
}
