using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Admin;

/// <summary>Where the administration begins. For nobody else there is no such page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AdminModel : PageModel
{
    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public IActionResult OnGet(Wiki wiki, Actor actor) => wiki.AccessOf(actor).Can(Permission.ManageMembers) ? Page() : NotFound();
}
