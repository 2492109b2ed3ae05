using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>"Frage der Sitzung": one question on the wall, answered on the spot; for whoever sees the knowledge map.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[RequestFormLimits(ValueCountLimit = MostFields)]
public sealed class MeetingModel(ProblemWords words, Toasts toasts, IStringLocalizer<MeetingTexts> texts) : PageModel
{
    private const int MostFields = (Limits.AnswerRows * 12) + 64;

    public string Association { get; private set; } = "";

    /// <summary>What is asked; null where nothing is left.</summary>
    public QuestionView? Question { get; private set; }

    public Role Office { get; private set; } = null!;

    public bool HelpsMost { get; private set; }

    /// <summary>How many answers were put into the wiki today.</summary>
    public int Held { get; private set; }

    /// <summary>A sentence that belongs to no field: the wiki refused.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What stands in the wiki by now, where somebody else was faster.</summary>
    public string? Theirs { get; private set; }

    public bool IsSecretRefused { get; private set; }

    public string Action => Urls.Of("meeting") + UnitQuery;

    public string DoneHref => Urls.Of("meeting-done") + UnitQuery;

    public string MapHref => Urls.Of("map") + UnitQuery;

    private PageUrl Urls => WikiRequest.Urls(HttpContext);

    private Unit? Branch { get; set; }

    private string UnitQuery => Branch is null ? "" : QueryString.Create("unit", Branch.Path.Value).ToString();

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? unit, CancellationToken ct)
    {
        if (await OpenAsync(wiki, actor, unit, ct) is not { } meeting)
        {
            return actor is Actor.Visitor ? Redirect(Urls.Of("sign-in") + QueryString.Create("back", Request.PathBase + Request.Path + Request.QueryString)) : NotFound();
        }

        if (meeting.Question is { } question)
        {
            Show(wiki, question, question.Now.Value);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? unit, CancellationToken ct)
    {
        if (await OpenAsync(wiki, actor, unit, ct) is null
            || !PagePath.TryParse(Request.Form["role"], out var office) || Request.Form["q"].ToString() is not { Length: > 0 } id
            || await wiki.Meetings.FindAsync(actor, office, id, ct) is not { } question)
        {
            return NotFound();
        }

        var posted = PostedAnswer.Read(Request.Form);
        if (posted.WantsRow)
        {
            return ShowAgain(wiki, question, posted, null, addsRow: true);
        }

        var (deed, isTyped) = (Request.Form["do"].ToString(), !posted.Value.IsEmpty);
        if (deed == "not-today" && isTyped)
        {
            Refusal = texts["TypedAlready"];
            return ShowAgain(wiki, question, posted, null);
        }

        if (deed is "next" or "not-today" && !isTyped)   // with something typed, going on means writing it down first
        {
            return await wiki.Meetings.PassAsync(actor, office, id, deed == "not-today", ct) ? Redirect(Action) : NotFound();
        }

        switch (await wiki.Meetings.AnswerAsync(actor, office, new(id, posted.Value, AnswerState.Given, Base: posted.Base) { Harmless = posted.Harmless }, ct))
        {
            case MeetingResult.Rejected([var problem, ..]) when problem.Field == id || SecretAsk.After(problem, []) is not null:
                return ShowAgain(wiki, question, posted, problem);
            case MeetingResult.Rejected(var problems):
                Refusal = string.Join(' ', problems.Select(words.Of));
                return ShowAgain(wiki, question, posted, null);
            case MeetingResult.Clash when await wiki.Meetings.FindAsync(actor, office, id, ct) is { } now:
                Theirs = now.Now.Theirs ?? "";
                Response.StatusCode = StatusCodes.Status409Conflict;
                return ShowAgain(wiki, now, posted, null);
            case MeetingResult.Held:
                toasts.Show(HttpContext, new(texts["Held", question.Standing.Role.Title]));
                return Redirect(Action);
            default:
                return NotFound();
        }
    }

    private async Task<Meeting?> OpenAsync(Wiki wiki, Actor actor, string? unit, CancellationToken ct)
    {
        var view = wiki.AccessOf(actor);
        Branch = view.Snapshot.Units.Resolve(unit);
        Association = wiki.Snapshot.Settings.Name;
        if (!string.IsNullOrEmpty(unit) && (Branch is null || !view.CanRead(Branch.Page) || !view.SeesMapOf(Branch)))
        {
            return null;
        }

        var meeting = await wiki.Meetings.OpenAsync(actor, Branch, ct);
        Held = meeting?.Held.Count ?? 0;
        return meeting;
    }

    private PageResult ShowAgain(Wiki wiki, MeetingQuestion question, PostedAnswer posted, Problem? problem, bool addsRow = false)
    {
        Show(wiki, question, posted.Value, problem is null ? null : words.Of(problem), addsRow);
        var ask = SecretAsk.After(problem, posted.Harmless);
        (Question, IsSecretRefused) = (Question! with { Secret = ask ?? new(null, posted.Harmless) }, ask is not null);
        ModelState.Clear();
        return Page();
    }

    private void Show(Wiki wiki, MeetingQuestion question, AnswerValue value, string? error = null, bool addsRow = false)
    {
        (Office, HelpsMost) = (question.Standing.Role, question.HelpsMost);
        Question = new(question.Now, value, error, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, addsRow)
        {
            Hint = wiki.Templates.HintOf(question.Now.Question, wiki.Snapshot.Settings.Today(wiki.Clock)),
        };
    }
}
