using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Roots.Wiki.People.Providers;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>Reads a provider's word that somebody signed out there (OpenID Connect Back-Channel Logout 1.0). Thread-safe.</summary>
public sealed class LogoutTokens(TimeProvider clock)
{
    /// <summary>The longest token.</summary>
    public const int MostLength = 16 * 1024;

    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private const int MostKeyLength = 255;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5), Skew = TimeSpan.FromMinutes(1);
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MostLength };

    /// <summary>What the token says; null for one that is not the provider's, not for this wiki, not about signing out, or old.</summary>
    public async Task<ProviderLogout?> ReadAsync(Contact contact, string token, CancellationToken ct)
    {
        if (token.Length > MostLength)
        {
            return null;
        }

        var configuration = await contact.Metadata.GetConfigurationAsync(ct);
        await contact.Metadata.LearnKeyAsync(HandlerOptions.KidOf(token), ct);
        var validation = HandlerOptions.Validation(contact.Provider, contact.Metadata);
        validation.ValidIssuer = configuration.Issuer;
        validation.RequireExpirationTime = false;   // required by the newer edition only; the moment of issue is demanded below
        var result = await handler.ValidateTokenAsync(token, validation);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken word || !Provider.Algorithms.Contains(word.Alg))
        {
            return null;
        }

        using var payload = JsonDocument.Parse(Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(word.EncodedPayload));
        var told = payload.RootElement;
        var (subject, sid, id) = (Text(told, "sub"), Text(told, "sid"), Text(told, "jti"));
        var isAboutLogout = told.TryGetProperty("events", out var events) && events.ValueKind == JsonValueKind.Object
            && events.TryGetProperty(Event, out var what) && what.ValueKind == JsonValueKind.Object;
        var isFresh = told.TryGetProperty("iat", out var iat) && iat.TryGetInt64(out var seconds) && Math.Abs((clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds - seconds) <= (Fresh + Skew).TotalSeconds;
        return isAboutLogout && isFresh && id is not null && (subject ?? sid) is not null && !told.TryGetProperty("nonce", out _)
            ? new(configuration.Issuer, id, subject, sid)
            : null;
    }

    private static string? Text(JsonElement told, string name) =>
        told.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= MostKeyLength } text ? text : null;
}
