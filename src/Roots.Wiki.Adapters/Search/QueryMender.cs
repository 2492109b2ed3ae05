using Lucene.Net.Search;
using Roots.Wiki.Search;

namespace Roots.Wiki.Adapters.Search;

/// <summary>Replaces mistyped words of a query, and offers only what then finds a page that may be read.</summary>
internal sealed class QueryMender(SearchLanguage language, IndexSearcher searcher, Filter? filter)
{
    private const int MostMended = 3;
    private const int MostOffered = 3;

    public IReadOnlyList<string> Mend(SearchQuery query)
    {
        var mended = new List<(SearchTerm Term, IReadOnlyList<string> Words)>();
        foreach (var term in query.Terms.Where(t => t is { IsExcluded: false, Field: not SearchField.Space, Words.Count: 1 }))
        {
            if (mended.Count < MostMended && !Finds(new([term], query.Text)) && Like(term) is { Count: > 0 } words)
            {
                mended.Add((term, words));
            }
        }

        return mended.Count == 0 ? [] : [.. Enumerable.Range(0, MostOffered)
            .Select(i => Replace(query.Text, mended.Select(m => (m.Term.Words[0], m.Words[Math.Min(i, m.Words.Count - 1)]))))
            .Distinct(StringComparer.Ordinal)
            .Where(text => Finds(SearchQuery.Parse(text)))];
    }

    private IReadOnlyList<string> Like(SearchTerm term) => SpellingSuggester.Like(searcher, filter, term.Words[0], MostOffered);

    private bool Finds(SearchQuery query) =>
        language.Queries.Read(query) is { IsEmpty: false } asked && searcher.Search(asked.ToQuery(asked.Wanted.Count), filter, 1).ScoreDocs.Length > 0;

    private static string Replace(string text, IEnumerable<(string Typed, string Meant)> words)
    {
        foreach (var (typed, meant) in words)
        {
            var at = text.IndexOf(typed, StringComparison.Ordinal);
            text = at < 0 ? text : string.Concat(text.AsSpan(0, at), meant, text.AsSpan(at + typed.Length));
        }

        return text;
    }
}
