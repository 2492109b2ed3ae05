using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Contacts;

/// <summary>How a person who is named in a page can be reached; for members.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PersonModel : PageModel
{
    public Person Person { get; private set; } = null!;

    public IReadOnlyList<(Role Role, HolderKind Kind)> Offices { get; private set; } = [];

    /// <summary>Whether a question reaches them here.</summary>
    public bool CanBeAsked { get; private set; }

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public IActionResult OnGet(Wiki wiki, Actor actor, string? id)
    {
        if (actor is not Actor.Member)
        {
            return Redirect($"~/-/sign-in?back={Uri.EscapeDataString(Request.PathBase + Request.Path)}");
        }

        var people = wiki.Persons.Current;
        if (!wiki.AccessOf(actor).SeesNames || !PersonId.TryParse(id, out var known) || people.Persons.GetValueOrDefault(known) is not { IsHidden: false } person)
        {
            return NotFound();
        }

        var view = wiki.AccessOf(actor);
        (Person, Urls) = (ContactRights.ShowsOnPages(view, person) || known == actor.Person ? person : person with { Email = null, Phone = null }, WikiRequest.Urls(HttpContext));
        Offices = [.. from role in view.Snapshot.Roles.All
                      where view.CanRead(role.Page)
                      from holder in role.Facts.Holders
                      where holder.Person == known
                      orderby holder.Kind, role.Title
                      select (role, holder.Kind)];
        CanBeAsked = known != actor.Person && people.Members.Values.Any(m => m.IsActive && m.Person == known);
        return Page();
    }
}
