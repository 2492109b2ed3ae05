using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Registers;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Registers;

/// <summary>Who knows what: people and offices as a table, and "kann ich auch" for the one who looks.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class WhoKnowsModel(IStringLocalizer<RegistersTexts> texts, Toasts toasts) : PageModel
{
    public static readonly IReadOnlyList<HolderKind> Kinds = Enum.GetValues<HolderKind>();

    public WhoKnows Matrix { get; private set; } = null!;

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public UnitFilter Filter { get; private set; } = null!;

    public string Association { get; private set; } = "";

    public DateOnly Today { get; private set; }

    public bool HasOthers => Matrix.Areas.Any(a => a.Others.Count > 0);

    public IActionResult OnGet(Wiki wiki, Actor actor, string? unit)
    {
        if (actor is not Actor.Member)
        {
            return Redirect($"~/-/sign-in?back={Uri.EscapeDataString(Request.PathBase + Request.Path)}");
        }

        var view = wiki.AccessOf(actor);
        (Urls, Today) = (WikiRequest.Urls(HttpContext), wiki.Snapshot.Settings.Today(wiki.Clock));
        Filter = UnitFilter.For(Urls.Of("who-knows"), view, unit);
        Association = Filter.Chosen?.Title ?? wiki.Snapshot.Settings.Name;
        Matrix = WhoKnows.Of(view, wiki.Templates, wiki.Persons.Current, Today, new(Filter.Chosen));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? office, bool can, string? unit, CancellationToken ct)
    {
        if (!PagePath.TryParse(office, out var path) || await wiki.CanDoToo.SayAsync(actor, path, can, ct) is not { } result)
        {
            return NotFound();
        }

        var title = wiki.Snapshot.Roles.Find(path)?.Title ?? path.Name;
        toasts.Show(HttpContext, result is CommitResult.Rejected or CommitResult.Conflict ? new(texts["NotSaid"], IsWarning: true) : new(texts[can ? "Said" : "TakenBack", title]));
        return Redirect(UnitFilter.For(WikiRequest.Urls(HttpContext).Of("who-knows"), wiki.AccessOf(actor), unit) is { Chosen: { } chosen } filter
            ? filter.Action + QueryString.Create("unit", chosen.Path.Value) : WikiRequest.Urls(HttpContext).Of("who-knows"));
    }

    /// <summary>The sign of what somebody is to an office.</summary>
    public static string Mark(HolderKind kind) => kind switch
    {
        HolderKind.Holder => "●",
        HolderKind.Deputy => "◐",
        HolderKind.Second => "○",
        HolderKind.Successor => "→",
        _ => "←",
    };

    /// <summary>Where an area is read.</summary>
    public string Href(KnowledgeArea area) => area.IsOffice ? Urls.Of("role", area.Path) : Urls.Of(area.Path);

    /// <summary>A day, written out.</summary>
    public static string Day(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);
}
