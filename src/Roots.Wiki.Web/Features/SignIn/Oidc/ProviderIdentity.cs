using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Roots.Wiki.Mail;
using Roots.Wiki.People.Providers;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>Whom a provider vouched for, read from its signed token and from what it told besides. Immutable.</summary>
/// <param name="Key">Who.</param>
/// <param name="Sid">The provider's session, or null.</param>
/// <param name="Name">What they are called, bounded.</param>
/// <param name="Login">What they sign in with there, or null.</param>
/// <param name="Email">The address, or null where it is none.</param>
/// <param name="IsEmailVerified">Whether the provider says that the address was checked.</param>
/// <param name="Groups">Their groups.</param>
/// <param name="HidesGroups">Whether there are more groups than the provider tells.</param>
/// <param name="Token">The signed token.</param>
public sealed record ProviderIdentity(
    ProviderKey Key, string? Sid, string Name, string? Login, string? Email, bool IsEmailVerified, IReadOnlyList<string> Groups, bool HidesGroups, string Token)
{
    private const int MostKeyLength = 255, MostGroups = 500;

    /// <summary>The names of what the provider told, with its values: for the administration's trial only.</summary>
    public IReadOnlyList<(string Name, string Value)> Told { get; private init; } = [];

    /// <summary>Reads what came home.</summary>
    /// <returns>Null where the token lacks what every token has.</returns>
    public static ProviderIdentity? Read(Provider provider, AuthenticationTicket ticket, JsonElement? userInformation)
    {
        if (ticket.Properties.GetTokenValue("id_token") is not { } token)
        {
            return null;
        }

        using var payload = JsonDocument.Parse(Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(new JsonWebToken(token).EncodedPayload));
        var signed = payload.RootElement;
        if (Text(signed, "iss") is not { Length: > 0 and <= MostKeyLength } issuer || Text(signed, "sub") is not { Length: > 0 and <= MostKeyLength } subject)
        {
            return null;
        }

        // The signed token first; what the provider told besides fills gaps and never contradicts.
        JsonElement[] sources = userInformation is { ValueKind: JsonValueKind.Object } more ? [signed, more] : [signed];
        var email = sources.FirstOrDefault(s => Text(s, "email") is not null);
        var address = email.ValueKind == JsonValueKind.Object ? Text(email, "email")!.Trim() : null;
        var groups = sources.SelectMany(s => GroupsIn(s, provider)).Where(g => g.Length is > 0 and <= GroupRule.MostLength).Distinct(StringComparer.Ordinal).Take(MostGroups);
        var login = First(sources, "preferred_username");
        return new(
            new(issuer, subject), Text(signed, "sid"), NameOf(sources, login), login, EmailAddress.IsValid(address) ? address : null,
            address is not null && IsTrue(email, "email_verified"), [.. groups], sources.Any(s => HasOverage(s, provider)), token)
        {
            Told = [.. sources.SelectMany(s => s.EnumerateObject()).DistinctBy(p => p.Name).Select(p => (p.Name, Bounded(p.Value.ToString(), 500)))],
        };
    }

    private static string NameOf(JsonElement[] sources, string? login)
    {
        var parts = string.Join(' ', new[] { First(sources, "given_name"), First(sources, "family_name") }.OfType<string>());
        var name = First(sources, "name") ?? (parts.Length > 0 ? parts : login) ?? "";
        var clean = string.Concat(name.Where(c => !char.IsControl(c))).Trim();
        return Bounded(clean.Length == 0 ? "Mitglied" : clean, Limits.NameLength);
    }

    private static IEnumerable<string> GroupsIn(JsonElement source, Provider provider)
    {
        if (provider.GroupsClaim.Length == 0)
        {
            return [];
        }

        var found = source;
        foreach (var step in provider.GroupsKind == GroupsKind.Path ? provider.GroupsClaim.Split('.') : [provider.GroupsClaim])
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(step, out found))
            {
                return [];
            }
        }

        return (provider.GroupsKind, found.ValueKind) switch
        {
            (GroupsKind.Keys, JsonValueKind.Object) => found.EnumerateObject().Select(p => p.Name),
            (GroupsKind.Keys, _) => [],
            (_, JsonValueKind.Array) => found.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!),
            (_, JsonValueKind.String) => [found.GetString()!],
            _ => [],
        };
    }

    // Entra leaves the claim out and names it here when somebody is in too many groups.
    private static bool HasOverage(JsonElement source, Provider provider) =>
        source.TryGetProperty("_claim_names", out var names) && names.ValueKind == JsonValueKind.Object && names.TryGetProperty(provider.GroupsClaim, out _);

    private static string? First(JsonElement[] sources, string name) => sources.Select(s => Text(s, name)).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t));

    private static string? Text(JsonElement source, string name) =>
        source.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsTrue(JsonElement source, string name) =>
        source.TryGetProperty(name, out var value) && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() == "true"));

    private static string Bounded(string text, int most) => text.Length > most ? text[..most] : text;
}
