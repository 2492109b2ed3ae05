namespace Roots.Wiki.Adapters.Search;

/// <summary>How often nouns occur that compounds are made of: a shipped list, and what one wiki's own texts add. Immutable.</summary>
internal sealed class NounTable
{
    private const int SeedFrequency = 50;
    private const int MostLearnt = 8_000;
    private const int LeastFrequency = 3;

    // Seen capitalised often enough, and yet no noun that a compound ends in or begins with.
    private static readonly HashSet<string> Refused =
    [
        "aber", "alle", "allen", "aller", "ander", "andere", "anderen", "auch", "beim", "dass", "dein", "deine", "denn", "diese", "dieser", "durch", "eine", "einen", "einer", "eines",
        "ende", "enden", "ender", "euch", "euer", "fall", "falls", "fern", "gegen", "haben", "hier", "hinter", "ihre", "ihren", "ihrer", "innen", "jede", "jeder", "kann", "kein", "keine",
        "lich", "mehr", "mein", "nach", "neben", "nicht", "noch", "oder", "ohne", "rück", "sehr", "sein", "seine", "sich", "sind", "über", "und", "unter", "viel", "vorn", "wann", "weise",
        "wenn", "werden", "wider", "wieder", "wird", "zwischen", "heit", "keit", "schaft", "nden", "ungen", "eren", "eins", "ober", "erst", "stellen", "stelle",
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, int>> Shipped = new(ReadShipped);

    private readonly Dictionary<string, int> frequencies;

    private NounTable(IReadOnlyList<KeyValuePair<string, int>> learnt)
    {
        Learnt = learnt;
        frequencies = new(Shipped.Value, StringComparer.Ordinal);
        foreach (var (noun, frequency) in learnt)
        {
            frequencies[noun] = frequencies.GetValueOrDefault(noun) + frequency;
        }
    }

    /// <summary>The shipped list alone, for a wiki that has no texts yet.</summary>
    public static NounTable Seed { get; } = new([]);

    /// <summary>What the wiki added, in a stable order.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Learnt { get; }

    /// <summary>The table of a wiki: its most frequent nouns that can be parts.</summary>
    public static NounTable Of(IEnumerable<KeyValuePair<string, int>> counted) =>
        new([.. counted
            .Where(n => n.Value >= LeastFrequency && n.Key.Length is >= CompoundSplitter.ShortestPart and <= 24 && !Refused.Contains(n.Key))
            .OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal)
            .Take(MostLearnt)]);

    /// <summary>Whether the noun is on the shipped list, which also says that it is one word.</summary>
    public static bool IsShipped(string noun) => Shipped.Value.ContainsKey(noun);

    /// <summary>How often a noun was seen; 0 for none that can be a part.</summary>
    public int FrequencyOf(ReadOnlySpan<char> noun) =>
        frequencies.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(noun, out var frequency) ? frequency : 0;

    private static Dictionary<string, int> ReadShipped()
    {
        using var stream = typeof(NounTable).Assembly.GetManifestResourceStream("german-nouns.txt")!;
        using var reader = new StreamReader(stream);
        var nouns = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            foreach (var noun in line.StartsWith('#') ? [] : line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                nouns[noun] = SeedFrequency;
            }
        }

        return nouns;
    }
}
