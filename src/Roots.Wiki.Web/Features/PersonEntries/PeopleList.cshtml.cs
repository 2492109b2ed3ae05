using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.PersonEntries;

/// <summary>Everybody in the registry, for the board and the administration. For nobody else there is no such page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PeopleListModel : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public IReadOnlyList<ContactRow> Rows { get; private set; } = [];

    public IActionResult OnGet(Wiki wiki, Actor actor)
    {
        if (wiki.Contacts.List(actor) is not { } rows)
        {
            return NotFound();
        }

        var wanted = (Query ?? "").Trim();
        Rows = [.. rows.Where(r => CultureInfo.CurrentCulture.CompareInfo.IndexOf(r.Person.Name, wanted, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0)];
        return Page();
    }

    /// <summary>The key of the text that says what somebody is.</summary>
    public static string StateOf(ContactRow row) =>
        row.Person.IsRestricted ? "StateRestricted" : row.Person.IsExpired ? "StateExpired" : row.Member is null ? "StateContact" : row.Member.IsActive ? "StateMember" : "StateFormer";
}
