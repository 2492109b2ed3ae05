using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Admin.Rights;

/// <summary>A space as a line of the list.</summary>
public sealed record SpaceLine(string Folder, string Title, string Note, string Read, string Write);

/// <summary>Who may read and write in which space, in plain words. For nobody but the administration there is such a page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SpacesModel(IStringLocalizer<RightsTexts> texts, IStringLocalizer<SharedTexts> shared, ProblemWords words) : PageModel
{
    public IReadOnlyList<SpaceLine> Rows { get; private set; } = [];

    public IReadOnlyList<string> Dangling { get; private set; } = [];

    public string? Broken { get; private set; }

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public IActionResult OnGet(Wiki wiki, Actor actor)
    {
        var view = wiki.AccessOf(actor);
        if (!view.Can(Permission.ManageRoles))
        {
            return NotFound();
        }

        Urls = WikiRequest.Urls(HttpContext);
        var rules = wiki.Snapshot.Spaces;
        Broken = rules.Problem is { } problem ? words.Of(problem) : null;
        Rows = [.. wiki.Spaces.List().Select(r => new SpaceLine(
            r.Space.Folder,
            r.Space.Folder.Length == 0 ? texts["OtherSpaces"] : r.Space.Title ?? r.Space.Folder,
            r.Space.Folder.Length == 0 ? texts["OtherSpacesNote"] : r.Pages == 1 ? texts["PagesOne", r.Space.Folder] : texts["Pages", r.Space.Folder, r.Pages],
            rules.ReadersOf(r.Space) is { } readers ? shared.Say(wiki, view, readers) : texts["NoReadBound"],
            rules.WritersOf(r.Space) is { } writers ? shared.Say(wiki, view, writers) : texts["NoWriteBound"]))];
        Dangling = [.. wiki.Spaces.Dangling().Select(d => $"{(d.Space.Folder.Length == 0 ? texts["OtherSpaces"].Value : d.Space.Title ?? d.Space.Folder)}: {shared.Say(wiki, view, d.Circle)}")];
        return Page();
    }
}
