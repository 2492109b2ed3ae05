namespace Roots.Wiki.Adapters.Search;

/// <summary>
/// Parts German compounds by how frequent their parts are: of all ways to cut a word into known nouns the one with the
/// highest geometric mean. Pure for one table; bounded by word length and number of parts.
/// </summary>
internal sealed class CompoundSplitter(NounTable nouns)
{
    /// <summary>The fewest letters of a part that the wiki itself taught; the shipped list has shorter ones.</summary>
    public const int ShortestPart = 4;

    private const int ShortestShipped = 3;
    private const int LongestWord = 40;

    // Glockenturm-sanierung: where nobody knows the beginning, what can be known of the end is parted.
    private const int ShortestHead = 4;
    private const int ShortestTail = 5;

    private const int MostParts = 4;

    // A part that is not the last may end in one of these: Vereins-satzung, Kassen-prüfung, Kinder-garten.
    private static readonly string[] Links = ["", "s", "es", "n", "en", "e", "er", "ens"];
    private static readonly string[] Endings = ["", "e", "n", "s", "en", "er", "es", "ern"];

    /// <summary>The nouns that a plain word is made of, in order; empty where it is one word or unknown.</summary>
    public IReadOnlyList<string> Split(string word)
    {
        if (word.Length is < 2 * ShortestShipped or > LongestWord || NounTable.IsShipped(word) || !word.All(char.IsLetter))
        {
            return [];
        }

        var best = new Best();
        Cut(word, 0, [], 0, best);
        for (var head = ShortestHead; best.Parts.Count == 0 && head <= word.Length - ShortestTail; head++)
        {
            Cut(word, head, [word[..head]], 0, best);
        }

        return best.Parts;
    }

    private void Cut(string word, int from, List<string> before, double logarithms, Best best)
    {
        if (before.Count > 0 && Known(word.AsSpan(from), Endings, isLast: true, out var last) is var frequency && frequency > 0)
        {
            best.Offer(Math.Exp((logarithms + Math.Log(frequency)) / (before.Count + 1)), [.. before, last]);
        }

        for (var to = from + ShortestShipped; before.Count < MostParts - 1 && to <= word.Length - ShortestShipped; to++)
        {
            if (Known(word.AsSpan(from, to - from), Links, isLast: false, out var part) is var found && found > 0)
            {
                before.Add(part);
                Cut(word, to, before, logarithms + Math.Log(found), best);
                before.RemoveAt(before.Count - 1);
            }
        }
    }

    private int Known(ReadOnlySpan<char> segment, string[] endings, bool isLast, out string noun)
    {
        var (frequency, length, isCut) = (0, 0, false);
        foreach (var ending in endings)
        {
            var rest = segment.Length - ending.Length;
            if (rest >= ShortestShipped && segment.EndsWith(ending, StringComparison.Ordinal)
                && nouns.FrequencyOf(segment[..rest]) is var found && found > frequency)
            {
                (frequency, length) = (found, rest);
            }
        }

        // Schul-fest of Schule, Kirch-weih of Kirche
        if (!isLast && segment.Length >= ShortestPart && nouns.FrequencyOf([.. segment, 'e']) is var whole && whole > frequency)
        {
            (frequency, length, isCut) = (whole, segment.Length, true);
        }

        noun = frequency == 0 ? "" : isCut ? string.Concat(segment, "e") : segment[..length].ToString();
        return frequency;
    }

    private sealed class Best
    {
        private double score;

        public IReadOnlyList<string> Parts { get; private set; } = [];

        public void Offer(double offered, IReadOnlyList<string> parts)
        {
            if (offered > score)
            {
                (score, Parts) = (offered, parts);
            }
        }
    }
}
