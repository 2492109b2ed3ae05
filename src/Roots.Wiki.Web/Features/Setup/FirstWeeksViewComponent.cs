using Microsoft.AspNetCore.Mvc;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Setup;

/// <summary>Shows the guide where people arrive, until everything is done or they put it away. No forms: the page stays the same for every browser that may see it; no I/O.</summary>
public sealed class FirstWeeksViewComponent : ViewComponent
{
    public IViewComponentResult Invoke()
    {
        var (wiki, actor, _) = WikiRequest.Of(HttpContext);
        return wiki.FirstWeeksOf(actor) is { IsDone: false, IsHidden: false } weeks
            ? View("/Features/Setup/_FirstWeeks.cshtml", new FirstWeeksView(weeks, WikiRequest.Urls(HttpContext), actor.IsAdministrator))
            : Content("");
    }
}
