using System.Globalization;
using System.Text.RegularExpressions;

namespace Roots.Wiki.Templates;

/// <summary>
/// A number in a line, with the words around it: "ca. 1.234,50 € im Jahr". Immutable.
/// One separator with three digits behind it parts thousands, in German as in English; any other single one begins the decimals.
/// </summary>
/// <param name="Before">What stands before the number, such as "ca.".</param>
/// <param name="Number">The number; its scale is the decimals that were written.</param>
/// <param name="After">What stands behind it: the unit.</param>
internal sealed partial record AmountText(string Before, decimal Number, string After)
{
    private const int MostDigits = 15;
    private const int MostDecimals = 6;

    /// <summary>Reads a line; null where it holds no number, or more than one.</summary>
    public static AmountText? Read(string line) =>
        Shape().Match(AnswerMarkdown.Line(line)) is { Success: true } match && NumberOf(match.Groups["number"].Value) is { } number
            ? new(match.Groups["before"].Value.Trim(), match.Groups["minus"].Length > 0 ? -number : number, match.Groups["after"].Value.Trim())
            : null;

    /// <summary>The line in a language; <see cref="Read"/> gives the same amount back.</summary>
    public string Write(string language)
    {
        var (group, point) = language == "en" ? (",", ".") : (".", ",");
        var format = new NumberFormatInfo { NumberGroupSeparator = group, NumberDecimalSeparator = point, NumberNegativePattern = 1, NegativeSign = "-" };
        return string.Join(' ', new[] { Before, Number.ToString("N" + Number.Scale, format), After }.Where(p => p.Length > 0));
    }

    private static decimal? NumberOf(string text)
    {
        var digits = Spaces().Replace(text, "");
        var last = digits.LastIndexOfAny(['.', ',']);
        var isMixed = digits.Contains('.') && digits.Contains(',');
        var hasDecimals = last >= 0 && (isMixed || (digits.IndexOfAny(['.', ',']) == last && !(digits.Length - last == 4 && last <= 3 && digits[0] != '0')));
        var (whole, decimals) = hasDecimals ? (digits[..last], digits[(last + 1)..]) : (digits, "");
        if ((hasDecimals && whole.Contains(digits[last])) || !Whole().IsMatch(whole) || decimals.Length > MostDecimals)
        {
            return null;
        }

        whole = whole.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        return whole.Length <= MostDigits ? decimal.Parse(decimals.Length == 0 ? whole : whole + "." + decimals, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"^(?<before>[\p{L}.:~≈<>€$£ ]{0,40}?)(?<minus>[-−–]?)(?<number>[0-9](?:[0-9.,'’ \u00A0\u202F]{0,30}[0-9])?)(?:,[-–—]{1,2})?(?<after>(?: ?[\p{L}€$£%²³°(/][^0-9\r\n]{0,60})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    // A blank or an apostrophe parts thousands only.
    [GeneratedRegex(@"(?<=[0-9])['’ \u00A0\u202F](?=[0-9]{3}(?![0-9]))", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
