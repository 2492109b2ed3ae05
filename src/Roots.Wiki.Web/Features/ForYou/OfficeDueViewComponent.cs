using Microsoft.AspNetCore.Mvc;
using Roots.Wiki.ForYou;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>Shows what becomes due for one office in the next weeks, for whoever is new there.</summary>
public sealed class OfficeDueViewComponent(DueWords words) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(PagePath office)
    {
        var (wiki, actor, _) = WikiRequest.Of(HttpContext);
        var urls = WikiRequest.Urls(HttpContext);
        var until = wiki.Snapshot.Settings.Today(wiki.Clock).AddDays(PersonalDue.ComingDays);
        var due = (await wiki.Due.VisibleAsync(actor, until, HttpContext.RequestAborted)).Where(i => i.Office == office);
        return View("/Features/ForYou/_OfficeDue.cshtml", (IReadOnlyList<DueRow>)[.. DueGroup.Of(due).OrderBy(g => g.Due).Select(g => words.Of(g, wiki, urls))]);
    }
}
