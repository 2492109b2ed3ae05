namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>Marks the texts of the year and of the calendar.</summary>
public sealed class YearTexts;
