using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Roots.Wiki.Adapters.Registry;
using Secret = Roots.Wiki.People.Secret;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>
/// The second step beside password and link: codes of an app, and recovery codes for the day on which the phone is lost. One per request.
/// </summary>
/// <remarks>The app's key is kept sealed, recovery codes as hashes. Each code counts once, also when two come at the same moment.</remarks>
public sealed class SecondStep(UserManager<Account> users, SignInThrottle throttle, IDataProtectionProvider protection, WikiHost host, TimeProvider clock)
{
    /// <summary>How many recovery codes there are.</summary>
    public const int RecoveryCodes = 10;

    private const string Provider = AccountStores.SecondStepProvider, Key = AccountStores.SecondStepKey, Recovery = AccountStores.SecondStepRecovery;
    private const int RecoveryLength = 16;
    private const string RecoverySigns = "abcdefghjkmnpqrstuvwxyz23456789"; // 31 signs: 16 of them hold 79 bits
    private static readonly TimeSpan OfferLifetime = TimeSpan.FromMinutes(20);

    /// <summary>Whether an account has a second step.</summary>
    public async Task<bool> IsOnAsync(Account account, CancellationToken ct) => await users.GetAuthenticationTokenAsync(account, Provider, Key) is not null;

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> RecoveryLeftAsync(Account account, CancellationToken ct) => (await HashesAsync(account, ct)).Count;

    /// <summary>A new key, sealed for this account, so that nothing is kept before its first code was right.</summary>
    public string Offer(Account account) => OfferSeal(account).Protect(Convert.ToHexString(Totp.NewKey()), OfferLifetime);

    /// <summary>The key of an offer; null for one that is too old or not this account's.</summary>
    public byte[]? KeyOf(Account account, string? offer)
    {
        try
        {
            return string.IsNullOrEmpty(offer) ? null : Convert.FromHexString(OfferSeal(account).Unprotect(offer));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Turns the second step on with the first code of the app.</summary>
    /// <returns>The recovery codes, shown once; null where the code is not the key's.</returns>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(Account account, byte[] key, string? code, CancellationToken ct)
    {
        if (Totp.Match(key, Bare(code), clock.GetUtcNow(), lastUsed: 0) is not { } step)
        {
            return null;
        }

        await KeepAsync(account, Key, Written(account, key, step), ct);
        return await RenewAsync(account, ct);
    }

    /// <summary>New recovery codes in place of the old ones.</summary>
    public async Task<IReadOnlyList<string>> RenewAsync(Account account, CancellationToken ct)
    {
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(RecoverySigns, RecoveryLength)).ToList();
        await KeepAsync(account, Recovery, string.Join(';', codes.Select(Secret.Hash)), ct);
        return [.. codes.Select(c => string.Join('-', c.Chunk(4).Select(part => new string(part))))];
    }

    /// <summary>Checks a code of the app or a recovery code, and uses it up.</summary>
    /// <param name="address">The network address that tries are counted by.</param>
    /// <param name="field">The field that asks for the code.</param>
    /// <returns>Null for a right one.</returns>
    public async Task<Problem?> CheckAsync(Account account, string? code, string address, string field, CancellationToken ct)
    {
        var key = " 2:" + account.NormalizedUserName;   // no typed name begins with a blank: wrong names cannot lock codes
        if (throttle.Check(key, address) is { } wait)
        {
            return wait with { Field = field };
        }

        var bare = Bare(code);
        if (bare.Length == Totp.Digits ? await UseAsync(account, bare, ct) : bare.Length == RecoveryLength && await UseRecoveryAsync(account, bare, ct))
        {
            throttle.Succeed(key);
            return null;
        }

        throttle.Fail(key, address);
        return new(ProblemCode.BadCode, field);
    }

    /// <summary>Takes the second step away.</summary>
    public async Task TurnOffAsync(Account account, CancellationToken ct)
    {
        await users.RemoveAuthenticationTokenAsync(account, Provider, Key);
        await users.RemoveAuthenticationTokenAsync(account, Provider, Recovery);
        await users.UpdateSecurityStampAsync(account);
    }

    private async Task<bool> UseAsync(Account account, string code, CancellationToken ct) =>
        await users.GetAuthenticationTokenAsync(account, Provider, Key) is { } kept
        && Read(account, kept) is var (key, lastUsed)
        && Totp.Match(key, code, clock.GetUtcNow(), lastUsed) is { } step
        && (await users.SetAuthenticationTokenAsync(account, Provider, Key, Written(account, key, step))).Succeeded;   // of two at the same moment one is too late

    private async Task<bool> UseRecoveryAsync(Account account, string code, CancellationToken ct)
    {
        var hashes = await HashesAsync(account, ct);
        return hashes.Remove(Secret.Hash(code)) && (await users.SetAuthenticationTokenAsync(account, Provider, Recovery, string.Join(';', hashes))).Succeeded;
    }

    private async Task<List<string>> HashesAsync(Account account, CancellationToken ct) =>
        [.. (await users.GetAuthenticationTokenAsync(account, Provider, Recovery) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)];

    private async Task KeepAsync(Account account, string name, string value, CancellationToken ct)
    {
        if (!(await users.SetAuthenticationTokenAsync(account, Provider, name, value)).Succeeded)
        {
            throw new InvalidOperationException("The second step could not be kept.");
        }
    }

    private string Written(Account account, byte[] key, long step) => string.Create(CultureInfo.InvariantCulture, $"{step}|{KeySeal(account).Protect(Convert.ToHexString(key))}");

    private (byte[] Key, long LastUsed)? Read(Account account, string kept)
    {
        try
        {
            var cut = kept.IndexOf('|', StringComparison.Ordinal);
            return (Convert.FromHexString(KeySeal(account).Unprotect(kept[(cut + 1)..])), long.Parse(kept.AsSpan(0, cut), CultureInfo.InvariantCulture));
        }
        catch (CryptographicException)
        {
            return null;   // the machine's keys are others: recovery codes still work
        }
    }

    private static string Bare(string? code) => new([.. (code ?? "").Where(char.IsAsciiLetterOrDigit).Take(2 * RecoveryLength).Select(char.ToLowerInvariant)]);

    private IDataProtector KeySeal(Account account) => protection.CreateProtector("Roots.Wiki.SecondStep", host.Default.Value, account.Id);

    private ITimeLimitedDataProtector OfferSeal(Account account) => protection.CreateProtector("Roots.Wiki.SecondStep.Offer", host.Default.Value, account.Id).ToTimeLimitedDataProtector();
}
