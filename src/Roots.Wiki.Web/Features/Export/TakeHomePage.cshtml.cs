using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Roots.Wiki.Web.Features.Export;

/// <summary>Says what "Alles mitnehmen" gives, before it is downloaded.</summary>
public sealed class TakeHomePageModel : PageModel
{
    public int PageCount { get; private set; }

    public IActionResult OnGet(Wiki wiki, Actor actor)
    {
        if (actor is Actor.Guest || (actor is Actor.Visitor && !wiki.Snapshot.Settings.IsOpen))
        {
            return Redirect("~/-/sign-in?back=/-/take-home");
        }

        var view = wiki.AccessOf(actor);
        PageCount = wiki.Snapshot.Pages.Values.Count(view.CanRead);
        return Page();
    }
}
