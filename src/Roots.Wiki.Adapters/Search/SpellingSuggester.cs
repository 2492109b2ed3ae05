using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Roots.Wiki.Adapters.Search;

/// <summary>Finds words of the index that a mistyped one may have meant, and that stand in a page which may be read.</summary>
internal static class SpellingSuggester
{
    /// <summary>The fewest letters of a word that is offered or mended.</summary>
    private const int ShortestWord = 4;

    private const int LongestWord = 30; // the automaton of all words at distance 2 grows with the length
    private const int Looked = 12;

    /// <summary>Whether a plain word may be offered.</summary>
    public static bool IsOffered(string plain) => plain.Length is >= ShortestWord and <= LongestWord + 10 && !plain.Any(char.IsDigit);

    /// <summary>The likeliest words, best first.</summary>
    /// <param name="searcher">The index.</param>
    /// <param name="filter">What may be read; null for all.</param>
    /// <param name="typed">The word as typed.</param>
    /// <param name="limit">At most so many.</param>
    public static IReadOnlyList<string> Like(IndexSearcher searcher, Filter? filter, string typed, int limit)
    {
        var word = WordFolding.Plain(typed);
        if (word.Length is < ShortestWord or > LongestWord || word.Any(char.IsSurrogate))
        {
            return [];
        }

        return [.. Candidates(searcher.IndexReader, word)
            .Where(w => w != word)
            .Take(Looked)
            .Where(w => searcher.Search(new ConstantScoreQuery(new TermQuery(new Term(IndexFields.Word, w))), filter, 1).ScoreDocs.Length > 0)
            .Take(limit)];
    }

    private static List<string> Candidates(IndexReader reader, string word)
    {
        if (MultiFields.GetTerms(reader, IndexFields.Word) is not { } terms)
        {
            return [];
        }

        var attributes = new AttributeSource();
        attributes.AddAttribute<IMaxNonCompetitiveBoostAttribute>();
        var like = new FuzzyTermsEnum(terms, attributes, new Term(IndexFields.Word, word), word.Length > ShortestWord ? 2 : 1, 0, true);
        var closeness = like.Attributes.AddAttribute<IBoostAttribute>();
        var found = new List<(string Word, double Score)>();
        while (like.MoveNext())
        {
            found.Add((like.Term.Utf8ToString(), (closeness.Boost * 10) + (0.3 * Math.Log(like.DocFreq + 1))));
        }

        return [.. found.OrderByDescending(f => f.Score).ThenBy(f => f.Word, StringComparer.Ordinal).Select(f => f.Word)];
    }
}
