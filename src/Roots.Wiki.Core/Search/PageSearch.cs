using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Search;

/// <summary>A page that was found. Immutable.</summary>
/// <param name="Page">The page as it stands now.</param>
/// <param name="Anchor">The heading under which the words stand (<c>h-konten</c>), or empty for the top of the page.</param>
/// <param name="Heading">That heading's words, or empty.</param>
/// <param name="Snippet">A stretch of the page with the words marked; its beginning, unmarked, where only title or tags were found.</param>
/// <param name="Score">Higher is better; comparable within one answer only.</param>
/// <param name="IsPartial">Whether some words of the query are missing in it.</param>
public sealed record SearchResult(PageEntry Page, string Anchor, string Heading, IReadOnlyList<SnippetPart> Snippet, float Score, bool IsPartial)
{
    /// <summary>The title.</summary>
    public string Title => Page.Facts.Title;
}

/// <summary>The answer to a search. Immutable.</summary>
/// <param name="Hits">Best first.</param>
/// <param name="HasMore">Whether there are more than were asked for.</param>
/// <param name="Suggestions">Search texts that find something, for "Meintest du …?"; only where there are few hits.</param>
public sealed record SearchAnswer(IReadOnlyList<SearchResult> Hits, bool HasMore, IReadOnlyList<string> Suggestions);

/// <summary>Searches the pages of a wiki for one who asks. What they may not read leaves no trace. Safe to call from many threads.</summary>
/// <remarks>The index only proposes: every hit is held against the snapshot and the rights of this moment before it is shown or counted, and titles and snippets are of now.</remarks>
public sealed class PageSearch(IPageStore store, ISearchEngine engine, IPlainTextReader texts)
{
    /// <summary>The most hits of one answer.</summary>
    public const int MostHits = 50;

    private const int SnippetLength = 200;
    private const int FewHits = 3;
    private const int MostProposed = 1_000;

    /// <summary>Searches. Never throws for any query.</summary>
    /// <param name="query">What is asked; for a list while typing use <see cref="SearchQuery.AsTyped"/>.</param>
    /// <param name="view">What the one who asks may read.</param>
    /// <param name="limit">At most so many hits, 1 to <see cref="MostHits"/>.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="StoreUnavailableException">The repository cannot be read.</exception>
    public ValueTask<SearchAnswer> SearchAsync(SearchQuery query, AccessView view, int limit, CancellationToken ct) => SearchAsync(query, view, limit, null, ct);

    /// <summary>Searches the pages of a unit and those below it.</summary>
    /// <param name="query">As above.</param>
    /// <param name="view">As above.</param>
    /// <param name="limit">As above.</param>
    /// <param name="unit">The unit; null for all pages.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="StoreUnavailableException">The repository cannot be read.</exception>
    public async ValueTask<SearchAnswer> SearchAsync(SearchQuery query, AccessView view, int limit, Unit? unit, CancellationToken ct)
    {
        limit = Math.Clamp(limit, 1, MostHits);
        var keys = view.ReadableKeys;
        var (results, hasMore) = (new List<SearchResult>(), false);
        foreach (var hit in Hits(query, view, keys, limit * 2, unit))
        {
            // One more than is shown needs no snippet, unless its text has changed since and it may be none.
            if (results.Count == limit && view.Snapshot.Find(hit.Path) is { } next && next.Blob == hit.Blob && view.CanRead(next))
            {
                hasMore = true;
                break;
            }

            if (await CheckAsync(query, hit, view, ct).ConfigureAwait(false) is { } result)
            {
                if (results.Count == limit)
                {
                    hasMore = true;
                    break;
                }

                results.Add(result);
            }
        }

        var isPoor = results.Count < FewHits || results[0].IsPartial;
        return new(results, hasMore, isPoor ? await SuggestAsync(query, view, keys, unit, ct).ConfigureAwait(false) : []);
    }

    // The index knows no units: it proposes more, and what lies elsewhere is left out before any text is read.
    private IEnumerable<SearchHit> Hits(SearchQuery query, AccessView view, IReadOnlyCollection<string> keys, int limit, Unit? unit) =>
        unit is null
            ? engine.Search(query, keys, limit)
            : engine.Search(query, keys, MostProposed).Where(h => view.Snapshot.Find(h.Path) is { } page && view.Snapshot.Units.IsWithin(view.Snapshot.Units.Of(page, view.Snapshot.Roles), unit));

    // A hit in an older text counts only where the words still stand in today's.
    private async ValueTask<SearchResult?> CheckAsync(SearchQuery query, SearchHit hit, AccessView view, CancellationToken ct)
    {
        if (view.Snapshot.Find(hit.Path) is not { } page || !view.CanRead(page))
        {
            return null;
        }

        var text = await PageText.ReadAsync(store, texts, page, ct).ConfigureAwait(false);
        var snippet = engine.Excerpt(query, text.Text, SnippetLength);
        if (snippet is null)
        {
            return page.Blob == hit.Blob || engine.Excerpt(query, page.Facts.Title, SnippetLength) is not null
                ? new(page, "", "", Beginning(text.Text), hit.Score, hit.IsPartial)
                : null;
        }

        var heading = text.HeadingAt(snippet.Start + snippet.Parts.TakeWhile(p => !p.IsMatch).Sum(p => p.Text.Length));
        return heading is null || (heading.Offset == 0 && heading.Text == page.Facts.Title)
            ? new(page, "", "", snippet.Parts, hit.Score, hit.IsPartial)
            : new(page, heading.Id, heading.Text, snippet.Parts, hit.Score, hit.IsPartial);
    }

    private async ValueTask<IReadOnlyList<string>> SuggestAsync(SearchQuery query, AccessView view, IReadOnlyCollection<string> keys, Unit? unit, CancellationToken ct)
    {
        var kept = new List<string>();
        foreach (var text in engine.Suggest(query, keys))
        {
            var meant = SearchQuery.Parse(text);
            foreach (var hit in Hits(meant, view, keys, FewHits, unit))
            {
                if (!hit.IsPartial && await CheckAsync(meant, hit, view, ct).ConfigureAwait(false) is not null)
                {
                    kept.Add(text);
                    break;
                }
            }
        }

        return kept;
    }

    private static IReadOnlyList<SnippetPart> Beginning(string text)
    {
        var start = text.Length <= SnippetLength ? text : text[..(text.LastIndexOf(' ', SnippetLength) is var blank and > 0 ? blank : SnippetLength)];
        return start.Trim().Length == 0 ? [] : [new(start.ReplaceLineEndings(" ").Trim(), false)];
    }
}
