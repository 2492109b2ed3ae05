using System.Text.RegularExpressions;

namespace Roots.Wiki.Adapters.Search;

/// <summary>Counts words that stand capitalised inside sentences: in German, nouns. Not safe for several threads.</summary>
internal sealed partial class NounCollector
{
    private const int MostWords = 100_000;

    private readonly Dictionary<string, int> counted = new(StringComparer.Ordinal);

    /// <summary>How many pages were read.</summary>
    public int Pages { get; private set; }

    /// <summary>Reads a page's plain text.</summary>
    public void Read(string text)
    {
        Pages++;
        foreach (var match in NounInSentence().EnumerateMatches(text))
        {
            var noun = WordFolding.Plain(text.AsSpan(match.Index, match.Length));
            if (counted.TryGetValue(noun, out var count) || counted.Count < MostWords)
            {
                counted[noun] = count + 1;
            }
        }
    }

    /// <summary>What was read, as a table.</summary>
    public NounTable ToTable() => NounTable.Of(counted);

    [GeneratedRegex(@"(?<=[a-zäöüß,;] )[A-ZÄÖÜ][a-zäöüß]{2,23}(?![\p{L}\p{N}])", RegexOptions.CultureInvariant)]
    private static partial Regex NounInSentence();
}
