namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>What the provider's button on a page carries.</summary>
/// <param name="Back">Where to go afterwards, or null.</param>
/// <param name="Invitation">The secret of an invitation, or null.</param>
public sealed record Offer(string? Back, string? Invitation = null);
