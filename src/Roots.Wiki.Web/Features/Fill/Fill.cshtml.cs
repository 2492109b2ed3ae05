using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>One question of a sheet, one screen. Each button keeps what was typed first and then does what it says.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[RequestFormLimits(ValueCountLimit = MostFields)]
public sealed class FillModel(OpenTabs tabs, ProblemWords words) : PageModel
{
    private const int MostFields = (Limits.AnswerRows * 12) + 64;
    private Actor actor = Actor.Visitor.Instance;

    public FillStep Step { get; private set; } = null!;

    public QuestionView Question { get; private set; } = null!;

    public string Association { get; private set; } = "";

    /// <summary>Names for the browser, without telling it, for whom this page was made.</summary>
    public string Owner { get; private set; } = "";

    public bool IsGuest => actor is Actor.Guest;

    /// <summary>A sentence that belongs to no field: the wiki refused.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What another device wrote into the same draft meanwhile, or null.</summary>
    public string? OtherDevice { get; private set; }

    public string Tab { get; private set; } = RandomNumberGenerator.GetHexString(16, lowercase: true);

    public string Seen { get; private set; } = "";

    public string? Reason { get; private set; }

    public bool Keeps { get; private set; }

    public bool IsSecretRefused { get; private set; }

    public bool IsPartial { get; private set; }

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public Role Role => Step.Form.Role;

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor asker, string role, string? template, string? q, CancellationToken ct)
    {
        if (!await OpenAsync(wiki, asker, role, template, q, ct))
        {
            return FillAccess.HasDeadLink(HttpContext, wiki, asker) ? Redirect(Urls.Of("s/closed")) : NotFound();
        }

        Show(Step.Now.Value, Step.Now.Reason, Step.Now.IsPrivate, Step.Now.State == AnswerState.Partial);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor asker, string role, string? template, string? q, CancellationToken ct)
    {
        if (q is null || !await OpenAsync(wiki, asker, role, template, q, ct) || Step.Now.Question.Id != q)
        {
            return NotFound();
        }

        var posted = PostedAnswer.Read(Request.Form);
        if (posted.Deed == "undo")
        {
            await wiki.Sittings.UndoAsync(actor, Role.Path, q, ct);
            return RedirectTo(Step.Now);
        }

        if (posted.Deed is "theirs" or "mine")
        {
            await wiki.Sittings.UndoAsync(actor, Role.Path, q, ct);
            posted = posted with { Base = null };
        }

        if (posted.Deed == "theirs")
        {
            return RedirectTo(Step.Now);
        }

        if (Clash(wiki, posted) is { } other)
        {
            OtherDevice = other;
            return ShowAgain(posted, null);
        }

        if (await KeepAsync(wiki, posted, ct) is { } problem)
        {
            return ShowAgain(posted, problem);
        }

        if (posted.WantsRow)
        {
            return ShowAgain(posted, null, addsRow: true);
        }

        var target = posted.Deed switch
        {
            "back" => Step.Before,
            "mine" => Step.Now,
            "later" => null,
            ['g', 'o', ':', .. var id] => Step.Form.Questions.FirstOrDefault(x => x.Question.Id == id),
            _ => Step.Next,
        };
        return target is not null ? RedirectTo(target) : await CloseAsync(wiki, posted, ct);
    }

    /// <summary>Keeps what is typed, while it is typed: 204 "Entwurf gesichert", 422 with the sentence that belongs beside the field, 409 where another device wrote too.</summary>
    public async Task<IActionResult> OnPostDraftAsync(Wiki wiki, Actor asker, string role, string? template, string? q, CancellationToken ct)
    {
        if (q is null || !await OpenAsync(wiki, asker, role, template, q, ct) || Step.Now.Question.Id != q)
        {
            return asker is Actor.Visitor ? Unauthorized() : NotFound();
        }

        var posted = PostedAnswer.Read(Request.Form) with { Deed = "" };
        if (Clash(wiki, posted) is not null)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        return await KeepAsync(wiki, posted, ct) is { } problem
            ? new ContentResult { StatusCode = StatusCodes.Status422UnprocessableEntity, Content = words.Of(problem), ContentType = "text/plain; charset=utf-8" }
            : new NoContentResult();
    }

    private async Task<bool> OpenAsync(Wiki wiki, Actor asker, string address, string? template, string? question, CancellationToken ct)
    {
        if (FillAccess.RoleOf(wiki, address) is not { } role || FillStep.TemplateOf(wiki.Templates, role, template, question) is not { } sheet)
        {
            return false;
        }

        actor = await FillAccess.ActorForAsync(HttpContext, wiki, asker, role, ct);
        if (await wiki.Sittings.OpenAsync(actor, role.Path, sheet, ct) is not { } form || FillStep.At(form, question) is not { } step)
        {
            return false;
        }

        (Step, Association, Seen) = (step, wiki.Snapshot.Settings.Name, NameOf(step.Now, wiki));
        Owner = SittingQuestion.BaseOf($"{wiki.Id}|{DraftOwner.Of(actor)?.Key}");
        return true;
    }

    private string? Clash(Wiki wiki, PostedAnswer posted)
    {
        var now = Step.Now;
        var isAnothers = posted.IsQueued ? !tabs.IsOwn(DraftKey(wiki), posted.Tab) : tabs.IsAnothers(DraftKey(wiki), posted.Tab);
        if (!now.IsDraft || posted.Tab.Length == 0 || !isAnothers || posted.Seen == NameOf(now, wiki))
        {
            return null;
        }

        var mine = now.Question.Type.Write(now.Question, posted.Value, wiki.Snapshot.Settings.Language);
        var theirs = now.Question.Type.Write(now.Question, now.Value, wiki.Snapshot.Settings.Language);
        return mine == theirs || theirs.Length == 0 ? null : theirs;
    }

    private async Task<Problem?> KeepAsync(Wiki wiki, PostedAnswer posted, CancellationToken ct)
    {
        switch (await wiki.Sittings.SaveAnswerAsync(actor, Role.Path, posted.InputFor(Step.Now), ct))
        {
            case SaveAnswerResult.Rejected(var problems):
                return problems[0];
            case SaveAnswerResult.NotFound:
                return new(ProblemCode.NotFound);
            default:
                tabs.Wrote(DraftKey(wiki), posted.Tab);
                return null;
        }
    }

    private async Task<IActionResult> CloseAsync(Wiki wiki, PostedAnswer posted, CancellationToken ct)
    {
        var before = RoleStanding.Of(Role, wiki.Templates, wiki.Snapshot.Settings.Today(wiki.Clock), wiki.RolesOverview.Days).Level;
        var result = await wiki.Sittings.CloseAsync(actor, Role.Path, ct);
        if (result is SittingResult.Rejected(var problems))
        {
            Refusal = string.Join(' ', problems.Select(words.Of));
            return ShowAgain(posted, null);
        }

        var done = result as SittingResult.InWiki;
        var query = new QueryString()
            .Add("template", Step.Form.Template.Id)
            .Add("round", (Step.Round + 1).ToString(CultureInfo.InvariantCulture));
        query = posted.Deed == "later" ? query.Add("left", "true") : query;
        query = done is null ? query : query
            .Add("n", done.Questions.Count.ToString(CultureInfo.InvariantCulture))
            .Add("before", before.ToString())
            .Add("clash", string.Join(',', done.Clashes));
        query = done?.Version is { } version ? query.Add("v", version.Value) : query;
        return Redirect(Urls.Of("fill-done", Role.Path) + query);
    }

    private PageResult ShowAgain(PostedAnswer posted, Problem? problem, bool addsRow = false)
    {
        Tab = posted.Tab.Length > 0 ? posted.Tab : Tab;
        Show(posted.Value, posted.Reason, posted.IsPrivate, posted.IsPartial, problem is null ? null : words.Of(problem), addsRow);
        var ask = SecretAsk.After(problem, posted.Harmless);
        (Question, IsSecretRefused) = (Question with { Secret = ask ?? new(null, posted.Harmless) }, ask is not null);
        ModelState.Clear();
        return Page();
    }

    private void Show(Templates.AnswerValue value, string? reason, bool keeps, bool isPartial, string? error = null, bool addsRow = false)
    {
        Question = new(Step.Now, value, error, Language, addsRow);
        (Reason, Keeps, IsPartial) = (reason, keeps, isPartial);
    }

    private RedirectResult RedirectTo(SittingQuestion question) =>
        Redirect($"{Urls.Of("fill", Role.Path)}?template={Uri.EscapeDataString(Step.Form.Template.Id)}&q={question.Question.Id}");

    private string DraftKey(Wiki wiki) => $"{wiki.Id}|{DraftOwner.Of(actor)?.Key}|{Role.Path}|{Step.Now.Question.Id}";

    private static string NameOf(SittingQuestion now, Wiki wiki) =>
        now.IsDraft ? SittingQuestion.BaseOf(now.Question.Type.Write(now.Question, now.Value, wiki.Snapshot.Settings.Language)) : "";
}
