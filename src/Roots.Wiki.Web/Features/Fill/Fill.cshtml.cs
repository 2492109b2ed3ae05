using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>One question of a sheet, one screen. Each button keeps what was typed first and then does what it says.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[RequestFormLimits(ValueCountLimit = MostFields)]
public sealed class FillModel(OpenTabs tabs, ProblemWords words, Toasts toasts, IStringLocalizer<FillTexts> texts) : FillPageModel(tabs)
{
    private Templates.LegalHint? hint;
    private Spaces.Visibility? level;
    private Wiki? shownWiki;
    private IReadOnlyList<string> spoken = [];

    public FillStep Step { get; private set; } = null!;

    public QuestionView Question { get; private set; } = null!;

    /// <summary>Who could know what was not known just before, or is not known here; null where nothing is open.</summary>
    public WhoKnows? Who { get; private set; }

    /// <summary>A sentence that belongs to no field: the wiki refused.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What another device wrote into the same draft meanwhile, or null.</summary>
    public string? OtherDevice { get; private set; }

    public string Seen { get; private set; } = "";

    public string? Reason { get; private set; }

    public bool Keeps { get; private set; }

    public bool IsSecretRefused { get; private set; }

    public bool IsPartial { get; private set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor asker, string role, string? template, string? q, string? unsure, OneAnswer one, CancellationToken ct)
    {
        One = one;
        if (!await OpenAsync(wiki, asker, role, template, q, ct))
        {
            return FillAccess.HasDeadLink(HttpContext, wiki, asker) ? Redirect(Urls.Of("s/closed")) : NotFound();
        }

        Who = WhoOf(wiki, unsure);
        Show(Step.Now.Value, Step.Now.Reason, Step.Now.IsPrivate || (Step.Form.Template.StaysPrivate && !Step.Now.IsDraft), Step.Now.State == AnswerState.Partial);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor asker, string role, string? template, string? q, OneAnswer one, CancellationToken ct)
    {
        One = one;
        if (q is null || !await OpenAsync(wiki, asker, role, template, q, ct) || Step.Now.Question.Id != q)
        {
            return NotFound();
        }

        var posted = PostedAnswer.Read(Request.Form);
        Who = WhoOf(wiki, posted.Unsure)?.With(Request.Form);
        if (posted.Deed is "undo" or "cancel")
        {
            await wiki.Sittings.UndoAsync(Asker, Role.Path, q, ct);
            return Redirect(posted.Deed == "cancel" ? BackTo(wiki, null) : AddressOf(Step.Now));
        }

        if (posted.Deed is "theirs" or "mine")
        {
            await wiki.Sittings.UndoAsync(Asker, Role.Path, q, ct);
            posted = posted with { Base = null };
        }

        if (posted.Deed == "theirs")
        {
            return Redirect(AddressOf(Step.Now));
        }

        if (Clash(wiki, Step.Now, posted) is { } other)
        {
            OtherDevice = other;
            return ShowAgain(posted, null);
        }

        if (await KeepAsync(wiki, Step.Now, posted, ct) is { } problem)
        {
            return ShowAgain(posted, problem);
        }

        if (posted.Photo is not null || posted.Deed == "photo")
        {
            return await AddPhotoAsync(wiki, Step.Now, posted, ct) is { } bad ? ShowAgain(posted, null, badPhoto: bad) : Redirect(AddressOf(Step.Now));
        }

        if (posted.Drops is not null)
        {
            return Redirect(AddressOf(Step.Now));
        }

        if (posted.WantsRow)
        {
            return ShowAgain(posted, null, addsRow: true);
        }

        if (posted.Deed == "next" && WantsWords(Step.Now, posted))
        {
            return ShowAgain(posted, null, wantsWords: true);
        }

        if (posted.Deed == "ask" && Who is not null)
        {
            return await AskAsync(wiki, Who, posted, ct);
        }

        var unsure = posted.Deed == "unknown" && !Role.IsPage ? q : null;
        if (unsure is not null)
        {
            // It stays open for the office at once; a name may follow on the next screen.
            await wiki.Clarifications.PassOnAsync(Asker, new(Clarifications.ClarificationKind.Unknown, Role.Path, q), ct);
        }

        if (One != OneAnswer.None && posted.Deed is not "mine")
        {
            return await SaveOneAsync(wiki, posted, ct);
        }

        var target = posted.Deed switch
        {
            "back" => Step.Before,
            "mine" => Step.Now,
            "later" or "section" => null,
            ['g', 'o', ':', .. var id] => Form.Questions.FirstOrDefault(x => x.Question.Id == id),
            _ => Step.Next,
        };
        return target is not null ? Redirect(AddressOf(target) + (unsure is null ? "" : "&unsure=" + unsure))
            : posted.Deed == "section" ? Redirect($"{Urls.Of("fill-section", Role.Path)}?template={Uri.EscapeDataString(Form.Template.Id)}&q={q}")
            : await CloseAsync(wiki, posted, unsure, ct);
    }

    /// <summary>Keeps what is typed, while it is typed: 204 "Entwurf gesichert", 422 with the sentence that belongs beside the field, 409 where another device wrote too.</summary>
    public async Task<IActionResult> OnPostDraftAsync(Wiki wiki, Actor asker, string role, string? template, string? q, CancellationToken ct)
    {
        if (q is null || !await OpenAsync(wiki, asker, role, template, q, ct) || Step.Now.Question.Id != q)
        {
            return asker is Actor.Visitor ? Unauthorized() : NotFound();
        }

        var posted = PostedAnswer.Read(Request.Form) with { Deed = "" };
        if (Clash(wiki, Step.Now, posted) is not null)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        return await KeepAsync(wiki, Step.Now, posted, ct) is { } problem
            ? new ContentResult { StatusCode = StatusCodes.Status422UnprocessableEntity, Content = words.Of(problem), ContentType = "text/plain; charset=utf-8" }
            : new NoContentResult();
    }

    private async Task<bool> OpenAsync(Wiki wiki, Actor asker, string address, string? template, string? question, CancellationToken ct)
    {
        if (!await OpenFormAsync(wiki, asker, address, template, question, ct) || FillStep.At(Form, question) is not { } step)
        {
            return false;
        }

        (shownWiki, Step, Seen) = (wiki, step, NameOf(step.Now, wiki));
        spoken = [.. (await SpokenAsync(wiki, ct))[step.Now.Question.Id]];
        level = Role.IsPage ? wiki.Snapshot.ClassOf(Role.Page).Level : null;
        hint = wiki.Templates.HintOf(step.Now.Question, wiki.Snapshot.Settings.Today(wiki.Clock));
        return true;
    }

    private WhoKnows? WhoOf(Wiki wiki, string? unsure)
    {
        var open = Form.Questions.FirstOrDefault(x => x.Question.Id == unsure && x.State == AnswerState.Unknown) ?? (Step.Now.State == AnswerState.Unknown ? Step.Now : null);
        return WhoKnows.Of(wiki, Asker, Role, open?.Question.Id, Language);
    }

    private async Task<IActionResult> AskAsync(Wiki wiki, WhoKnows who, PostedAnswer posted, CancellationToken ct)
    {
        var (_, problem) = await wiki.Clarifications.PassOnAsync(Asker, who.InputFor(Role), ct);
        if (problem is not null)
        {
            Who = who with { Error = words.Of(problem) };
            return ShowAgain(posted, null);
        }

        toasts.Show(HttpContext, new(texts[IsGuest ? "WhoSentGuest" : "WhoSent"]));
        return Redirect(AddressOf(Step.Now));
    }

    private async Task<IActionResult> CloseAsync(Wiki wiki, PostedAnswer posted, string? unsure, CancellationToken ct)
    {
        if (Role.IsPage)
        {
            return await ClosePageAsync(wiki, posted, ct);
        }

        var (address, problems) = await EndAsync(wiki, Step.Round, posted.Deed == "later", unsure, ct);
        if (address is not null)
        {
            return Redirect(address);
        }

        Refusal = string.Join(' ', problems.Select(words.Of));
        return ShowAgain(posted, null);
    }

    // One answer goes into the wiki by itself, whatever else waits.
    private async Task<IActionResult> SaveOneAsync(Wiki wiki, PostedAnswer posted, CancellationToken ct)
    {
        var question = Step.Now.Question;
        var result = IsGuest ? new SittingResult.Waiting(1) : await wiki.Sittings.CloseAnswerAsync(Asker, Role.Path, question.Id, ct);
        switch (result)
        {
            case SittingResult.Rejected(var problems):
                Refusal = string.Join(' ', problems.Select(words.Of));
                return ShowAgain(posted, null);
            case SittingResult.InWiki { Clashes.Count: > 0 }:
                return Redirect(AddressOf(Step.Now));
            default:
                toasts.Show(HttpContext, new(texts[posted.IsPrivate ? "OneKept" : result is SittingResult.Nothing ? "OneSame" : IsGuest ? "OneWaits" : "OneSaved", question.Text.In(Language)]));
                return Redirect(BackTo(wiki, result as SittingResult.InWiki));
        }
    }

    /// <summary>Where the one answer came from.</summary>
    private string BackTo(Wiki wiki, SittingResult.InWiki? saved)
    {
        var id = Step.Now.Question.Id;
        if (One == OneAnswer.Done)
        {
            return DoneAddress(Step.Round, false, null, saved, RoleStanding.Of(Role, wiki.Templates, wiki.Snapshot.Settings.Today(wiki.Clock), wiki.RolesOverview.Days).Level);
        }

        var page = Role.IsPage ? Role.Page : wiki.Snapshot.Roles.Find(Role.Path) is { } now ? new RoleKnowledge(now, wiki.AccessOf(Asker), wiki.Templates).PageOf(id) : null;
        return IsGuest || (One == OneAnswer.Check && !Role.IsPage) ? Urls.Of(IsGuest ? "fill-done" : "check", Role.Path)
            : page is not null ? $"{Urls.Of(page.Path)}#h-{id}"
            : Urls.Of("role", Role.Path);
    }

    // A page from a template: what was answered stands in it now.
    private async Task<IActionResult> ClosePageAsync(Wiki wiki, PostedAnswer posted, CancellationToken ct)
    {
        switch (await wiki.Sittings.CloseAsync(Asker, Role.Path, ct))
        {
            case SittingResult.InWiki { Clashes: [var clash, ..] } when Form.Questions.FirstOrDefault(x => x.Question.Id == clash) is { } question:
                return Redirect(AddressOf(question));
            case SittingResult.Rejected(var problems):
                Refusal = string.Join(' ', problems.Select(words.Of));
                return ShowAgain(posted, null);
            case SittingResult.InWiki:
                toasts.Show(HttpContext, new(texts["PageInWiki"]));
                break;
        }

        return Redirect(Urls.Of(Role.Path));
    }

    private PageResult ShowAgain(PostedAnswer posted, Problem? problem, bool addsRow = false, bool wantsWords = false, Problem? badPhoto = null)
    {
        Tab = posted.Tab.Length > 0 ? posted.Tab : Tab;
        Show(posted.Value, posted.Reason, posted.IsPrivate, posted.IsPartial, problem is null ? null : words.Of(problem), addsRow);
        var ask = SecretAsk.After(problem, posted.Harmless);
        (Question, IsSecretRefused) = (Question with
        {
            Secret = ask ?? new(null, posted.Harmless),
            Photos = PhotosOf(shownWiki!, Step.Now, posted, wantsWords),
            PhotoError = badPhoto is null ? null : words.Of(badPhoto),
        }, ask is not null);
        ModelState.Clear();
        return Page();
    }

    private void Show(Templates.AnswerValue value, string? reason, bool keeps, bool isPartial, string? error = null, bool addsRow = false)
    {
        Question = new(Step.Now, value, error, Language, addsRow) { Hint = hint, Level = level, Photos = PhotosOf(shownWiki!, Step.Now, null, false), Spoken = spoken, TellHref = TellHrefOf(shownWiki!, Step.Now) };
        (Reason, Keeps, IsPartial) = (reason, keeps, isPartial);
    }
}
