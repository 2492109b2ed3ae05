namespace Roots.Wiki.Web.Features.Roles;

/// <summary>The texts of the knowledge map.</summary>
public sealed class MapTexts;
