namespace Roots.Wiki.Web.Features.Export;

/// <summary>The texts of taking everything home.</summary>
public sealed class ExportTexts;
