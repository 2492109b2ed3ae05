namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>The texts of signing in at an identity provider.</summary>
public sealed class OidcTexts;
