using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Handovers;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Roles;

/// <summary>All offices in the order of what comes next.</summary>
public sealed class RolesModel : PageModel
{
    private IReadOnlyList<HandoverView> handovers = [];
    private HashSet<PagePath> mayHandOver = [];

    public IReadOnlyList<RoleRow> Rows { get; private set; } = [];

    public PeopleSnapshot People { get; private set; } = PeopleSnapshot.Empty;

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public DateOnly Today { get; private set; }

    public bool CanManage { get; private set; }

    /// <summary>Sheets about the whole association, for the board.</summary>
    public IReadOnlyList<Template> Sheets { get; private set; } = [];

    public bool CanSeeMap { get; private set; }

    /// <summary>The running handover of an office that the asker may see, or null.</summary>
    public HandoverView? HandoverOf(RoleRow row) => handovers.FirstOrDefault(h => h.Handover.Role.Path == row.Standing.Role.Path && h.Handover.Facts.State == HandoverState.Open);

    public bool MayEnterElection { get; private set; }

    public bool MayHandOver(RoleRow row) => mayHandOver.Contains(row.Standing.Role.Path);

    public UnitFilter Filter { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? unit, CancellationToken ct)
    {
        if (actor is not (Actor.Member or Actor.Host))
        {
            return Redirect($"~/-/sign-in?back=/-/roles");
        }

        var view = wiki.AccessOf(actor);
        var waiting = await wiki.Drafts.WaitingAsync(null, ct);
        People = wiki.Persons.Current;
        Urls = WikiRequest.Urls(HttpContext);
        Today = wiki.Snapshot.Settings.Today(wiki.Clock);
        CanManage = view.Can(Permission.ManageRoles);
        Sheets = AssociationSheet.For(view, wiki.Templates);
        CanSeeMap = view.Can(Permission.SeeKnowledgeMap);
        var units = view.Snapshot.Units;
        Filter = UnitFilter.For(Urls.Of("roles"), view, unit);
        Rows = [.. RoleRow.For(wiki.RolesOverview.Current, view, waiting.GroupBy(d => d.Page).ToDictionary(g => g.Key, g => g.Count()))
            .Where(r => Filter.Chosen is not { } branch || units.IsWithin(r.Standing.Role, branch))];
        handovers = wiki.Handovers.All(actor);
        MayEnterElection = view.Can(Permission.ManageTerms);
        mayHandOver = [.. wiki.Handovers.Startable(actor).Select(r => r.Path)];
        return Page();
    }

    /// <summary>The end of a term in words.</summary>
    public static string Term(DateOnly? until, DateOnly today, IStringLocalizer<RolesTexts> t) =>
        until is not { } day ? t["UntilUnknown"]
        : day < today ? t["UntilPassed", day.ToString("d", CultureInfo.CurrentCulture)]
        : t["Until", day.ToString("d", CultureInfo.CurrentCulture)];
}
