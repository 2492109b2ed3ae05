namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>The texts of handing an office over.</summary>
public sealed class HandoversTexts;
