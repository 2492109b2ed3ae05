namespace Roots.Wiki.Web.Features.Admin;

/// <summary>The texts of the administration's first page.</summary>
public sealed class AdminTexts;
