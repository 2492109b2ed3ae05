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

        var all = asked.Wanted.Count;
        foreach (var words in new[] { all, all - 1, (all + 1) / 2 }.Where(w => w > 0 || all == 0).Distinct())
        {
            var found = searcher.Search(asked.ToQuery(words), filter, limit).ScoreDocs;
            if (found.Length > 0)
            {
                return [.. found.Select(f => Hit(searcher, f, isPartial: words < all))];
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
