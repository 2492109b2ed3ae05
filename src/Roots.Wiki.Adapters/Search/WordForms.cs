using System.Collections.Concurrent;
using Lucene.Net.Analysis.De;

namespace Roots.Wiki.Adapters.Search;

/// <summary>What the index holds of one word.</summary>
/// <param name="Plain">Lower case, as people would read it.</param>
/// <param name="Folded">Without umlauts and accents.</param>
/// <param name="Stem">Without its ending: what a typed word is compared by.</param>
/// <param name="Parts">Stems of what the word is made of: nouns of a compound, groups of a long number.</param>
internal sealed record WordForm(string Plain, string Folded, string Stem, IReadOnlyList<string> Parts)
{
    /// <summary>Every term under which the word is found; no two are equal.</summary>
    public IReadOnlyList<string> Terms { get; } = [.. Parts.Prepend(Folded).Prepend(Stem).Distinct(StringComparer.Ordinal)];
}

/// <summary>Turns words into what is indexed, looked up and marked: one function for all three. Safe to call from many threads.</summary>
internal sealed class WordForms(NounTable nouns)
{
    /// <summary>Rises whenever the same word would give other terms.</summary>
    public const int Version = 1;

    private const int MostRemembered = 50_000; // about 15 MB while a large wiki is being indexed; forgotten at rest

    private static readonly (string Ending, string Instead)[] Plurals =
    [
        ("konten", "konto"), ("kontos", "konto"), ("themen", "thema"), ("firmen", "firma"), ("risiken", "risiko"), ("museen", "museum"),
        ("gremien", "gremium"), ("jubiläen", "jubiläum"), ("kriterien", "kriterium"), ("zentren", "zentrum"), ("praktika", "praktikum"),
    ];

    // Whoever looks for the Schriftführer shall find the Schriftführerin.
    private static readonly (string Ending, string Instead)[] Women =
        [("erinnen", "er"), ("wartinnen", "wart"), ("entinnen", "ent"), ("antinnen", "ant"), ("erin", "er"), ("wartin", "wart"), ("entin", "ent"), ("antin", "ant")];

    private readonly CompoundSplitter splitter = new(nouns);
    private readonly ConcurrentDictionary<string, WordForm> remembered = new(StringComparer.Ordinal);
    private int count; // the dictionary's own Count locks it whole

    /// <summary>The forms of a word as the tokenizer cut it.</summary>
    public WordForm Of(ReadOnlySpan<char> token)
    {
        if (remembered.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out var known))
        {
            return known;
        }

        var form = Make(WordFolding.Plain(token));
        if (Interlocked.Increment(ref count) > MostRemembered)
        {
            Forget(); // rather than keep what came first for ever
        }

        remembered[token.ToString()] = form;
        return form;
    }

    /// <summary>Gives back memory; everything is computed anew when asked.</summary>
    public void Forget()
    {
        remembered.Clear();
        count = 0;
    }

    private static string Base(string plain)
    {
        foreach (var (ending, instead) in Plurals)
        {
            if (plain.EndsWith(ending, StringComparison.Ordinal))
            {
                return plain[..^ending.Length] + instead;
            }
        }

        foreach (var (ending, instead) in Women)
        {
            if (plain.Length >= ending.Length + 3 && plain.EndsWith(ending, StringComparison.Ordinal))
            {
                return plain[..^ending.Length] + instead;
            }
        }

        return plain;
    }

    private static string Stem(string plain)
    {
        var letters = WordFolding.Fold(Base(plain)).ToCharArray();
        return new(letters, 0, new GermanLightStemmer().Stem(letters, letters.Length));
    }

    private WordForm Make(string plain)
    {
        var folded = WordFolding.Fold(plain);
        if (plain.Any(char.IsDigit))
        {
            return new(plain, folded, folded, LongNumber.Groups(folded));
        }

        var parts = splitter.Split(Base(plain));
        if (parts.Count == 0 && WordFolding.WithUmlauts(plain) is var other && other != plain)
        {
            parts = splitter.Split(Base(other));
        }

        return new(plain, folded, Stem(plain), [.. parts.Select(Stem).Distinct(StringComparer.Ordinal)]);
    }
}
