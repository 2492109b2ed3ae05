using System.Globalization;
using System.Text.RegularExpressions;

namespace Roots.Wiki.Templates;

/// <summary>A day as people write it into a table: with or without a year, or a month alone. Immutable.</summary>
/// <param name="Year">The year, or null for every year.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31 and in the month, or null for the month as a whole.</param>
/// <remarks>Understands <c>2027-01-31</c>, <c>31.1.2027</c>, <c>31.1.</c>, <c>31. Januar</c>, <c>January 31</c>, <c>Ende März 2027</c>, <c>April</c>. "Monatlich" is each month.</remarks>
public sealed partial record WrittenDay(int? Year, int Month, int? Day)
{
    private static readonly string[] Months = ["jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];
    private static readonly string[] MonthsInEnglish = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Every day that a text names, in its order; empty where it names none. At most twelve.</summary>
    public static IReadOnlyList<WrittenDay> ReadAll(string text)
    {
        if (EachMonth().IsMatch(text))
        {
            return [.. Enumerable.Range(1, 12).Select(month => new WrittenDay(null, month, null))];
        }

        var found = new List<(int At, WrittenDay Day)>();
        var rest = Iso().Replace(text, m => Take(found, m, Number(m, "y"), Number(m, "m"), Number(m, "d")));
        rest = Dotted().Replace(rest, m => Take(found, m, Number(m, "y"), Number(m, "m"), Number(m, "d")));
        foreach (Match match in Named().Matches(rest))
        {
            Take(found, match, Number(match, "y"), MonthOf(match.Groups["name"].Value), Number(match, "d") ?? Number(match, "d2"));
        }

        return [.. found.OrderBy(f => f.At).Select(f => f.Day).Distinct().Take(12)];
    }

    /// <summary>The first day that a text names, or null.</summary>
    public static WrittenDay? Read(string text) => ReadAll(text) is [var first, ..] ? first : null;

    /// <summary>The next day that this means, from <paramref name="today"/> on; null where it is over. A month alone means its last day.</summary>
    public DateOnly? NextFrom(DateOnly today)
    {
        if (Year is { } year)
        {
            return In(year) is var once && once >= today ? once : null;
        }

        return In(today.Year) is var now && now >= today ? now : In(today.Year + 1);
    }

    /// <summary>The day in a year; the 29th of February becomes the 28th where there is none.</summary>
    public DateOnly In(int year) => new(year, Month, Math.Min(Day ?? 31, DateTime.DaysInMonth(year, Month)));

    private static string Take(List<(int At, WrittenDay Day)> found, Match match, int? year, int? month, int? day)
    {
        year += year is < 100 ? 2000 : 0;
        if (month is >= 1 and <= 12 && year is null or (>= 1900 and <= 2999) && (day is null || (day >= 1 && day <= DateTime.DaysInMonth(year ?? 2000, month.Value))))
        {
            found.Add((match.Index, new(year, month.Value, day)));
        }

        return new string(' ', match.Length);
    }

    private static int? MonthOf(string name)
    {
        var start = name.ToLowerInvariant().Replace("maerz", "mär", StringComparison.Ordinal).Replace("mrz", "mär", StringComparison.Ordinal).Replace("jän", "jan", StringComparison.Ordinal)[..3];
        var index = Array.IndexOf(Months, start);
        return index >= 0 ? index + 1 : Array.IndexOf(MonthsInEnglish, start) is var i and >= 0 ? i + 1 : null;
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found && int.TryParse(found.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"(?<!\d)(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\d.])(?<d>\d{1,2})\. ?(?<m>\d{1,2})\.(?: ?(?<y>\d{4}|\d{2})(?!\d))?(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();

    [GeneratedRegex(
        @"(?:(?<![\d.])(?<d>\d{1,2})(?:\.|st|nd|rd|th)? )?\b(?<name>januar|january|jänner|february|februar|märz|maerz|march|april|mai|may|juni|june|juli|july|august|september|oktober|october|november|dezember|december|jan|feb|mär|mrz|mar|apr|jun|jul|aug|sept|sep|okt|oct|nov|dez|dec)\b\.?(?: (?<d2>\d{1,2})(?:st|nd|rd|th)?(?!\d))?,?(?: (?<y>\d{4})(?!\d))?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(monatlich|jeden monat|monthly|every month)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EachMonth();
}
