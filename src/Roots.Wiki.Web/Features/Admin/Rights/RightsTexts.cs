namespace Roots.Wiki.Web.Features.Admin.Rights;

/// <summary>The texts of spaces, groups and the explanation of who may read what.</summary>
public sealed class RightsTexts;
