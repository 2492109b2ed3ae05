namespace Roots.Wiki.Web.Features.Admin;

/// <summary>The texts of erasing for good.</summary>
public sealed class ErasureTexts;
