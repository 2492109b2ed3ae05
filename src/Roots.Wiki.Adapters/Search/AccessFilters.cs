using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Roots.Wiki.Adapters.Search;

/// <summary>The filters of those who ask, kept by what they may read; each costs one bit per page and survives refreshes. Safe to call from many threads.</summary>
internal sealed class AccessFilters
{
    private const int MostKept = 16;

    // Whoever asks again asks with the same list; sorting and joining hundreds of keys would cost as much as many a search.
    private readonly ConditionalWeakTable<IReadOnlyCollection<string>, Filter> known = [];
    private readonly Dictionary<string, Filter> kept = new(StringComparer.Ordinal);

    /// <summary>The filter for pages of some access classes; null for all.</summary>
    public Filter? For(IReadOnlyCollection<string>? accessKeys)
    {
        if (accessKeys is null)
        {
            return null;
        }

        if (known.TryGetValue(accessKeys, out var same))
        {
            return same;
        }

        string[] keys = [.. accessKeys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var name = string.Join('\n', keys);
        lock (kept)
        {
            if (!kept.TryGetValue(name, out var filter))
            {
                if (kept.Count == MostKept)
                {
                    kept.Clear();
                }

                kept[name] = filter = new CachingWrapperFilter(new AnyOf(keys));
            }

            known.AddOrUpdate(accessKeys, filter);
            return filter;
        }
    }

    /// <summary>Pages whose access class is one of some; no bound on their number, unlike a query of many clauses.</summary>
    private sealed class AnyOf(string[] keys) : Filter
    {
        public override DocIdSet? GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
        {
            var pages = new FixedBitSet(context.AtomicReader.MaxDoc);
            DocsEnum? found = null;
            if (context.AtomicReader.GetTerms(IndexFields.Access)?.GetEnumerator() is not { } terms)
            {
                return null;
            }

            foreach (var key in keys)
            {
                if (terms.SeekExact(new BytesRef(key)))
                {
                    found = terms.Docs(acceptDocs, found, DocsFlags.NONE);
                    while (found.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
                    {
                        pages.Set(found.DocID);
                    }
                }
            }

            return pages;
        }
    }
}
