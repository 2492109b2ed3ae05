using System.Globalization;
using System.Text.RegularExpressions;

namespace Roots.Wiki.Rendering;

/// <summary>Days stand in files as ISO dates and are shown as the reader writes them (20.12.2021). Pure but for the current culture.</summary>
public static partial class ShownDay
{
    private const string Iso = "yyyy-MM-dd";

    /// <summary>Where days stand in a text: ISO dates that are no part of something longer, such as a file's name.</summary>
    public static IEnumerable<(int Start, int Length)> Find(string text) =>
        text.Contains('-', StringComparison.Ordinal)
            ? Days().Matches(text).Where(m => DateOnly.TryParseExact(m.ValueSpan, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)).Select(m => (m.Index, m.Length))
            : [];

    /// <summary>A day that <see cref="Find"/> found, as the reader writes it; anything else as it is.</summary>
    public static string Of(string iso) =>
        DateOnly.TryParseExact(iso, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("d", CultureInfo.CurrentCulture) : iso;

    [GeneratedRegex(@"(?<![\w/.\-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w/\-]|\.\w)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Days();
}
