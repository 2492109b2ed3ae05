using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Clarifications;
using Roots.Wiki.ForYou;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>An answer that can be confirmed with one tap.</summary>
public sealed record NextAnswer(string QuestionId, string Base, SafeHtml Html, AnswerAgeView Age, string CheckHref, string FillHref);

/// <summary>One next thing: an answer or a page to confirm on the spot, or something that is done elsewhere.</summary>
public sealed record NextRow(DueRow Row, NextAnswer? Answer, string? PageBlob);

/// <summary>A question of one's own and what came of it.</summary>
public sealed record MyQuestion(string About, string Note, string Href);

/// <summary>A person's own start page: at most three next things, the rest quietly later.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ForYouModel(DueWords words, Toasts toasts, ProblemWords problems, IStringLocalizer<ForYouTexts> texts) : PageModel
{
    private const int QuestionsShown = 5;

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public PersonalDue Due { get; private set; } = new([], [], []);

    public IReadOnlyList<NextRow> Next { get; private set; } = [];

    public IReadOnlyList<DueRow> Later { get; private set; } = [];

    public IReadOnlyList<DueRow> Coming { get; private set; } = [];

    public IReadOnlyList<MyQuestion> Mine { get; private set; } = [];

    public IReadOnlyList<RoleStanding> Offices { get; private set; } = [];

    public UndoNote? Undo { get; private set; }

    /// <summary>Whether the guide through the first weeks was put away before everything was done.</summary>
    public bool HidesFirstWeeks { get; private set; }

    /// <summary>Whether whoever looks may ask a meeting.</summary>
    public bool SeesMap { get; private set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        if (actor is not Actor.Member member)
        {
            return Redirect($"~/-/sign-in?back={Uri.EscapeDataString(Request.PathBase + Request.Path)}");
        }

        Urls = WikiRequest.Urls(HttpContext);
        Undo = UndoNote.Read(Request, Urls, "for-you");
        HidesFirstWeeks = wiki.FirstWeeksOf(actor) is { IsHidden: true, IsDone: false };
        SeesMap = wiki.AccessOf(actor).Can(Spaces.Permission.SeeKnowledgeMap);
        var today = wiki.Snapshot.Settings.Today(wiki.Clock);
        Due = PersonalDue.Of(await wiki.Due.OfAsync(actor, today.AddDays(PersonalDue.ComingDays), ct), today);
        var next = new List<NextRow>();
        foreach (var group in Due.Next)
        {
            next.Add(new(Row(group, wiki), await AnswerAsync(wiki, actor, group, ct), PageBlob(wiki, group)));
        }

        Next = next;
        Later = [.. Due.Later.Select(g => Row(g, wiki))];
        Coming = [.. Due.Coming.Select(g => Row(g, wiki))];
        Offices = [.. wiki.RolesOverview.Current.Standings.Where(s => s.Role.Facts.Holders.Any(h => h.Person == member.PersonId && h.Kind is HolderKind.Holder or HolderKind.Deputy))];
        Mine = [.. (await wiki.Clarifications.MineAsync(actor, ct)).Take(QuestionsShown).Select(v => MineRow(wiki, v))];
        return Page();
    }

    public async Task<IActionResult> OnPostPageAsync(Wiki wiki, Actor actor, string? path, string? blob, CancellationToken ct)
    {
        if (!PagePath.TryParse(path, out var page) || !BlobId.TryParse(blob, out var seen))
        {
            return NotFound();
        }

        switch (await wiki.Confirmations.ConfirmPageAsync(actor, page, seen, ct))
        {
            case ConfirmResult.Done { Version: { } version, Questions.Count: > 0 }:
                return Redirect(WikiRequest.Urls(HttpContext).Of("for-you") + UndoNote.Query(version, page, 1));
            case ConfirmResult.Done { Left.Count: > 0 }:
                toasts.Show(HttpContext, new(texts["PageChanged"], IsWarning: true));
                break;
            case ConfirmResult.Rejected(var refused):
                toasts.Show(HttpContext, new(problems.Of(refused[0]), IsWarning: true));
                break;
            case ConfirmResult.NotFound:
                return NotFound();
        }

        return Redirect(WikiRequest.Urls(HttpContext).Of("for-you"));
    }

    private DueRow Row(DueGroup group, Wiki wiki) => words.Of(group, wiki, Urls);

    private async Task<NextAnswer?> AnswerAsync(Wiki wiki, Actor actor, DueGroup group, CancellationToken ct)
    {
        if (group is not { Kind: DueKind.AnswerReview, Items: [{ QuestionId: { } id, Office: { } office }] }
            || wiki.RolesOverview.Current.Find(office)?.Questions.FirstOrDefault(q => q.Question.Id == id) is not { Answer: { } answer } standing
            || !Confirmations.CanConfirm(standing.Question, answer, wiki.Snapshot.Settings.Today(wiki.Clock)))
        {
            return null;
        }

        var html = await wiki.Reader.PreviewAsync(actor, office, answer.Text, Urls, ct);
        return new(id, SittingQuestion.BaseOf(answer.Text), html, AnswerAgeView.Of(standing), Urls.Of("check", office), $"{Urls.Of("fill", office)}?q={id}");
    }

    private static string? PageBlob(Wiki wiki, DueGroup group) =>
        group is { Kind: DueKind.PageReview, First.Target.Path: { } path } ? wiki.Snapshot.Find(path)?.Blob.Value : null;

    private MyQuestion MineRow(Wiki wiki, ClarificationView view)
    {
        var asked = view.Clarification;
        var state = asked.State switch
        {
            ClarificationState.Withdrawn => texts["StateWithdrawn"],
            ClarificationState.Answered when asked.Reply is { } reply => texts["StateReplied", reply],
            _ when view.IsSettled => texts["StateImproved"],
            _ => texts["StateOpen", DueWords.Day(asked.AskedOn)],
        };
        return new(ClarificationWords.About(asked, wiki), state, Urls.Of("clarification/" + asked.Id));
    }
}
