using System.Globalization;
using Microsoft.Extensions.Localization;
using Roots.Wiki.ForYou;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>A due thing in words.</summary>
/// <param name="Group">The thing.</param>
/// <param name="Title">What it is.</param>
/// <param name="Office">The office's title, or null.</param>
/// <param name="When">By when, or since when.</param>
/// <param name="Minutes">What it takes.</param>
/// <param name="Deed">The word on the button.</param>
/// <param name="Href">Where it is done.</param>
public sealed record DueRow(DueGroup Group, string Title, string? Office, string When, string Minutes, string Deed, string Href)
{
    /// <summary>Office, day and minutes in one line.</summary>
    public string Note => string.Join(" · ", new[] { Office, When, Minutes }.OfType<string>());
}

/// <summary>Says due things in the language of the moment, for the page, the mail, the calendar and paper alike. Safe to call from many threads.</summary>
public sealed class DueWords(IStringLocalizer<ForYouTexts> texts)
{
    /// <summary>The thing in words.</summary>
    public DueRow Of(DueGroup group, Wiki wiki, PageUrl urls)
    {
        var office = group.Office is { } path ? wiki.Snapshot.Roles.Find(path)?.Title : null;
        return new(
            group, Title(group, wiki, office), office, When(group, wiki.Snapshot.Settings.Today(wiki.Clock)),
            texts[group.Minutes == 1 ? "Minute" : "Minutes", group.Minutes], texts["Deed" + group.Kind], group.Target.Of(urls));
    }

    /// <summary>One thing alone in words.</summary>
    public DueRow Of(DueItem item, Wiki wiki, PageUrl urls) => Of(new DueGroup([item]), wiki, urls) with { Href = item.Target.Of(urls) };

    /// <summary>A day, written out.</summary>
    public static string Day(DateOnly day) =>
        day.ToString(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "de" ? "d. MMMM yyyy" : "d MMMM yyyy", CultureInfo.CurrentCulture);

    private string Title(DueGroup group, Wiki wiki, string? office)
    {
        var item = group.First;
        var about = item.Label ?? (item.QuestionId is { } id ? wiki.Templates.Question(id)?.Text.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? id : office ?? "");
        return item.Step is { } step ? texts["DueHandover" + step, office ?? ""]
            : group.Items.Count > 1 ? texts[group.Kind == DueKind.Criticality ? "DueCriticalities" : "DueAnswerReviews", group.Items.Count] : texts["Due" + group.Kind, about];
    }

    private string When(DueGroup group, DateOnly today) => texts[group.Due < today ? "Since" : group.Due == today ? "Today" : "Until", Day(group.Due)];
}
