using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace Roots.Wiki.Adapters.Search;

/// <summary>One state of the index with the language that it was made with; lives as long as somebody searches in it.</summary>
internal sealed class IndexView(SearchLanguage language, DirectoryReader? reader)
{
    public SearchLanguage Language => language;

    public DirectoryReader? Reader => reader;

    /// <summary>Lends the index; null where it is empty or was replaced in this moment. Give it back with <see cref="Return"/>.</summary>
    public IndexSearcher? TryBorrow() =>
        reader is not null && reader.TryIncRef() ? new IndexSearcher(reader) { Similarity = new BM25Similarity() } : null;

    public void Return() => reader?.DecRef();

    /// <summary>Ends the state; whoever still searches in it may finish.</summary>
    public void Retire() => reader?.DecRef();
}
