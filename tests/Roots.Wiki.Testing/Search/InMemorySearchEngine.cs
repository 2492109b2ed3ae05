using Roots.Wiki.Search;

namespace Roots.Wiki.Testing.Search;

/// <summary>A search engine that compares letters: no stems, no compounds, no mending. Passes the same contract as the real one.</summary>
public sealed class InMemorySearchEngine : ISearchEngine
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<PagePath, SearchDocument> pages = [];

    /// <inheritdoc/>
    public CommitId? Reflects { get; private set; }

    /// <summary>How often it was made durable.</summary>
    public int Flushes { get; private set; }

    /// <summary>How often something was applied.</summary>
    public int Applies { get; private set; }

    /// <summary>How many pages were learnt from since it was emptied.</summary>
    public int Learnt { get; private set; }

    /// <summary>How often applying is to find the index unusable, before it goes well again.</summary>
    public int Breaks { get; set; }

    /// <inheritdoc/>
    public Task LearnAsync(IReadOnlyCollection<SearchDocument> sample, CancellationToken ct)
    {
        Learnt += sample.Count;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<bool> ApplyAsync(IReadOnlyCollection<SearchDocument> upserts, IReadOnlyCollection<PagePath> deletes, CommitId? reflects, CancellationToken ct)
    {
        lock (gate)
        {
            Applies++;
            if (Breaks > 0)
            {
                Breaks--;
                Empty();
                return Task.FromResult(false);
            }

            foreach (var page in upserts)
            {
                pages[page.Path] = page;
            }

            foreach (var path in deletes)
            {
                pages.Remove(path);
            }

            Reflects = reflects;
        }

        return Task.FromResult(true);
    }

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken ct)
    {
        lock (gate)
        {
            Empty();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task FlushAsync(CancellationToken ct)
    {
        Flushes++;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public IReadOnlyList<SearchHit> Search(SearchQuery query, IReadOnlyCollection<string>? accessKeys, int limit)
    {
        if (query.IsEmpty)
        {
            return [];
        }

        List<SearchDocument> readable;
        lock (gate)
        {
            readable = [.. pages.Values.Where(p => accessKeys?.Contains(p.AccessKey) != false)];
        }

        var wanted = query.Terms.Where(t => t is { IsExcluded: false, Field: not SearchField.Space }).ToList();
        var candidates = readable.Where(p => query.Terms.Except(wanted).All(t => Has(p, t) != t.IsExcluded)).ToList();
        var ranked = candidates.Select(p => (Page: p, Words: wanted.Count(t => Has(p, t)))).ToList();
        var whole = ranked.Where(r => r.Words == wanted.Count).ToList();
        var hits = whole.Count > 0 ? whole : [.. ranked.Where(r => r.Words >= (wanted.Count + 1) / 2 && r.Words > 0).OrderByDescending(r => r.Words)];
        return [.. hits
            .Select(r => new SearchHit(r.Page.Path, r.Page.Blob, r.Words + (wanted.Count(t => Has(r.Page, t with { Field = SearchField.Title })) * 4), r.Words < wanted.Count))
            .OrderByDescending(h => h.Score)
            .Take(limit)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Suggest(SearchQuery query, IReadOnlyCollection<string>? accessKeys) => [];

    /// <inheritdoc/>
    public Snippet? Excerpt(SearchQuery query, string text, int length)
    {
        var words = query.Terms.Where(t => t is { IsExcluded: false, Field: not SearchField.Space }).SelectMany(t => t.Words);
        var (at, word) = words.Select(w => (At: text.IndexOf(w, StringComparison.OrdinalIgnoreCase), Word: w)).Where(f => f.At >= 0).OrderBy(f => f.At).FirstOrDefault();
        if (word is null)
        {
            return null;
        }

        var start = Math.Max(0, at - 40);
        var end = Math.Min(text.Length, Math.Max(at + word.Length, start + length));
        SnippetPart[] parts = [new(text[start..at], false), new(text.Substring(at, word.Length), true), new(text[(at + word.Length)..end], false)];
        return new([.. parts.Where(p => p.Text.Length > 0)], start);
    }

    /// <inheritdoc/>
    public int CountWords(SearchQuery query, string text)
    {
        var words = query.Terms.Where(t => t is { IsExcluded: false, Field: not SearchField.Space }).SelectMany(t => t.Words).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var telling = words.Where(w => w.Length > 3).ToList();
        return (telling.Count > 0 ? telling : words).Count(w => Contains(text, w));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool Has(SearchDocument page, SearchTerm term)
    {
        var text = string.Join(' ', term.Words);
        var tags = string.Join('\n', page.Tags);
        return term.Field switch
        {
            SearchField.Space => (page.Path.Folder + "/").StartsWith(text + "/", StringComparison.OrdinalIgnoreCase),
            SearchField.Title => Contains(page.Title, text),
            SearchField.Tag => Contains(tags, text),
            _ => Contains(string.Join('\n', [page.Title, tags, .. page.Headings, page.Path.Value, page.Body]), text),
        };
    }

    private static bool Contains(string where, string text) => where.Contains(text, StringComparison.OrdinalIgnoreCase);

    private void Empty()
    {
        pages.Clear();
        (Reflects, Learnt) = (null, 0);
    }
}
