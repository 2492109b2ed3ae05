using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Mail;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Mail;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Mail;

/// <summary>Where the link in each mail leads: pause or stop the mails without signing in. Opening it changes nothing.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StopModel(StopLinks links, IStringLocalizer<MailTexts> texts, Toasts toasts) : PageModel
{
    private Wiki wiki = null!;
    private PersonId person = null!;

    public DigestWish Wish { get; private set; } = null!;

    public PauseView Pause => new(Wish, wiki.Snapshot.Settings.Today(wiki.Clock), Here);

    public string Here => Request.PathBase + Request.Path;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        (wiki, _, _) = WikiRequest.Of(HttpContext);
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (links.Find(wiki.Id, (string?)RouteData.Values["token"]) is not { } found
            || (!wiki.Persons.Current.Members.Values.Any(m => m.IsActive && m.Person == found) && !await wiki.Mailboxes.HasReaderAsync(found, HttpContext.RequestAborted)))
        {
            context.Result = NotFound();
            return;
        }

        person = found;
        Wish = await wiki.Digests.WishAsync(person, HttpContext.RequestAborted);
        await next();
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostPauseAsync(int months, CancellationToken ct)
    {
        var until = Pause.Today.AddMonths(Math.Clamp(months, 1, PauseView.MostMonths));
        return ChangeAsync(wish => wish with { PausedUntil = until }, texts["Paused", PauseView.Written(until)], ct);
    }

    public Task<IActionResult> OnPostResumeAsync(CancellationToken ct) =>
        ChangeAsync(wish => wish with { PausedUntil = null, Rhythm = wish.Rhythm == DigestRhythm.Never ? DigestRhythm.Monthly : wish.Rhythm }, texts["Resumed"], ct);

    public Task<IActionResult> OnPostNeverAsync(CancellationToken ct) => ChangeAsync(wish => wish with { Rhythm = DigestRhythm.Never }, texts["Stopped"], ct);

    private async Task<IActionResult> ChangeAsync(Func<DigestWish, DigestWish> change, string text, CancellationToken ct)
    {
        await wiki.Digests.ChangeAsync(person, change, ct);
        toasts.Show(HttpContext, new(text));
        return Redirect(Here);
    }
}
