namespace Roots.Wiki.Web.Features.Setup;

/// <summary>The texts of setting up.</summary>
public sealed class SetupTexts;
