namespace Roots.Wiki.Web.Features.Pages;

/// <summary>The words of reading, writing and comparing pages.</summary>
public sealed class PagesTexts;
