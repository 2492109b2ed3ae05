namespace Roots.Wiki.Adapters.Search;

/// <summary>Everything that depends on the words a wiki taught, frozen for one generation of the index. Safe to share.</summary>
internal sealed class SearchLanguage
{
    public SearchLanguage(NounTable nouns, string generation)
    {
        (Nouns, Generation) = (nouns, generation);
        Forms = new(nouns);
        var cutter = new WordCutter(Forms);
        Documents = new(cutter);
        Queries = new(cutter);
        Excerpts = new(cutter);
    }

    /// <summary>The language of a wiki that has taught nothing.</summary>
    public static SearchLanguage Seed() => new(NounTable.Seed, NounFile.GenerationOf(NounTable.Seed));

    public NounTable Nouns { get; }

    /// <summary>Names the table, so that an index made with another one is recognised.</summary>
    public string Generation { get; }

    public WordForms Forms { get; }

    public IndexDocument Documents { get; }

    public QueryBuilder Queries { get; }

    public Excerpter Excerpts { get; }
}
