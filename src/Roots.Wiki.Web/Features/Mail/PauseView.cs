using System.Globalization;
using Roots.Wiki.Mail;

namespace Roots.Wiki.Web.Features.Mail;

/// <summary>The buttons by which mails are paused in one tap.</summary>
/// <param name="Wish">What holds now.</param>
/// <param name="Today">The day.</param>
/// <param name="Here">The address of the page that they stand on, as it was asked for: the framework makes addresses in small letters, and a sealed one is not.</param>
public sealed record PauseView(DigestWish Wish, DateOnly Today, string Here)
{
    /// <summary>The longest pause.</summary>
    public const int MostMonths = 24;

    /// <summary>The pauses of one tap, in months.</summary>
    public static IReadOnlyList<int> Taps => [1, 3];

    /// <summary>The day on which a pause that holds ends, or null.</summary>
    public DateOnly? PausedUntil => Wish.PausedUntil is { } day && day > Today ? day : null;

    /// <summary>A day, written out.</summary>
    public static string Written(DateOnly day) =>
        day.ToString(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "de" ? "d. MMMM yyyy" : "d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>A day as a form sends it, or null.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
