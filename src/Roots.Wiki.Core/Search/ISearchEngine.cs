using Roots.Wiki.Spaces;

namespace Roots.Wiki.Search;

/// <summary>What the index knows of a page: words, but no stored text.</summary>
/// <param name="Path">The page.</param>
/// <param name="Blob">The text that was indexed.</param>
/// <param name="AccessKey">The page's <see cref="AccessClass.Key"/>.</param>
/// <param name="Title">The title.</param>
/// <param name="Tags">The tags and aliases.</param>
/// <param name="Headings">The headings' texts.</param>
/// <param name="Body">The page's plain text.</param>
public sealed record SearchDocument(PagePath Path, BlobId Blob, string AccessKey, string Title, IReadOnlyList<string> Tags, IReadOnlyList<string> Headings, string Body);

/// <summary>A found page, before it is checked against snapshot and actor.</summary>
/// <param name="Path">The page.</param>
/// <param name="Blob">The text that was found.</param>
/// <param name="Score">Higher is better; comparable within one answer only.</param>
/// <param name="IsPartial">Whether no page has all the words, and this is one of those that have most.</param>
public sealed record SearchHit(PagePath Path, BlobId Blob, float Score, bool IsPartial = false);

/// <summary>A stretch of text around the words found.</summary>
/// <param name="Parts">Pieces in order; some are matches.</param>
/// <param name="Start">Where in the searched text it begins.</param>
public sealed record Snippet(IReadOnlyList<SnippetPart> Parts, int Start);

/// <summary>A piece of a <see cref="Snippet"/>.</summary>
public sealed record SnippetPart(string Text, bool IsMatch);

/// <summary>The index of one wiki. Rebuildable; never the truth. Safe to call from many threads; writing is serialised inside.</summary>
/// <remarks>
/// An index that turns out to be damaged, locked, foreign or made by another version throws nothing: it is emptied and
/// <see cref="Reflects"/> becomes null. Only a disk that cannot be written throws, from the writing methods.
/// </remarks>
public interface ISearchEngine : IAsyncDisposable
{
    /// <summary>The commit that the index reflects durably or in memory; null for an empty or outdated one (then rebuild).</summary>
    CommitId? Reflects { get; }

    /// <summary>Learns the wiki's own words before a rebuild, right after <see cref="ClearAsync"/>; they hold until the next one.</summary>
    /// <param name="sample">Some pages of all parts of the wiki; called repeatedly.</param>
    /// <param name="ct">Cancels.</param>
    Task LearnAsync(IReadOnlyCollection<SearchDocument> sample, CancellationToken ct);

    /// <summary>Applies changes and makes them visible to searches before returning. Applying the same twice does no harm.</summary>
    /// <param name="upserts">Pages that are new or changed.</param>
    /// <param name="deletes">Pages that are gone.</param>
    /// <param name="reflects">The commit that the index reflects afterwards; null while a rebuild is half done.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>False where the index turned out to be unusable: it is empty now, and must be rebuilt.</returns>
    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    Task<bool> ApplyAsync(IReadOnlyCollection<SearchDocument> upserts, IReadOnlyCollection<PagePath> deletes, CommitId? reflects, CancellationToken ct);

    /// <summary>Empties the index, for a rebuild.</summary>
    /// <exception cref="IOException">The disk cannot be written.</exception>
    Task ClearAsync(CancellationToken ct);

    /// <summary>Makes what was applied survive a restart. Called at rest and at the end, not at each save.</summary>
    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    Task FlushAsync(CancellationToken ct);

    /// <summary>Searches. Never throws for any query; bounded work.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="accessKeys">Only pages of these classes; null for all.</param>
    /// <param name="limit">At most so many hits; 1 to 1000.</param>
    IReadOnlyList<SearchHit> Search(SearchQuery query, IReadOnlyCollection<string>? accessKeys, int limit);

    /// <summary>Search texts like that of the query, its unknown words replaced by like ones that do occur in pages of these classes, for "Meintest du …?"; best first, at most 3, empty when there is nothing better.</summary>
    IReadOnlyList<string> Suggest(SearchQuery query, IReadOnlyCollection<string>? accessKeys);

    /// <summary>The best stretch of a text for a query, by the same analysis that indexed it; null where no word occurs.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="text">Plain text; only the first 200,000 characters are looked at.</param>
    /// <param name="length">About how many characters; 40 to 1000.</param>
    Snippet? Excerpt(SearchQuery query, string text, int length);

    /// <summary>How many different words of a query stand in a short text, by the same analysis; words that carry nothing ("wer", "the") count only where there are no others.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="text">Plain text, such as a question.</param>
    int CountWords(SearchQuery query, string text);
}
