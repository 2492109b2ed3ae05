using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Mail;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Mail;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Mail;

/// <summary>What a member wants of mails: where to, how often, in which language, and a pause in one tap.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MyMailModel(MailSettings settings, ProblemWords words, IStringLocalizer<MailTexts> texts, Toasts toasts) : PageModel
{
    private Wiki wiki = null!;
    private Actor.Member member = null!;

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public DigestRhythm Rhythm { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    public DigestWish Wish { get; private set; } = null!;

    public PauseView Pause => new(Wish, Today, Request.PathBase + Request.Path);

    public DateOnly Today => wiki.Snapshot.Settings.Today(wiki.Clock);

    /// <summary>What comes next, in one sentence.</summary>
    public string State { get; private set; } = "";

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var request = WikiRequest.Of(HttpContext);
        if (request.Actor is not Actor.Member signedIn)
        {
            context.Result = LocalRedirect("~/-/sign-in?back=" + Uri.EscapeDataString(Request.PathBase + Request.Path));
            return;
        }

        (wiki, member) = (request.Wiki, signedIn);
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        (Address, Rhythm, Language) = (Person.Email, Wish.Rhythm, Wish.Language ?? wiki.Snapshot.Settings.Language);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var address = string.IsNullOrWhiteSpace(Address) ? null : Address.Trim();
        if (address is not null && !EmailAddress.IsValid(address))
        {
            return await RefusedAsync(new(ProblemCode.NotAnEmail, nameof(Address)), ct);
        }

        if (!Enum.IsDefined(Rhythm) || Language is not ("de" or "en"))
        {
            return await RefusedAsync(new(ProblemCode.NotAnOption, Enum.IsDefined(Rhythm) ? nameof(Language) : nameof(Rhythm)), ct);
        }

        if (address != Person.Email)
        {
            await wiki.Persons.SavePersonAsync(Person with { Email = address }, ct);
        }

        await wiki.Digests.ChangeAsync(member.PersonId, wish => wish with { Rhythm = Rhythm, Language = Language }, ct);
        return Done(texts["MySaved"]);
    }

    public async Task<IActionResult> OnPostPauseAsync(int months, CancellationToken ct)
    {
        var until = months is > 0 and <= PauseView.MostMonths ? Today.AddMonths(months) : PauseView.Day(Until);
        if (until is not { } day || day <= Today || day > Today.AddMonths(PauseView.MostMonths))
        {
            return await RefusedAsync(new(ProblemCode.NotADay, nameof(Until)), ct);
        }

        await wiki.Digests.ChangeAsync(member.PersonId, wish => wish with { PausedUntil = day }, ct);
        return Done(texts["Paused", PauseView.Written(day)]);
    }

    public async Task<IActionResult> OnPostResumeAsync(CancellationToken ct)
    {
        await wiki.Digests.ChangeAsync(member.PersonId, wish => wish with { PausedUntil = null }, ct);
        return Done(texts["Resumed"]);
    }

    private Person Person => wiki.Persons.Current.Persons[member.PersonId];

    private async Task<IActionResult> RefusedAsync(Problem problem, CancellationToken ct)
    {
        words.AddTo(ModelState, problem);
        await LoadAsync(ct);
        if (problem.Field == nameof(Until))
        {
            (Address, Rhythm, Language) = (Person.Email, Wish.Rhythm, Wish.Language ?? wiki.Snapshot.Settings.Language);
        }

        return Page();
    }

    private RedirectResult Done(string text)
    {
        toasts.Show(HttpContext, new(text));
        return Redirect(WikiRequest.Urls(HttpContext).Of("account/mail"));
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Wish = await wiki.Digests.WishAsync(member.PersonId, ct);
        State = (await settings.FindAsync(wiki.Id, ct)).Server is null ? texts["StateNoServer"]
            : !EmailAddress.IsValid(Person.Email) ? texts["StateNoAddress"]
            : await wiki.Digests.NextAsync(member.PersonId, ct) is not { } next ? texts["StateNever"]
            : next <= Today ? texts["StateNow"]
            : texts["StateNext", PauseView.Written(next)];
    }
}
