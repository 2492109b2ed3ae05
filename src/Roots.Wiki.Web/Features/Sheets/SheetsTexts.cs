namespace Roots.Wiki.Web.Features.Sheets;

/// <summary>Names the texts of pages from templates and of the sheets that are drawn from answers.</summary>
public sealed class SheetsTexts;
