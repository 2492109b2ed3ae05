using System.Globalization;
using Lucene.Net.Search;
using Roots.Wiki.Search;

namespace Roots.Wiki.Adapters.Search;

/// <summary>Finds the pages that have all the words; where there are none, those that have most.</summary>
internal static class PageFinder
{
    private static readonly HashSet<string> Stored = [IndexFields.Path, IndexFields.Blob];

    public static IReadOnlyList<SearchHit> Find(QueryBuilder.Conditions asked, IndexSearcher searcher, Filter? filter, int limit)
    {
        if (asked.IsEmpty)
        {
            return [];
        }

        for (var words = asked.Wanted.Count; words >= (asked.Wanted.Count + 1) / 2; words--)
        {
            var found = searcher.Search(asked.ToQuery(words), filter, limit).ScoreDocs;
            if (found.Length > 0 || words == 0)
            {
                return [.. found.Select(f => Hit(searcher, f, isPartial: words < asked.Wanted.Count))];
            }
        }

        return [];
    }

    private static SearchHit Hit(IndexSearcher searcher, ScoreDoc found, bool isPartial)
    {
        var page = searcher.Doc(found.Doc, Stored);
        return new(PagePath.Parse(page.GetField(IndexFields.Path).GetStringValue(CultureInfo.InvariantCulture)), BlobId.Parse(page.GetField(IndexFields.Blob).GetStringValue(CultureInfo.InvariantCulture)), found.Score, isPartial);
    }
}
