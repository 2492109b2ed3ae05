using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Erasure;

/// <summary>A stretch of a text in which something was found.</summary>
public readonly record struct TextSpan(int Start, int Length);

/// <summary>
/// Finds and replaces the words of an <see cref="EraseScope"/> in any text: case and composition of letters do not matter, blanks match line
/// breaks, quote marks, emphasis and hyphens, umlauts also their spelling in addresses, percent encoding and entities. Immutable, safe to share.
/// </summary>
public sealed class ErasePattern
{
    /// <summary>What stands in the place of an erased text.</summary>
    public const string Replacement = "[entfernt]";

    /// <summary>What stands there where brackets would mean something: in addresses, links, names and front matter.</summary>
    public const string PlainReplacement = "entfernt";

    /// <summary>What stands in the place of an erased person's id: an id of nobody, so that references stay references.</summary>
    public const string ReplacementId = "entfernt22";

    // Blanks as people, Markdown, HTML, addresses and file names write them.
    private const string Gap = @"(?:[\s\u00AD\u200B-\u200D\u2060\uFEFF>*_~+.,;|""'()\[\]\\-]|%20|&nbsp;|&\#160;|&\#xA0;|<br\s*/?>)+";
    private const string Unseen = @"[\u00AD\u200B-\u200D\u2060\uFEFF]*";

    private static readonly RegexOptions Options = RegexOptions.Compiled | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private static readonly Regex YamlKey = new(@"(^|[{,])\s*(- )*[a-z_-]+:\s+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static readonly char[] Columns = ['|', ';', ','];
    private static readonly char[] Quotes = [' ', '\t', '\n', '\r', '"'];

    private readonly Regex? words;

    /// <summary>Compiles a scope.</summary>
    public ErasePattern(EraseScope scope)
    {
        var texts = scope.Texts.Where(t => !string.IsNullOrWhiteSpace(t)).SelectMany(Spellings).Distinct(StringComparer.Ordinal).Select(Of).ToList();
        var ids = new RandomId?[] { scope.Person, scope.Author }.OfType<RandomId>().Select(id => $"(?<![a-z0-9])(?<id>{id.Value})(?![a-z0-9])");
        var anyText = texts.Count == 0 ? null : scope.WholeWords ? $@"(?<![\p{{L}}\p{{N}}])({string.Join('|', texts)})(?![\p{{L}}\p{{N}}])" : string.Join('|', texts);
        var all = string.Join('|', ids.Append(anyText).OfType<string>());
        words = all.Length == 0 ? null : new Regex(all, Options, TimeSpan.FromMinutes(1));
    }

    /// <summary>Whether there is nothing to find.</summary>
    public bool IsEmpty => words is null;

    /// <summary>Whether the words stand in what would replace them, so that they could never be gone.</summary>
    public bool MatchesItsReplacement => IsIn(Replacement) || IsIn(ReplacementId) || IsIn("Mitglied entfernt <entfernt@wiki.invalid>");

    /// <summary>Whether a text holds the words.</summary>
    public bool IsIn(string text) => words is not null && words.IsMatch(text);

    /// <summary>Every place in a text, first to last.</summary>
    public IEnumerable<TextSpan> Find(string text)
    {
        if (words is null)
        {
            yield break;
        }

        for (var match = words.Match(text); match.Success; match = match.NextMatch())
        {
            yield return new(match.Index, match.Length);
        }
    }

    /// <summary>The text without the words; the same object where it holds none.</summary>
    public string Replace(string text)
    {
        // Once more where two halves have met: "aXXb" without "X" within "aXXb".
        for (var round = 0; round < 5 && IsIn(text); round++)
        {
            var head = FrontMatterEnd(text);
            text = words!.Replace(text, match => match.Groups["id"].Success ? ReplacementId : InPlaceOf(match.Value, NeedsPlain(text, match, head) ? PlainReplacement : Replacement));
        }

        return text;
    }

    /// <summary>A part of a path, a tag or a key without the words; the same object where it holds none.</summary>
    public string ReplaceInName(string name)
    {
        for (var round = 0; round < 5 && IsIn(name); round++)
        {
            name = words!.Replace(name, match => match.Groups["id"].Success ? ReplacementId : PlainReplacement);
        }

        return name;
    }

    // First name and last name may stand in two columns: a table keeps them.
    private static string InPlaceOf(string found, string replacement)
    {
        if (found.AsSpan().IndexOfAny(Columns) < 0)
        {
            return replacement;
        }

        var text = new StringBuilder();
        for (var start = 0; start < found.Length;)
        {
            var end = found.IndexOfAny(Columns, start) is var i and >= 0 ? i : found.Length;
            var part = found[start..end];
            var (lead, core) = (part.Length - part.TrimStart(Quotes).Length, part.Trim(Quotes));
            text.Append(part[..lead]).Append(core.Length > 0 ? replacement : "").Append(part[(lead + core.Length)..]).Append(end < found.Length ? found[end] : "");
            start = end + 1;
        }

        return text.ToString();
    }

    private static int FrontMatterEnd(string text)
    {
        if (!text.StartsWith("---", StringComparison.Ordinal) && !text.StartsWith("\uFEFF---", StringComparison.Ordinal))
        {
            return 0;
        }

        var end = text.IndexOf("\n---", 3, StringComparison.Ordinal);
        return end < 0 ? 0 : end;
    }

    // "[" begins a list in YAML and a link in Markdown; in addresses and file names it is not allowed.
    private static bool NeedsPlain(string text, Match match, int frontMatterEnd)
    {
        var (before, after) = (match.Index - 1, match.Index + match.Length);
        if (match.Index < frontMatterEnd || (before >= 0 && text[before] is '[' or '(' or '/' or '.' or '_') || (after < text.Length && text[after] is ']' or '/' or '_'))
        {
            return true;
        }

        var start = match.Index;
        while (start > 0 && text[start - 1] is not (' ' or '\t' or '\n' or '\r' or '(' or '<' or '"'))
        {
            start--;
        }

        var end = after;
        while (end < text.Length && text[end] is not (' ' or '\t' or '\n' or '\r' or ')' or '>' or '"'))
        {
            end++;
        }

        var isAddress = text.AsSpan(start, match.Index - start).Contains('/') || text.AsSpan(after, end - after).Contains('/') || (start >= 2 && text[start - 1] == '(' && text[start - 2] == ']')
            || (end - after >= 2 && text[after] == '.' && char.IsAsciiLetterLower(text[after + 1]));
        var line = match.Index == 0 ? 0 : text.LastIndexOf('\n', match.Index - 1) + 1;
        return isAddress || (match.Index - line < 200 && YamlKey.IsMatch(text[line..match.Index]));
    }

    // The spelling in addresses counts only for plain words: that of "§ 5" is "5".
    private static IEnumerable<string> Spellings(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormC).Trim();
        yield return plain;
        if (plain.All(c => char.IsLetterOrDigit(c) || char.IsWhiteSpace(c) || c is '-' or '_'))
        {
            var slug = PageNames.Slug(plain).Replace('-', ' ');
            if (slug.Count(char.IsLetterOrDigit) >= EraseScope.FewestCharacters && !slug.Equals(plain, StringComparison.OrdinalIgnoreCase))
            {
                yield return slug;
            }
        }
    }

    private static string Of(string text)
    {
        var pattern = new StringBuilder();
        var isFirst = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                while (i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]))
                {
                    i++;
                }

                pattern.Append(Gap);
                isFirst = true;
                continue;
            }

            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            var letter = text.Substring(i, length);
            if (string.Compare(text, i, "ss", 0, 2, StringComparison.OrdinalIgnoreCase) == 0)
            {
                (letter, length) = ("ß", 2);
            }

            pattern.Append(isFirst ? "" : Unseen).Append(Letter(letter));
            (isFirst, i) = (false, i + length - 1);
        }

        return pattern.ToString();
    }

    private static string Letter(string letter)
    {
        if (letter.Length == 1 && char.IsAscii(letter[0]))
        {
            return Regex.Escape(letter);
        }

        var forms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cased in new[] { letter, letter.ToUpperInvariant(), letter.ToLowerInvariant() })
        {
            foreach (var form in new[] { cased.Normalize(NormalizationForm.FormC), cased.Normalize(NormalizationForm.FormD) })
            {
                forms.Add(Regex.Escape(form));
                forms.Add(string.Concat(Encoding.UTF8.GetBytes(form).Select(b => b < 128 ? Regex.Escape(((char)b).ToString()) : "%" + b.ToString("X2", CultureInfo.InvariantCulture))));
            }

            var code = char.ConvertToUtf32(cased, 0);
            forms.Add(string.Create(CultureInfo.InvariantCulture, $@"&\#{code};"));
            forms.Add(string.Create(CultureInfo.InvariantCulture, $@"&\#x0*{code:X};"));
        }

        if (letter == "ß")
        {
            forms.UnionWith(["ẞ", "s" + Unseen + "s", "&szlig;"]);
        }

        if (letter.ToLowerInvariant() is "ä" or "ö" or "ü")
        {
            forms.Add($"&{letter.ToLowerInvariant().Normalize(NormalizationForm.FormD)[0]}uml;");
        }

        return $"({string.Join('|', forms)})";
    }
}
