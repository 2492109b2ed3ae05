using Microsoft.AspNetCore.Mvc;
using Roots.Wiki.Clarifications;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>An answer that stands on the page that is shown.</summary>
public sealed record CareRow(string Title, AnswerAgeView Age, string AskHref, string? CheckHref, IReadOnlyList<CareQuestion> Open)
{
    /// <summary>The anchor of its heading on the page.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>Where it is changed, by whoever may.</summary>
    public string? ChangeHref { get; init; }
}

/// <summary>An open question of a reader.</summary>
public sealed record CareQuestion(ClarificationKind Kind, string Text, string Href);

/// <summary>How fresh a page is, answer by answer, and where one asks. No forms: the page stays the same for every browser that may see it.</summary>
/// <param name="Rows">The answers; empty for a page that holds none.</param>
/// <param name="AskHref">Where one asks about the page itself; null where it holds answers.</param>
/// <param name="Open">Open questions about the page itself.</param>
/// <param name="Reviewer">The office that looks after the page, or null.</param>
/// <param name="Age">How the page has aged, where somebody looks after it.</param>
public sealed record PageCareView(IReadOnlyList<CareRow> Rows, string? AskHref, IReadOnlyList<CareQuestion> Open, string? Reviewer, AnswerAgeView? Age)
{
    /// <summary>After how many months the page is looked at again; 0 where nobody looks after it.</summary>
    public int Months { get; init; }

    /// <summary>How many answers should be looked at.</summary>
    public int Due => Rows.Count(r => r.Age.Age is AnswerAge.ReviewDue or AnswerAge.Stale);
}

/// <summary>Shows below a page how fresh it is. For members only; no I/O.</summary>
public sealed class PageCareViewComponent : ViewComponent
{
    public IViewComponentResult Invoke(PageEntry page)
    {
        var (wiki, actor, _) = WikiRequest.Of(HttpContext);
        if (actor is not Actor.Member || page.Facts.Office is not null || page.Path.Value == WikiSettings.StartPage)
        {
            return Content("");
        }

        var (urls, view) = (WikiRequest.Urls(HttpContext), wiki.AccessOf(actor));
        if (page.Facts.Type == "knowledge" && view.Snapshot.Roles.OfficeOf(page) is { } office)
        {
            return View("/Features/ForYou/_PageCare.cshtml", new PageCareView(Rows(wiki, actor, page, office, urls), null, [], null, null));
        }

        var open = wiki.Clarifications.OpenAbout(actor, page.Path).Select(v => new CareQuestion(v.Clarification.Kind, v.Clarification.Text, urls.Of("clarification/" + v.Clarification.Id)));
        var review = page.Facts.Review;
        return View("/Features/ForYou/_PageCare.cshtml", new PageCareView(
            [], urls.Of("ask", page.Path), [.. open],
            review is null || Responsibility.OfficeOf(page.Path, view.Snapshot) is not { } reviewer ? null : view.Snapshot.Roles.Find(reviewer)?.Title,
            review is null ? null : AgeOf(review, view.Snapshot.Settings.Today(wiki.Clock)))
        {
            Months = review?.Months ?? 0,
        });
    }

    private static AnswerAgeView AgeOf(PageReview review, DateOnly today) => new(
        review.DueOn is not { } due || due.AddMonths(review.Months) <= today ? AnswerAge.Stale : due <= today ? AnswerAge.ReviewDue : AnswerAge.Current, review.Confirmed);

    private static List<CareRow> Rows(Wiki wiki, Actor actor, PageEntry page, PagePath office, PageUrl urls)
    {
        var here = page.Facts.Answers.Select(a => a.QuestionId).ToHashSet(StringComparer.Ordinal);
        var mayAnswer = wiki.AccessOf(actor).CanReadClass(new(Visibility.Office, office));
        var open = wiki.Clarifications.OpenAbout(actor, office).ToLookup(v => v.Clarification.Question);
        var language = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return
        [
            .. (wiki.RolesOverview.Current.Find(office)?.Questions ?? [])
                .Where(q => here.Contains(q.Question.Id) && q.Value > 0)
                .Select(q => new CareRow(
                    q.Question.Text.In(language), AnswerAgeView.Of(q), $"{urls.Of("ask", office)}?q={q.Question.Id}", mayAnswer ? $"{urls.Of("check", office)}?q={q.Question.Id}" : null,
                    [.. open[q.Question.Id].Select(v => new CareQuestion(v.Clarification.Kind, v.Clarification.Text, urls.Of("clarification/" + v.Clarification.Id)))])
                {
                    Anchor = "h-" + q.Question.Id,
                    ChangeHref = mayAnswer ? $"{urls.Of("fill", office)}?q={q.Question.Id}&one=Page" : null,
                }),
        ];
    }
}
