using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>
/// What a provider says about itself: addresses and keys, asked for within bounds of time and size, never following it to
/// another address, kept for some hours and asked for anew when a key is unknown. Thread-safe.
/// </summary>
/// <remarks>The administration names the host, so a private one is allowed; what comes back is never shown.</remarks>
public sealed class ProviderMetadata(string authority, HttpClient http, TimeProvider clock) : IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    /// <summary>The path below the provider's address.</summary>
    public const string Path = ".well-known/openid-configuration";

    private static readonly TimeSpan Kept = TimeSpan.FromHours(12), NoMoreOftenThan = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile Answer? last;
    private long lastLearned;

    private sealed record Answer(OpenIdConnectConfiguration Configuration, DateTimeOffset At);

    /// <summary>What is known; asks where nothing is, or where it is too old.</summary>
    /// <exception cref="ProviderException">The provider does not say.</exception>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        if (last is { } known && clock.GetUtcNow() - known.At < Kept)
        {
            return known.Configuration;
        }

        try
        {
            return await AskAsync(last, cancel);
        }
        catch (ProviderException) when (last is { } old)
        {
            return old.Configuration;   // yesterday's addresses are better than none; its keys still have to fit
        }
    }

    /// <summary>Asks anew where a token names a key that is not known, at most every half minute, whoever sends such tokens.</summary>
    public async Task LearnKeyAsync(string? kid, CancellationToken ct)
    {
        if (last is not { } known || kid is null || known.Configuration.SigningKeys.Any(k => k.KeyId == kid))
        {
            return;
        }

        var (now, before) = (clock.GetUtcNow().UtcTicks, Interlocked.Read(ref lastLearned));
        if (now - before < NoMoreOftenThan.Ticks || Interlocked.CompareExchange(ref lastLearned, now, before) != before)
        {
            return;
        }

        try
        {
            await AskAsync(known, ct);
        }
        catch (ProviderException)
        {
            // Then the token stays one of an unknown key.
        }
    }

    /// <summary>The keys by which a token may be signed. No I/O.</summary>
    public IEnumerable<SecurityKey> KeysFor(string? kid) =>
        last?.Configuration.SigningKeys.Where(k => k is not SymmetricSecurityKey && (string.IsNullOrEmpty(kid) || k.KeyId == kid)) ?? [];

    /// <inheritdoc/>
    public void RequestRefresh()
    {
        // Keys are learned before a token is looked at.
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<OpenIdConnectConfiguration> AskAsync(Answer? seen, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (last is { } other && !ReferenceEquals(other, seen))
            {
                return other.Configuration;   // somebody else has just asked
            }

            var configuration = await FetchAsync(ct);
            last = new(configuration, clock.GetUtcNow());
            return configuration;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<OpenIdConnectConfiguration> FetchAsync(CancellationToken ct)
    {
        var address = new Uri(authority.TrimEnd('/') + "/" + Path);
        var configuration = Read(await GetAsync(address, ct), OpenIdConnectConfiguration.Create);
        if (configuration.Issuer?.TrimEnd('/') != authority.TrimEnd('/'))
        {
            throw new ProviderException(string.IsNullOrEmpty(configuration.Issuer) ? ProviderFailure.NotAProvider : ProviderFailure.OtherName);
        }

        foreach (var needed in new[] { configuration.AuthorizationEndpoint, configuration.TokenEndpoint, configuration.JwksUri })
        {
            Demand(needed);
        }

        foreach (var other in new[] { configuration.UserInfoEndpoint, configuration.EndSessionEndpoint, configuration.PushedAuthorizationRequestEndpoint }.Where(e => !string.IsNullOrEmpty(e)))
        {
            Demand(other);
        }

        configuration.JsonWebKeySet = Read(await GetAsync(new(configuration.JwksUri), ct), JsonWebKeySet.Create);
        foreach (var key in configuration.JsonWebKeySet.GetSigningKeys())
        {
            configuration.SigningKeys.Add(key);
        }

        return configuration.SigningKeys.Count > 0 ? configuration : throw new ProviderException(ProviderFailure.NotAProvider);
    }

    private static void Demand(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            throw new ProviderException(ProviderFailure.NotAProvider);
        }

        if (!Provider.IsSafe(uri))
        {
            throw new ProviderException(ProviderFailure.NotEncrypted);
        }
    }

    private static T Read<T>(string json, Func<string, T> read)
    {
        try
        {
            return read(json);
        }
        catch (Exception e) when (e is ArgumentException or JsonException or FormatException or InvalidOperationException)
        {
            throw new ProviderException(ProviderFailure.NotAProvider, e);
        }
    }

    private async Task<string> GetAsync(Uri address, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(address, ct);
            return (int)answer.StatusCode switch
            {
                >= 200 and < 300 => await answer.Content.ReadAsStringAsync(ct),
                >= 300 and < 400 => throw new ProviderException(ProviderFailure.SendsOn),
                >= 500 => throw new ProviderException(ProviderFailure.NotReachable),
                _ => throw new ProviderException(ProviderFailure.NotAProvider),
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new ProviderException(ProviderException.Of(e), e);
        }
    }
}
