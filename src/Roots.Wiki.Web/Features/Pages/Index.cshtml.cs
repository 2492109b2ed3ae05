using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>All pages that the actor may read, by folder, with a filter, in parts.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel : PageModel
{
    private const int PerPart = 200;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? In { get; set; }

    public PageListPart List { get; private set; } = null!;

    public bool CanWrite { get; private set; }

    public bool IsFiltered { get; private set; }

    public Pager Pager { get; private set; } = new(null, null);

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public IActionResult OnGet(Wiki wiki, Actor actor, int part = 1)
    {
        Urls = WikiRequest.Urls(HttpContext);
        var view = wiki.AccessOf(actor);
        if (actor is Actor.Visitor && !view.Can(Permission.Read))
        {
            return Redirect(Urls.Of("sign-in") + QueryString.Create("back", Request.PathBase + Request.Path));
        }

        part = Math.Clamp(part, 1, 100_000);
        Q = Q is { Length: > Limits.QueryLength } ? Q[..Limits.QueryLength] : Q;
        List = PageList.Of(view, (In ?? "").Trim('/'), (Q ?? "").Trim(), (part - 1) * PerPart, PerPart);
        IsFiltered = !string.IsNullOrWhiteSpace(Q) || !string.IsNullOrWhiteSpace(In);
        CanWrite = view.Can(Permission.Write);
        Pager = new(part > 1 ? Part(part - 1) : null, part * PerPart < List.Total ? Part(part + 1) : null);
        return Page();
    }

    private string Part(int number) => Urls.Of("pages") + QueryString.Create(new Dictionary<string, string?> { ["q"] = Q, ["in"] = In, ["part"] = number.ToString(CultureInfo.InvariantCulture) });
}
