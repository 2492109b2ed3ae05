namespace Roots.Wiki.Web.Features.Fill;

/// <summary>The texts of "behalten, vereinfachen, teilen, weglassen".</summary>
public sealed class DutiesTexts;
