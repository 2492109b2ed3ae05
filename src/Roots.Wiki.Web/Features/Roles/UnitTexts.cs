namespace Roots.Wiki.Web.Features.Roles;

/// <summary>The texts of units and of offices in them.</summary>
public sealed class UnitTexts;
