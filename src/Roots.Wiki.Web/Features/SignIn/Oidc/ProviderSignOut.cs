using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>Where a browser goes on to, once it was signed out here: the provider, whose own session would let the next person in.</summary>
/// <param name="Label">The provider.</param>
/// <param name="Address">Its address with the token by which it knows the session; null where the provider has none.</param>
public sealed record Onward(string Label, string? Address);

/// <summary>Ends the provider's session after our own. Thread-safe.</summary>
public sealed class ProviderSignOut(ProviderSettings settings, Providers providers, WikiAddress address, IDataProtectionProvider protection)
{
    /// <summary>Where this session goes on to, asked for before it ends; null for one that began here.</summary>
    public async Task<Onward?> FindAsync(HttpContext http, Wiki wiki, Session? session, CancellationToken ct)
    {
        if (session is null || await wiki.Providers.FindAsync(session.Id, ct) is not { } began
            || (await settings.FindAsync(wiki.Id, ct)).Provider is not { } provider)
        {
            return null;
        }

        try
        {
            if (await address.FindAsync(http, ct) is not { } here)
            {
                return new(provider.Label, null);
            }

            var configuration = await providers.Reach(wiki.Id, provider, here).Metadata.GetConfigurationAsync(ct);
            if (configuration.Issuer != began.Key.Issuer || string.IsNullOrEmpty(configuration.EndSessionEndpoint))
            {
                return new(provider.Label, null);
            }

            var question = new Dictionary<string, string?> { ["client_id"] = provider.ClientId, ["post_logout_redirect_uri"] = here + Provider.SignedOut };
            if (Open(wiki, began.Proof) is { } token)
            {
                question["id_token_hint"] = token;
            }

            return new(provider.Label, QueryHelpers.AddQueryString(configuration.EndSessionEndpoint, question));
        }
        catch (ProviderException)
        {
            return new(provider.Label, null);   // signing out here works without the provider
        }
    }

    internal static IDataProtector Seal(IDataProtectionProvider protection, WikiId wiki) => protection.CreateProtector("Roots.Wiki.Oidc.Token", wiki.Value);

    private string? Open(Wiki wiki, string? proof)
    {
        try
        {
            return proof is null ? null : Seal(protection, wiki.Id).Unprotect(proof);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>The address under which a provider may send browsers back: proven, or this machine's own. Thread-safe.</summary>
public sealed class WikiAddress(PublicAddress publicAddress)
{
    /// <summary>The address without closing slash; null while nobody has proven one and the request did not come in on this machine.</summary>
    public async Task<string?> FindAsync(HttpContext http, CancellationToken ct) =>
        await publicAddress.FindAsync(http, ct) is var state && (state.IsProven || state.IsLocal) ? state.Base : null;
}
