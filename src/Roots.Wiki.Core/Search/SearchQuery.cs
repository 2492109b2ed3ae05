namespace Roots.Wiki.Search;

/// <summary>A parsed search text: every term must match, none of the excluded may. Immutable; empty finds nothing.</summary>
/// <param name="Terms">At most <see cref="Limits.QueryWords"/>.</param>
/// <param name="Text">The text as typed, shortened to <see cref="Limits.QueryLength"/>.</param>
public sealed record SearchQuery(IReadOnlyList<SearchTerm> Terms, string Text)
{
    /// <summary>Parses any text at all; never throws. Words, "phrases", -excluded, prefix*, title:word (titel:), tag:word, in:space (bereich:).</summary>
    public static SearchQuery Parse(string? text) => SearchQueryParser.Parse(text);
}

/// <summary>Where a term must occur.</summary>
public enum SearchField
{
    /// <summary>Anywhere; titles and headings weigh more.</summary>
    Any,
    /// <summary>In the title.</summary>
    Title,
    /// <summary>Among the tags.</summary>
    Tag,
    /// <summary>The page lies below this folder.</summary>
    Space,
}

/// <summary>One condition.</summary>
/// <param name="Words">One word, or several for a phrase.</param>
/// <param name="Field">Where.</param>
/// <param name="IsExcluded">Whether it must not occur.</param>
/// <param name="IsPrefix">Whether the last word may go on (at least three letters).</param>
public sealed record SearchTerm(IReadOnlyList<string> Words, SearchField Field = SearchField.Any, bool IsExcluded = false, bool IsPrefix = false);
