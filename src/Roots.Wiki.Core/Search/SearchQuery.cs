namespace Roots.Wiki.Search;

/// <summary>A parsed search text: every term must match, none of the excluded may. Immutable; empty finds nothing.</summary>
/// <param name="Terms">At most <see cref="Limits.QueryWords"/> words in all.</param>
/// <param name="Text">The text as typed, shortened to <see cref="Limits.QueryLength"/>.</param>
public sealed record SearchQuery(IReadOnlyList<SearchTerm> Terms, string Text)
{
    /// <summary>The fewest letters of a word that may go on.</summary>
    public const int PrefixLength = 3;

    /// <summary>Whether it asks for nothing: no term, or only excluded ones.</summary>
    public bool IsEmpty => Terms.All(t => t.IsExcluded);

    /// <summary>Parses any text at all; never throws. Words, "phrases", -excluded, prefix*, title:word (titel:), tag:word (schlagwort:), in:space (bereich:).</summary>
    public static SearchQuery Parse(string? text) => SearchQueryParser.Parse(text);

    /// <summary>The query for a list that is shown while somebody types: the last word may go on, unless a blank or a quotation mark ended it.</summary>
    public SearchQuery AsTyped() =>
        Terms.Count > 0 && Text.Length > 0 && char.IsLetterOrDigit(Text[^1])
        && Terms[^1] is { Words: [var word], Field: not SearchField.Space, IsExcluded: false } last
        && word.Length >= PrefixLength && Text.EndsWith(word, StringComparison.Ordinal)
            ? this with { Terms = [.. Terms.SkipLast(1), last with { IsPrefix = true }] }
            : this;
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
/// <param name="Words">One word, or several for a phrase; never empty. For <see cref="SearchField.Space"/> the folder as one.</param>
/// <param name="Field">Where.</param>
/// <param name="IsExcluded">Whether it must not occur.</param>
/// <param name="IsPrefix">Whether the only word may go on (at least three letters).</param>
public sealed record SearchTerm(IReadOnlyList<string> Words, SearchField Field = SearchField.Any, bool IsExcluded = false, bool IsPrefix = false);
