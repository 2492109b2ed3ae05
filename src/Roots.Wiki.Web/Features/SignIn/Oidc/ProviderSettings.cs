using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.People.Providers;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>What is known of a wiki's identity provider.</summary>
/// <param name="Provider">The provider, or null while there is none.</param>
/// <param name="IsOperators">Whether the operator of the machine set it, so that only the table of groups is changed here.</param>
/// <param name="IsSecretLost">Whether there was a secret that cannot be read any more, because the machine's keys are others.</param>
public sealed record ProviderSetup(Provider? Provider, bool IsOperators, bool IsSecretLost);

/// <summary>Keeps the identity provider of each wiki in the data folder; the secret sealed with the machine's keys. Safe to call from many threads.</summary>
public sealed class ProviderSettings(HostRegistry machine, IDataProtectionProvider protection, IOptions<OidcOptions> options)
{
    // A list, so that a second provider needs no other form; one is used.
    private sealed record Kept(IReadOnlyList<KeptProvider> Providers);

    private sealed record KeptProvider(
        string Preset, string Label, string Authority, string ClientId, string? SealedSecret, IReadOnlyList<string> Scopes, string GroupsClaim, GroupsKind GroupsKind,
        bool TrustsEmail, IReadOnlyList<GroupRule> Rules, bool LetsEverybodyIn, bool IsOffered);

    /// <summary>What holds now.</summary>
    public async Task<ProviderSetup> FindAsync(WikiId wiki, CancellationToken ct)
    {
        var all = await machine.FindSettingAsync(KeyOf(wiki), ct) is { } json ? JsonSerializer.Deserialize<Kept>(json)!.Providers : [];
        var kept = all.Count > 0 ? all[0] : null;
        var (set, own) = (options.Value, Open(wiki, kept?.SealedSecret));
        var secret = await GivenSecretAsync(ct) ?? own;
        if (set is { Authority.Length: > 0, ClientId.Length: > 0 })
        {
            return new(
                new(
                    kept?.Preset ?? "other", set.Label is { Length: > 0 } label ? label : "SSO", set.Authority, set.ClientId, secret, ScopesOf(set.Scopes ?? "profile email"),
                    set.GroupsClaim ?? "", set.GroupsKind, set.TrustsEmail, RulesOf(kept), kept?.IsOffered ?? true),
                true,
                false);
        }

        return kept is null
            ? new(null, false, false)
            : new(
                new(kept.Preset, kept.Label, kept.Authority, kept.ClientId, secret, kept.Scopes, kept.GroupsClaim, kept.GroupsKind, kept.TrustsEmail, RulesOf(kept), kept.IsOffered),
                false,
                kept.SealedSecret is not null && secret is null);
    }

    /// <summary>The provider that the sign-in page offers, or null.</summary>
    public async Task<Provider?> OfferedAsync(WikiId wiki, CancellationToken ct) => (await FindAsync(wiki, ct)).Provider is { IsOffered: true } provider ? provider : null;

    /// <summary>Keeps a provider.</summary>
    public Task SaveAsync(WikiId wiki, Provider provider, CancellationToken ct)
    {
        var kept = new KeptProvider(
            provider.Preset, provider.Label, provider.Authority, provider.ClientId, provider.ClientSecret is { Length: > 0 } secret ? Seal(wiki).Protect(secret) : null, provider.Scopes,
            provider.GroupsClaim, provider.GroupsKind, provider.TrustsEmail, provider.Rules.Rules, provider.Rules.LetsEverybodyIn, provider.IsOffered);
        return machine.SetSettingAsync(KeyOf(wiki), JsonSerializer.Serialize(new Kept([kept])), ct);
    }

    /// <summary>Forgets the provider and its secret.</summary>
    public Task ForgetAsync(WikiId wiki, CancellationToken ct) => machine.SetSettingAsync(KeyOf(wiki), null, ct);

    /// <summary>Scopes as they are typed: with blanks between; <c>openid</c> is always asked for.</summary>
    public static IReadOnlyList<string> ScopesOf(string? text) =>
        [.. (text ?? "").Split([' ', ',', ';', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(s => s != "openid").Distinct(StringComparer.Ordinal)];

    private static GroupRules RulesOf(KeptProvider? kept) => new(kept?.Rules ?? [], kept?.LetsEverybodyIn ?? false);

    private async Task<string?> GivenSecretAsync(CancellationToken ct) =>
        options.Value.ClientSecret is { Length: > 0 } given ? given
        : options.Value.ClientSecretFile is { Length: > 0 } file ? (await File.ReadAllTextAsync(file, ct)).Trim()
        : null;

    private string? Open(WikiId wiki, string? sealedSecret)
    {
        try
        {
            return sealedSecret is null ? null : Seal(wiki).Unprotect(sealedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Seal(WikiId wiki) => protection.CreateProtector("Roots.Wiki.Oidc.Secret", wiki.Value);

    private static string KeyOf(WikiId wiki) => "oidc:" + wiki.Value;
}
