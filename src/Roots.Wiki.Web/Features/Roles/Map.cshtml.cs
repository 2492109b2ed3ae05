using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Roles;

/// <summary>Where knowledge may be lost, for the board; for everybody else there is no such page.</summary>
public sealed class MapModel(Toasts toasts, IStringLocalizer<MapTexts> texts) : PageModel
{
    public KnowledgeMap Map { get; private set; } = null!;

    public RiskChart Chart { get; private set; } = null!;

    public IReadOnlyList<KnowledgeMonth> Months { get; private set; } = [];

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public string Association { get; private set; } = "";

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public UnitFilter Filter { get; private set; } = null!;

    /// <summary>The same offices' question on the wall.</summary>
    public string MeetingHref => Urls.Of("meeting") + (Filter.Chosen is { } unit ? QueryString.Create("unit", unit.Path.Value).ToString() : "");

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? unit, CancellationToken ct)
    {
        var view = wiki.AccessOf(actor);
        var branch = view.Snapshot.Units.Resolve(unit);
        if (!string.IsNullOrEmpty(unit) && (branch is null || !view.CanRead(branch.Page) || !view.SeesMapOf(branch)))
        {
            return actor is Actor.Visitor ? Redirect("~/-/sign-in?back=/-/map") : NotFound();
        }

        // Who leads one unit and is not of the board has this one map.
        branch ??= !view.SeesMapOf(null) && view.LedUnits.Count == 1 ? view.LedUnits[0] : null;
        if (await wiki.Maps.OpenAsync(view, branch, ct) is not { } map)
        {
            return actor is Actor.Visitor ? Redirect("~/-/sign-in?back=/-/map") : NotFound();
        }

        Map = map;
        Chart = RiskChart.Of(map.Offices);
        Months = await wiki.Maps.TrendAsync(view, branch, ct);
        Urls = WikiRequest.Urls(HttpContext);
        Association = branch?.Title ?? wiki.Snapshot.Settings.Name;
        Filter = new(Urls.Of("map"), [.. view.Snapshot.Units.All.Where(u => view.CanRead(u.Page) && view.SeesMapOf(u))], branch);
        return Page();
    }

    public async Task<IActionResult> OnPostRateAsync(Wiki wiki, Actor actor, string? role, int criticality, CancellationToken ct)
    {
        if (!PagePath.TryParse(role, out var path) || criticality is < 1 or > 5 || await wiki.Maps.RateAsync(actor, path, criticality, ct) is not { } result)
        {
            return NotFound();
        }

        toasts.Show(HttpContext, result is CommitResult.Rejected or CommitResult.Conflict
            ? new(texts["RateFailed"], IsWarning: true)
            : new(texts["Rated", wiki.Snapshot.Roles.Find(path)?.Title ?? path.Name]));
        return Redirect(WikiRequest.Urls(HttpContext).Of("map") + "#rate");
    }

    /// <summary>A person by name.</summary>
    public string NameOf(PersonId person) => Map.Names.GetValueOrDefault(person) ?? texts["UnknownPerson"];

    /// <summary>A day as people write it.</summary>
    public static string Day(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);

    /// <summary>One decimal at most: P.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.CurrentCulture);

    /// <summary>The office's name and numbers, for whoever cannot see where the mark stands.</summary>
    public string Describe(RoleStanding office) =>
        texts["MarkLabel", office.Role.Title, office.Departure, Number(office.Position!.Value), texts["Band" + office.Band].Value];
}
