using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>Leads to what the last election changed, where it can also be taken back.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ElectionLastModel : PageModel
{
    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        var urls = WikiRequest.Urls(HttpContext);
        return await wiki.Elections.LastAsync(actor, ct) is { } version ? Redirect($"{urls.Of("after-election/done")}?v={version}")
            : wiki.Elections.MayEnter(actor) ? Redirect(urls.Of("after-election")) : NotFound();
    }
}
