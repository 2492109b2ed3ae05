using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>
/// The door of a link without account. It tells a preview, a scanner or a stranger nothing: no association, no office, no
/// name; only the button redeems the link.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class EnterModel : PageModel
{
    public bool IsDead { get; private set; }

    /// <summary>How many questions were answered on this device; null where the link was not opened on it before.</summary>
    public int? Answered { get; private set; }

    /// <summary>How many are still open.</summary>
    public int Open { get; private set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, string secret, CancellationToken ct)
    {
        KeepQuiet();
        if (await wiki.Links.FindAsync(secret, wiki.Clock.GetUtcNow(), ct) is not { Purpose: LinkPurpose.Sitting, Role: { } role } link)
        {
            return Dead();
        }

        // Only the device that was let in already is told how far it is.
        if (await FillAccess.GuestOfAsync(HttpContext, wiki, ct) is { } guest && guest.LinkId == link.Id && await SheetAsync(wiki, guest, role, ct) is { Answered: > 0 } form)
        {
            (Answered, Open) = (form.Questions.Count(q => q.IsSaid), form.Questions.Count(q => !q.IsSaid));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, string secret, CancellationToken ct)
    {
        KeepQuiet();
        var now = wiki.Clock.GetUtcNow();

        // Looked at first: a link for something else must not be used up here.
        if (await wiki.Links.FindAsync(secret, now, ct) is not { Purpose: LinkPurpose.Sitting, Role: not null }
            || await wiki.Links.RedeemAsync(secret, now, ct) is not { Role: { } role } link)
        {
            return Dead();
        }

        HttpContext.EnterAsGuest(wiki, secret, link.Until);
        var isDone = await SheetAsync(wiki, new(link.Id, role), role, ct) is { Answered: > 0, FirstOpen: null };
        return Redirect(WikiRequest.Urls(HttpContext).Of(isDone ? "fill-done" : "fill", role));
    }

    private static async ValueTask<SittingForm?> SheetAsync(Wiki wiki, Actor.Guest guest, PagePath role, CancellationToken ct) =>
        FillAccess.RoleOf(wiki, role.Value) is { } office && FillStep.TemplateOf(wiki.Templates, office, null, null) is { } sheet
            ? await wiki.Sittings.OpenAsync(guest, role, sheet, ct)
            : null;

    private PageResult Dead()
    {
        IsDead = true;
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    // The secret stands in the address: it goes to nobody else.
    private void KeepQuiet()
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }
}
