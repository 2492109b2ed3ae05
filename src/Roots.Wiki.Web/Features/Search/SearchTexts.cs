namespace Roots.Wiki.Web.Features.Search;

/// <summary>The words of searching.</summary>
public sealed class SearchTexts;
