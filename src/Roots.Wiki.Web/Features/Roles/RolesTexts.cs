namespace Roots.Wiki.Web.Features.Roles;

/// <summary>The texts about offices.</summary>
public sealed class RolesTexts;
