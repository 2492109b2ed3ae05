using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Handovers;
using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>A handover in the list.</summary>
public sealed record HandoverRow(HandoverView View, HandoverGuide Guide);

/// <summary>Every handover that somebody may see.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class HandoversModel : PageModel
{
    public IReadOnlyList<HandoverRow> Rows { get; private set; } = [];

    public bool MayStart { get; private set; }

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public IActionResult OnGet(Wiki wiki, Actor actor)
    {
        if (actor is not (Actor.Member or Actor.Host))
        {
            return Redirect("~/-/sign-in?back=/-/handovers");
        }

        var (view, today) = (wiki.AccessOf(actor), wiki.Snapshot.Settings.Today(wiki.Clock));
        Rows = [.. wiki.Handovers.All(actor).Select(h => new HandoverRow(h, new(h.Handover, view, wiki.Templates, today)))];
        MayStart = wiki.Handovers.Startable(actor).Count > 0;
        return Page();
    }
}
