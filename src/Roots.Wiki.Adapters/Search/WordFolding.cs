using System.Globalization;
using System.Text;

namespace Roots.Wiki.Adapters.Search;

/// <summary>Makes spellings equal that people do not tell apart.</summary>
internal static class WordFolding
{
    /// <summary>Lower case, composed, without soft hyphens and invisible joiners: the form that people would read.</summary>
    public static string Plain(ReadOnlySpan<char> token)
    {
        var text = new StringBuilder(token.Length);
        var isPlain = true;
        foreach (var c in token)
        {
            var category = char.GetUnicodeCategory(c);
            if (category != UnicodeCategory.Format)
            {
                text.Append(char.ToLowerInvariant(c));
                isPlain &= category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Surrogate);
            }
        }

        var word = text.ToString();
        return isPlain || word.Any(c => char.IsSurrogate(c) || c == '\ufffe') ? word : word.Normalize(NormalizationForm.FormC);
    }

    /// <summary>A plain word without umlauts, ß and accents: <c>schlüssel</c> and <c>schluessel</c> both become <c>schlussel</c>.</summary>
    public static string Fold(string plain)
    {
        var text = new StringBuilder(plain.Length);
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            switch (c)
            {
                case 'e' when i > 0 && plain[i - 1] is 'a' or 'o' or 'u' && !IsVowelBefore(plain, i - 1):
                    break;
                case 'ß':
                    text.Append("ss");
                    break;
                case 'æ' or 'œ':
                    text.Append(c == 'æ' ? 'a' : 'o');
                    break;
                case 'ı':
                    text.Append('i');
                    break;
                case 'ø':
                    text.Append('o');
                    break;
                case 'ł':
                    text.Append('l');
                    break;
                case < '\u0080' or > '\u024f':
                    text.Append(c);
                    break;
                default:
                    text.Append(c.ToString().Normalize(NormalizationForm.FormD)[0]);
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>A plain word with <c>ae, oe, ue</c> written as umlauts, for those who type without them.</summary>
    public static string WithUmlauts(string plain)
    {
        if (!plain.Contains("ae", StringComparison.Ordinal) && !plain.Contains("oe", StringComparison.Ordinal) && !plain.Contains("ue", StringComparison.Ordinal))
        {
            return plain;
        }

        var text = new StringBuilder(plain.Length);
        for (var i = 0; i < plain.Length; i++)
        {
            var isPair = i + 1 < plain.Length && plain[i + 1] == 'e' && plain[i] is 'a' or 'o' or 'u' && !IsVowelBefore(plain, i);
            text.Append(isPair ? (plain[i] switch { 'a' => 'ä', 'o' => 'ö', _ => 'ü' }) : plain[i]);
            i += isPair ? 1 : 0;
        }

        return text.ToString();
    }

    // neue, Frauen, Quelle: there the e is a letter of its own.
    private static bool IsVowelBefore(string word, int at) => at > 0 && word[at - 1] is 'a' or 'e' or 'i' or 'o' or 'u' or 'ä' or 'ö' or 'q';
}
