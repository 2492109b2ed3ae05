using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.People;
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

    public async Task<IActionResult> OnGetAsync(Wiki wiki, string secret, CancellationToken ct)
    {
        KeepQuiet();
        return await wiki.Links.FindAsync(secret, wiki.Clock.GetUtcNow(), ct) is { Purpose: LinkPurpose.Sitting, Role: not null } ? Page() : Dead();
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
        return Redirect(WikiRequest.Urls(HttpContext).Of("fill", role));
    }

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
