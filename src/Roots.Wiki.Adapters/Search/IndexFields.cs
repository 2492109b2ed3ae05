namespace Roots.Wiki.Adapters.Search;

/// <summary>The fields of a page in the index, and how much a word weighs in each.</summary>
internal static class IndexFields
{
    public const string Path = "path";
    public const string Blob = "blob";
    public const string Access = "access";
    public const string Folder = "folder";
    public const string Title = "title";
    public const string Tags = "tags";
    public const string Headings = "headings";
    public const string Place = "place";
    public const string Body = "body";
    public const string Word = "word";

    /// <summary>Where a word that is asked for anywhere may stand.</summary>
    public static IReadOnlyList<(string Field, float Boost)> Anywhere { get; } = [(Title, 4), (Tags, 3), (Headings, 2), (Place, 1.5f), (Body, 1)];

    /// <summary>The title alone.</summary>
    public static IReadOnlyList<(string Field, float Boost)> TitleOnly { get; } = [(Title, 4)];

    /// <summary>The tags alone.</summary>
    public static IReadOnlyList<(string Field, float Boost)> TagsOnly { get; } = [(Tags, 3)];
}
