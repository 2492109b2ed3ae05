namespace Roots.Wiki.Search;

internal static class SearchQueryParser
{
    public static SearchQuery Parse(string? text) => throw new NotImplementedException();
}
