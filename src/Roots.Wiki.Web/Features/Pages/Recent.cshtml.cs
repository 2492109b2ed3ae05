using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>What changed lately in the pages that the actor may read.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RecentModel(IStringLocalizer<PagesTexts> texts) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<(VersionLine Line, PageEntry Page)> Changes { get; private set; } = [];

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        Urls = WikiRequest.Urls(HttpContext);
        if (actor is Actor.Visitor && !wiki.AccessOf(actor).Can(Permission.Read))
        {
            return Redirect(Urls.Of("sign-in") + QueryString.Create("back", Request.PathBase + Request.Path));
        }

        var recent = await wiki.History.RecentAsync(actor, Most, ct);
        Changes = [.. recent.Take(Most).Select(r => (VersionLine.Of(texts, wiki, actor, r.Version), r.Page))];
        return Page();
    }
}
