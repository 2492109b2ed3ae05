using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>A provider ready to be spoken to.</summary>
/// <param name="Provider">How it was set up.</param>
/// <param name="Metadata">What it says about itself.</param>
/// <param name="Options">How the framework's handler speaks to it.</param>
public sealed record Contact(Provider Provider, ProviderMetadata Metadata, OpenIdConnectOptions Options);

/// <summary>Speaks to providers: bounded, and under the wiki's proven address only. Thread-safe.</summary>
public sealed class Providers(IDataProtectionProvider protection, TimeProvider clock) : IDisposable
{
    private const int MostBytes = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = Patience, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = MostBytes,
    };

    private readonly Lock gate = new();
    private (string Address, Contact Contact)? last;

    /// <summary>The contact; the same one while nothing was changed, so that what the provider said about itself is known.</summary>
    /// <param name="address">Where the wiki is reached, without closing slash.</param>
    public Contact Reach(WikiId wiki, Provider provider, string address)
    {
        lock (gate)
        {
            // Records of lists are equal only by what they hold: settings are read anew for each request.
            if (last is { } known && known.Address == address && IsSame(known.Contact.Provider, provider))
            {
                return known.Contact with { Provider = provider };
            }

            var metadata = new ProviderMetadata(provider.Authority, http, clock);
            var contact = new Contact(provider, metadata, HandlerOptions.For(wiki, provider, address, metadata, http, protection, clock));
            last = (address, contact);
            return contact;
        }
    }

    /// <summary>Asks a provider about itself, as it would be.</summary>
    /// <returns>Null when all is well.</returns>
    public async Task<ProviderFailure?> TryAsync(string authority, CancellationToken ct)
    {
        try
        {
            using var metadata = new ProviderMetadata(authority, http, clock);
            await metadata.GetConfigurationAsync(ct);
            return null;
        }
        catch (ProviderException e)
        {
            return e.Failure;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        last?.Contact.Metadata.Dispose();
        http.Dispose();
    }

    private static bool IsSame(Provider one, Provider other) =>
        (one.Authority, one.ClientId, one.ClientSecret, string.Join(' ', one.Scopes)) == (other.Authority, other.ClientId, other.ClientSecret, string.Join(' ', other.Scopes));
}
