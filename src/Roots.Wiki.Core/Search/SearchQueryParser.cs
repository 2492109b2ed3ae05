using System.Buffers;
using System.Globalization;
using System.Text;

namespace Roots.Wiki.Search;

/// <summary>Reads a search text from left to right, once, without recursion; whatever it does not understand is a word or nothing.</summary>
internal ref struct SearchQueryParser
{
    private static readonly Dictionary<string, SearchField> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = SearchField.Title,
        ["titel"] = SearchField.Title,
        ["tag"] = SearchField.Tag,
        ["schlagwort"] = SearchField.Tag,
        ["in"] = SearchField.Space,
        ["bereich"] = SearchField.Space,
    };

    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"„“”«»");

    private readonly ReadOnlySpan<char> text;
    private readonly List<SearchTerm> terms = [];
    private int at;
    private int wordsLeft = Limits.QueryWords;

    private SearchQueryParser(ReadOnlySpan<char> text) => this.text = text;

    public static SearchQuery Parse(string? typed)
    {
        var text = Clean(typed ?? "");
        var parser = new SearchQueryParser(text);
        while (parser.wordsLeft > 0 && parser.SkipBlanks())
        {
            parser.ReadTerm();
        }

        return new(parser.terms, text);
    }

    // Control characters and what cannot be normalised (halves of surrogate pairs, U+FFFE) become blanks, so that nobody behind this must think of them.
    private static string Clean(string typed)
    {
        var text = new StringBuilder(Math.Min(typed.Length, Limits.QueryLength));
        for (var i = 0; i < typed.Length && text.Length < Limits.QueryLength; i++)
        {
            if (char.IsHighSurrogate(typed[i]) && i + 1 < typed.Length && char.IsLowSurrogate(typed[i + 1]))
            {
                if (text.Length + 2 > Limits.QueryLength)
                {
                    break;
                }

                text.Append(typed, i++, 2);
            }
            else
            {
                text.Append(char.IsControl(typed[i]) || char.IsSurrogate(typed[i]) || typed[i] == '\ufffe' ? ' ' : typed[i]);
            }
        }

        return text.ToString();
    }

    private bool SkipBlanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length;
    }

    private void ReadTerm()
    {
        var isExcluded = text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
        at += isExcluded ? 1 : 0;
        var field = ReadField();
        if (at < text.Length && IsQuote(text[at]))
        {
            var words = ReadPhrase();
            Add(field == SearchField.Space && words.Count > 0 ? [string.Join(' ', words)] : words, field, isExcluded, false);
            return;
        }

        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !IsQuote(text[at]))
        {
            at++;
        }

        var typed = text[start..at];
        var word = Trim(typed);
        Add(word is null ? [] : [word], field, isExcluded, typed.EndsWith('*') && word?.Length >= SearchQuery.PrefixLength && field != SearchField.Space);
    }

    private SearchField ReadField()
    {
        var colon = text[at..].IndexOf(':');
        if (colon <= 0 || at + colon + 1 >= text.Length || char.IsWhiteSpace(text[at + colon + 1])
            || !Fields.TryGetValue(text.Slice(at, colon).ToString(), out var field))
        {
            return SearchField.Any;
        }

        at += colon + 1;
        return field;
    }

    private List<string> ReadPhrase()
    {
        var length = text[++at..].IndexOfAny(Quotes);
        var inside = length < 0 ? text[at..] : text.Slice(at, length);
        at = Math.Min(text.Length, at + inside.Length + 1);
        var words = new List<string>();
        foreach (var part in inside.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Trim(part) is { } word)
            {
                words.Add(word);
            }
        }

        return words;
    }

    private void Add(List<string> words, SearchField field, bool isExcluded, bool isPrefix)
    {
        var kept = words.Take(wordsLeft).ToList();
        if (kept.Count > 0)
        {
            terms.Add(new(kept, field, isExcluded, isPrefix));
            wordsLeft -= kept.Count;
        }
    }

    /// <summary>The word without punctuation around it; null where nothing is left that could be found.</summary>
    private static string? Trim(ReadOnlySpan<char> word)
    {
        var (start, end) = (0, word.Length);
        while (start < end && !IsPartOfWord(word[start]))
        {
            start++;
        }

        while (end > start && !IsPartOfWord(word[end - 1]))
        {
            end--;
        }

        return start < end ? word[start..end].ToString() : null;
    }

    private static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;

    private static bool IsQuote(char c) => Quotes.Contains(c);
}
