using Roots.Wiki.People.Providers;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>How a provider writes somebody's groups.</summary>
public enum GroupsKind
{
    /// <summary>A list of names, or one name.</summary>
    List,
    /// <summary>An object whose keys are the names.</summary>
    Keys,
    /// <summary>A list inside other objects; the claim's name is the way there, with dots.</summary>
    Path,
}

/// <summary>An identity provider as the association set it up. Immutable.</summary>
/// <param name="Preset">The kind of provider, for help: one of <see cref="ProviderPreset.All"/>.</param>
/// <param name="Label">What the button says after "Anmelden mit".</param>
/// <param name="Authority">The provider's address, exactly as it names itself.</param>
/// <param name="ClientId">The wiki's name at the provider.</param>
/// <param name="ClientSecret">The wiki's password at the provider; never shown, logged or kept in the open.</param>
/// <param name="Scopes">What is asked for besides <c>openid</c>.</param>
/// <param name="GroupsClaim">Where the groups stand; empty for nowhere.</param>
/// <param name="GroupsKind">How they are written.</param>
/// <param name="TrustsEmail">Whether every address that the provider names counts as checked.</param>
/// <param name="Rules">What groups mean here.</param>
/// <param name="IsOffered">Whether the sign-in page has the button.</param>
public sealed record Provider(
    string Preset, string Label, string Authority, string ClientId, string? ClientSecret, IReadOnlyList<string> Scopes,
    string GroupsClaim, GroupsKind GroupsKind, bool TrustsEmail, GroupRules Rules, bool IsOffered)
{
    /// <summary>The paths that a provider is told: where it sends browsers back to, and where it says that somebody has signed out.</summary>
    public const string Callback = "/-/sign-in/oidc/callback", SignedOut = "/-/sign-in/oidc/signed-out", BackChannel = "/-/sign-in/oidc/backchannel-logout";

    /// <summary>The algorithms by which a provider may sign: with a key that only it has.</summary>
    public static readonly IReadOnlyList<string> Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>Whether the address may be called: encrypted, or on this machine.</summary>
    public static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
