namespace Roots.Wiki.Web.Features.Setup;

/// <summary>The texts of the guide through the first four weeks.</summary>
public sealed class FirstWeeksTexts;
