using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Clarifications;
using Roots.Wiki.ForYou;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>An answer as the form sends it back.</summary>
public sealed class SeenForm
{
    public string? Question { get; set; }

    public string? Base { get; set; }
}

/// <summary>An answer to be looked at.</summary>
public sealed record CheckRow(AnswerStanding Standing, SafeHtml Html, string Base, bool CanConfirm, IReadOnlyList<Clarification> Open);

/// <summary>The yearly check of an office (T42): shows what is due, and each answer is confirmed with one tap.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CheckModel(SealedNotes notes, ProblemWords words, Toasts toasts, IStringLocalizer<ForYouTexts> texts) : PageModel
{
    private const int MostSeen = 500;
    private const string ToForYou = "for-you";

    public Role Role { get; private set; } = null!;

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public IReadOnlyList<CheckRow> Rows { get; private set; } = [];

    /// <summary>Answers that are not due.</summary>
    public int Others { get; private set; }

    public bool ShowsAll { get; private set; }

    /// <summary>The questions that must be opened before everything is confirmed at once.</summary>
    public IReadOnlyList<string> Look { get; private set; } = [];

    /// <summary><see cref="Look"/>, sealed.</summary>
    public string? Sealed { get; private set; }

    /// <summary>The next day on which an answer becomes due, or null.</summary>
    public DateOnly? NextDay { get; private set; }

    public UndoNote? Undo { get; private set; }

    /// <summary>How many duties the office has of which one may say what should become of them.</summary>
    public int Duties { get; private set; }

    [BindProperty]
    public List<SeenForm> Seen { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, string? q, bool all, CancellationToken ct)
    {
        if (!Find(wiki, actor, path))
        {
            return actor is Actor.Member ? NotFound() : Redirect($"~/-/sign-in?back={Uri.EscapeDataString(Request.PathBase + Request.Path)}");
        }

        return await ShowAsync(wiki, actor, q, all, ct);
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? path, string? one, bool every, bool all, string[]? looked, string? @sealed, string? back, CancellationToken ct)
    {
        if (!Find(wiki, actor, path))
        {
            return NotFound();
        }

        var seen = Seen.Take(MostSeen).Where(s => s.Question is { Length: > 0 } && s.Base is not null && (every || s.Question == one))
            .Select(s => new SeenAnswer(s.Question!, s.Base!)).DistinctBy(s => s.QuestionId).ToList();
        var asked = notes.Open(@sealed)?.Split(' ') ?? [];
        switch (await wiki.Confirmations.ConfirmAsync(actor, Role.Path, seen, [.. asked.Intersect(looked ?? [])], ct))
        {
            case ConfirmResult.Look(var questions):
                // What was asked for stays: trying again must not draw easier ones.
                Look = asked.Length == questions.Count ? asked : questions;
                Sealed = notes.Seal(string.Join(' ', Look));
                return await ShowAsync(wiki, actor, null, all, ct);
            case ConfirmResult.Rejected(var problems):
                words.AddTo(ModelState, problems);
                return await ShowAsync(wiki, actor, null, all, ct);
            case ConfirmResult.Done done:
                if (done.Left.Count > 0)
                {
                    toasts.Show(HttpContext, new(texts["SomeLeft", done.Left.Count], IsWarning: true));
                }

                return Redirect(BackTo(back) + (done is { Version: { } version, Questions.Count: > 0 } ? UndoNote.Query(version, Role.Path, done.Questions.Count) : ""));
            default:
                return NotFound();
        }
    }

    public async Task<IActionResult> OnPostUndoAsync(Wiki wiki, Actor actor, string? path, string? version, string? back, CancellationToken ct)
    {
        if (!PagePath.TryParse(path, out var page) || !VersionId.TryParse(version, out var made))
        {
            return NotFound();
        }

        Urls = WikiRequest.Urls(HttpContext);
        var isUndone = await wiki.Confirmations.UndoAsync(actor, page, made, ct);
        toasts.Show(HttpContext, isUndone ? new(texts["Undone"]) : new(texts["NotUndone"], IsWarning: true));
        return Redirect(back == ToForYou || wiki.Snapshot.Roles.Find(page) is null ? Urls.Of(ToForYou) : Urls.Of("check", page));
    }

    private string BackTo(string? back) => back == ToForYou ? Urls.Of(ToForYou) : Urls.Of("check", Role.Path);

    private bool Find(Wiki wiki, Actor actor, string? path)
    {
        Urls = WikiRequest.Urls(HttpContext);
        if (actor is Actor.Member && wiki.Snapshot.Roles.Resolve(path ?? "") is { } role && wiki.AccessOf(actor).CanReadClass(new(Visibility.Office, role.Path)))
        {
            Role = role;
            return true;
        }

        return false;
    }

    private async Task<IActionResult> ShowAsync(Wiki wiki, Actor actor, string? only, bool all, CancellationToken ct)
    {
        var today = wiki.Snapshot.Settings.Today(wiki.Clock);
        var knowledge = new RoleKnowledge(Role, wiki.AccessOf(actor), wiki.Templates);
        var answered = wiki.RolesOverview.Current.Find(Role.Path)!.Questions.Where(q => q is { Counts: true, Value: > 0 } && knowledge.PageOf(q.Question.Id) is not null).ToList();
        var due = answered.Where(q => q.Age is AnswerAge.ReviewDue or AnswerAge.Stale).ToList();
        ShowsAll = all;
        var shown = only is not null && answered.Where(q => q.Question.Id == only).ToList() is { Count: > 0 } single ? single : all ? answered : due;
        var rows = new List<CheckRow>();
        foreach (var standing in shown.OrderByDescending(s => Look.Contains(s.Question.Id)))
        {
            var answer = standing.Answer!;
            var open = wiki.Clarifications.Open.About(Role.Path, standing.Question.Id).Where(c => !c.IsSettledBy(answer.Text)).ToList();
            var html = await wiki.Reader.PreviewAsync(actor, knowledge.PageOf(standing.Question.Id)!.Path, answer.Text, Urls, ct);
            rows.Add(new(standing, html, SittingQuestion.BaseOf(answer.Text), Confirmations.CanConfirm(standing.Question, answer, today), open));
        }

        Rows = rows;
        Others = answered.Count - shown.Count;
        NextDay = (await wiki.Due.OfAsync(actor, today.AddYears(1), ct)).Where(i => i.Office == Role.Path && i.Kind == DueKind.AnswerReview && i.From > today).Select(i => (DateOnly?)i.From).Min();
        Undo = UndoNote.Read(Request, Urls, "");
        Duties = wiki.Duties.Of(wiki.AccessOf(actor), Role).Count;
        return Page();
    }
}
