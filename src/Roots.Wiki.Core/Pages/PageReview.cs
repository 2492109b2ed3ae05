using System.Globalization;

namespace Roots.Wiki.Pages;

/// <summary>Who looks after an ordinary page, and how often: <c>review: {role: rollen/kasse, months: 12, confirmed: 2026-10-02}</c>. Immutable.</summary>
/// <param name="Office">The office as written (<c>rollen/kasse</c>); null where none is named: then the page's own office looks after it.</param>
/// <param name="Months">After how many months it should be looked at again, 1 to 60.</param>
/// <param name="Confirmed">The day of the last "stimmt noch", or null.</param>
public sealed record PageReview(string? Office, int Months, DateOnly? Confirmed)
{
    /// <summary>The front matter's key.</summary>
    public const string Key = "review";

    /// <summary>The longest interval.</summary>
    public const int MostMonths = 60;

    private const string Format = "yyyy-MM-dd";

    /// <summary>The day from which it is due; null where nobody has ever confirmed it: then at once.</summary>
    public DateOnly? DueOn => Confirmed?.AddMonths(Months);

    /// <summary>Reads the key; null where there is none, or no interval that can be one.</summary>
    public static PageReview? Read(FrontMatter front)
    {
        var map = front.Map(Key);
        return int.TryParse(map.GetValueOrDefault("months"), NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months is >= 1 and <= MostMonths
            ? new(map.GetValueOrDefault("role")?.Trim('/', ' ') is { Length: > 0 } office ? office : null, months, Day(map.GetValueOrDefault("confirmed")))
            : null;
    }

    /// <summary>The text with the key set, or without it for null.</summary>
    public static string Write(string markdown, PageReview? review)
    {
        if (review is null)
        {
            return FrontMatter.SetMap(markdown, Key, []);
        }

        var map = new List<KeyValuePair<string, string>>();
        if (review.Office is { } office)
        {
            map.Add(new("role", office));
        }

        map.Add(new("months", review.Months.ToString(CultureInfo.InvariantCulture)));
        if (review.Confirmed is { } day)
        {
            map.Add(new("confirmed", day.ToString(Format, CultureInfo.InvariantCulture)));
        }

        return FrontMatter.SetMap(markdown, Key, map);
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
