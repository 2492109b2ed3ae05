using System.Buffers;
using System.Text.RegularExpressions;

namespace Roots.Wiki.People;

/// <summary>A word of a text as the guard sees it. Immutable.</summary>
/// <param name="Raw">As it stands, between blanks or bars.</param>
/// <param name="Core">Without marks and quotes around it.</param>
/// <param name="At">Where the core begins in the text.</param>
/// <param name="Breaks">Line breaks before it.</param>
/// <param name="IsCell">Whether a bar stands before it.</param>
internal sealed partial record SecretWord(string Raw, string Core, int At, int Breaks, bool IsCell)
{
    private const string Leading = "*_`\"'„“”‚‘’«»([{<>–—•#-";
    private const string Trailing = "*_`\"'„“”‚‘’«»)]}>,;.!?:=…";
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"'„“”‚‘’«»`");
    private const string Symbols = "!$%§#*^?@~";
    private static readonly SearchValues<char> SymbolMarks = SearchValues.Create(Symbols);
    private static readonly char[] Glue = ['.', '_', '&', '+'];
    private static readonly char[] Inner = ['-', '/', '.', '_', ',', ':', '&', '+', '(', ')', '\''];

    public string Lower { get; } = Core.ToLowerInvariant();

    private string Tail => Raw[(Raw.IndexOf(Core, StringComparison.Ordinal) + Core.Length)..];

    /// <summary>Whether a colon or an equals sign ends it.</summary>
    public bool EndsInColon => Core.Length > 0 && (Tail.Contains(':') || Tail.Contains('='));

    public bool EndsClause => Tail.AsSpan().ContainsAny(".;,!?");

    public bool IsQuoted => Core.Length > 0 && Raw[..Raw.IndexOf(Core, StringComparison.Ordinal)].AsSpan().ContainsAny(Quotes);

    public bool IsSeparator => Raw is ":" or "=" or "->" or "→" or "=>" or "⇒";

    public bool IsDash => Raw is "-" or "–" or "—";

    public bool IsNumber => Core.Length > 0 && Core.All(char.IsAsciiDigit);

    public bool IsYear => Core.Length == 4 && IsNumber && (Core.StartsWith("19", StringComparison.Ordinal) || Core.StartsWith("20", StringComparison.Ordinal));

    public bool HasInnerSymbol => Core.Length >= 6 && Core.Any(IsLetter) && Core.AsSpan(1, Core.Length - 2).ContainsAny(SymbolMarks);

    /// <summary>Whether it is an address of a page, a mailbox or a file: never a password.</summary>
    public bool IsAddress =>
        Core.Contains("://", StringComparison.Ordinal) || Lower.StartsWith("www.", StringComparison.Ordinal) || Lower.StartsWith("mailto:", StringComparison.Ordinal)
        || Lower.Contains("person:", StringComparison.Ordinal) || Core.Contains("](", StringComparison.Ordinal) || (Core.Length <= 200 && (Mailbox().IsMatch(Core) || Site().IsMatch(Lower)));

    /// <summary>Whether letters, digits and signs are mixed as in a password, not as in "12-stellig", "A4" or "Win10".</summary>
    public bool IsStrong => !IsAddress && (HasInnerSymbol || Core.Split(Inner).Any(IsMixed) || IsMixed(string.Concat(Core.Split(Glue))));

    /// <summary>The words of a text.</summary>
    public static IReadOnlyList<SecretWord> Of(string text)
    {
        var words = new List<SecretWord>();
        var (breaks, isCell, start) = (0, false, -1);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (c is not (' ' or '\t' or '\n' or '\r' or '\u00A0' or '\u202F' or '|'))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
            {
                words.Add(Of(text[start..i], start, breaks, isCell));
                (breaks, isCell, start) = (0, false, -1);
            }

            breaks += c == '\n' ? 1 : 0;
            isCell = isCell || c == '|';
        }

        return words;
    }

    public SecretHit Hit(SecretKind kind, bool isCertain) => new(kind, At, Core.Length, isCertain);

    /// <summary>A part of the word as a word of its own, without quotes.</summary>
    public SecretWord Part(int from, int to) => Of(Core[from..to], At + from, 0, false);

    internal static bool IsLetter(char c) => char.IsAsciiLetter(c) || c is 'ä' or 'ö' or 'ü' or 'Ä' or 'Ö' or 'Ü' or 'ß';

    private static SecretWord Of(string raw, int at, int breaks, bool isCell)
    {
        var (from, to) = (0, raw.Length);
        while (from < to && Leading.Contains(raw[from]))
        {
            from++;
        }

        while (to > from && Trailing.Contains(raw[to - 1]))
        {
            to--;
        }

        return new(raw, raw[from..to], at + from, breaks, isCell);
    }

    private static bool IsMixed(string part)
    {
        if (part.Length < 5 || !part.Any(IsLetter) || !part.Any(char.IsAsciiDigit) || !part.All(c => IsLetter(c) || char.IsAsciiDigit(c) || Symbols.Contains(c)))
        {
            return false;
        }

        var digits = part.TakeWhile(char.IsAsciiDigit).Count();
        var letters = part.TakeWhile(IsLetter).Count();
        var isCounted = digits is >= 1 and <= 3 && part.Skip(digits).All(IsLetter);                       // 12stellig
        var isNumbered = letters is >= 1 and <= 4 && part.Length - letters is >= 1 and <= 4 && part.Skip(letters).All(char.IsAsciiDigit);   // Win10
        return !isCounted && !isNumbered;
    }

    [GeneratedRegex(@"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Mailbox();

    [GeneratedRegex(@"^[a-z0-9-]+(\.[a-z0-9-]+)*\.(de|com|org|net|eu|info|at|ch|md|pdf|html|docx?|xlsx?|jpe?g|png)(/.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Site();
}
