namespace Roots.Wiki.Adapters.Search;

/// <summary>
/// Says of a word, without taking it apart, that it cannot have one of some terms, so that marking a text need not split
/// every compound in it. Never says so of a word that has one: stems, plurals and parts keep the first four letters of
/// their word, and those are compared without case, accents and any <c>e</c> (which is what is left of an umlaut typed in two letters).
/// </summary>
internal sealed class TermHint
{
    private const int Letters = 4;
    private const int LongestToken = 255; // Lucene's tokenizer cuts longer ones

    private readonly string[] needles;
    private readonly bool isOpen;

    /// <summary>Reads the terms, as <see cref="WordForms"/> makes them.</summary>
    public TermHint(IEnumerable<string> terms)
    {
        needles = [.. terms.Select(Needle).Distinct(StringComparer.Ordinal)];
        isOpen = needles.Contains("");
    }

    /// <summary>Whether a word as the tokenizer cut it may have one of the terms.</summary>
    public bool Allows(ReadOnlySpan<char> token)
    {
        if (isOpen || token.Length > LongestToken)
        {
            return true;
        }

        Span<char> bare = stackalloc char[2 * LongestToken];
        var length = 0;
        foreach (var c in token)
        {
            if (!Bare(c, bare, ref length))
            {
                return true;
            }
        }

        foreach (var needle in needles)
        {
            if (bare[..length].IndexOf(needle, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string Needle(string term)
    {
        Span<char> bare = stackalloc char[2 * Letters];
        var length = 0;
        foreach (var c in term.AsSpan(0, Math.Min(Letters, term.Length)))
        {
            if (!Bare(c, bare, ref length))
            {
                return ""; // a letter that this class does not know: look at every word
            }
        }

        return bare[..length].ToString();
    }

    // False for letters whose folding is not known here.
    private static bool Bare(char c, Span<char> bare, ref int length)
    {
        switch (c)
        {
            case 'e' or 'E':
                return true;
            case 'ß' or 'ẞ':
                bare[length++] = 's';
                bare[length++] = 's';
                return true;
            case < '\u0080':
                bare[length++] = char.ToLowerInvariant(c);
                return true;
            case 'ä' or 'Ä':
                bare[length++] = 'a';
                return true;
            case 'ö' or 'Ö':
                bare[length++] = 'o';
                return true;
            case 'ü' or 'Ü':
                bare[length++] = 'u';
                return true;
            default:
                return false;
        }
    }
}
