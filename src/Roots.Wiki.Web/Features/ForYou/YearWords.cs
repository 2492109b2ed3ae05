using System.Globalization;
using Microsoft.Extensions.Localization;
using Roots.Wiki.ForYou;
using Roots.Wiki.Pages;
using Roots.Wiki.Registers;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>An entry of the year in words.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Title">What it is.</param>
/// <param name="Office">The office's title, or null.</param>
/// <param name="Details">What else the answer says, or empty.</param>
/// <param name="Href">The answer that it comes from, or where it is done.</param>
public sealed record YearRow(YearEntry Entry, string Title, string? Office, string Details, string Href);

/// <summary>A missing day in words.</summary>
public sealed record YearGapRow(string Title, string? Office, string Why, string Href);

/// <summary>Something without a fixed day in words.</summary>
public sealed record YearRestRow(string Title, string? Office, string When, string Href);

/// <summary>Says the year in the language of the moment, for the page, the calendar and paper alike. Safe to call from many threads.</summary>
public sealed class YearWords(DueWords due, IStringLocalizer<YearTexts> texts)
{
    private const int DetailLength = 160;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>An entry.</summary>
    public YearRow Of(YearEntry entry, Wiki wiki, PageUrl urls)
    {
        if (entry.Due is { } group)
        {
            var row = due.Of(group, wiki, urls);
            return group.Kind switch
            {
                DueKind.TermEnd => new(entry, texts["TermEnd", row.Office ?? ""], null, "", row.Href),
                DueKind.AnswerReview => new(entry, texts["Reviews", group.Items.Count], row.Office, "", row.Href),
                _ => new(entry, row.Title, row.Office, "", row.Href),
            };
        }

        var details = string.Join(" · ", entry.Details.Select(d => $"{d.Column.Label.In(Language)}: {d.Text}"));
        return new(entry, Title(entry, wiki), OfficeOf(entry.Office, wiki), details.Length > DetailLength ? details[..DetailLength] + "…" : details, entry.Target.Of(urls));
    }

    /// <summary>A missing day.</summary>
    public YearGapRow Of(YearGap gap, Wiki wiki, PageUrl urls)
    {
        var question = gap.Question.Text.In(Language);
        var what = gap.Label is { Length: > 0 } label ? label : question;
        return new(gap.Page is { } page ? $"{TitleOf(page, wiki)} · {what}" : what, OfficeOf(gap.Office, wiki), texts["Gap" + gap.Kind], gap.Target.Of(urls));
    }

    /// <summary>Something without a fixed day.</summary>
    public static YearRestRow Of(YearRest rest, Wiki wiki, PageUrl urls) => new(rest.Label, OfficeOf(rest.Office, wiki), rest.When, rest.Target.Of(urls));

    /// <summary>The names of those who hold an office now.</summary>
    public static string HoldersOf(PagePath? office, Wiki wiki) =>
        office is null || wiki.Snapshot.Roles.Find(office) is not { } role ? ""
        : string.Join(", ", role.Facts.Holders.Where(h => h.Kind == HolderKind.Holder).Select(h => wiki.Persons.Current.Persons.GetValueOrDefault(h.Person)?.Name).OfType<string>().Distinct());

    private string Title(YearEntry entry, Wiki wiki)
    {
        var question = entry.Question?.Text.In(Language) ?? "";
        var row = entry.Label is { Length: > 0 } label
            ? entry.Column is { } column && !DueColumns.IsPlain(column) ? $"{label} · {column.Label.In(Language)}" : label
            : entry.Question?.ValidMonths is null ? question : texts["Expires", question];
        return entry.Page is { } page ? $"{TitleOf(page, wiki)} · {row}" : row;
    }

    private static string? OfficeOf(PagePath? office, Wiki wiki) => office is null ? null : wiki.Snapshot.Roles.Find(office)?.Title;

    private static string TitleOf(PagePath page, Wiki wiki) => wiki.Snapshot.Find(page)?.Facts.Title ?? page.Name;
}
