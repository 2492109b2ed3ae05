using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>Every duty that should not stay as it is, on one sheet for the next meeting: only what whoever prints it may read.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DutyListModel : PageModel
{
    public string Association { get; private set; } = "";

    public DateOnly Today { get; private set; }

    public string Back => Urls.Of("roles");

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public Unit? Chosen { get; private set; }

    /// <summary>By what should become of the duties.</summary>
    public IReadOnlyList<IGrouping<DutyVerdict, DutyProposal>> Groups { get; private set; } = [];

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public IActionResult OnGet(Wiki wiki, Actor actor, string? unit)
    {
        if (actor is not Actor.Member)
        {
            return Redirect(Urls.Of("sign-in") + QueryString.Create("back", Request.PathBase + Request.Path + Request.QueryString));
        }

        var view = wiki.AccessOf(actor);
        Units = [.. view.Snapshot.Units.All.Where(u => view.CanRead(u.Page)).OrderBy(u => u.Title, StringComparer.CurrentCulture)];
        Chosen = view.Snapshot.Units.Resolve(unit) is { } branch && Units.Contains(branch) ? branch : null;
        if (!string.IsNullOrEmpty(unit) && Chosen is null)
        {
            return NotFound();
        }

        (Association, Today) = (wiki.Snapshot.Settings.Name, wiki.Snapshot.Settings.Today(wiki.Clock));
        Groups = [.. wiki.Duties.Proposals(view, Chosen).GroupBy(p => p.Duty.Verdict!.Value)];
        return Page();
    }
}
