using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Roles;

/// <summary>A unit as the list shows it to one actor.</summary>
public sealed record UnitRow(Unit Unit, string? Parent, int Offices, bool SeesMap, bool Manages);

/// <summary>The parts of the association; the administration makes new ones.</summary>
public sealed class UnitsModel(ProblemWords words, Toasts toasts, IStringLocalizer<UnitTexts> texts) : PageModel
{
    public IReadOnlyList<UnitRow> Rows { get; private set; } = [];

    public bool CanAdd { get; private set; }

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    [BindProperty]
    public string? UnitTitle { get; set; }

    [BindProperty]
    public UnitKind Kind { get; set; } = UnitKind.Section;

    [BindProperty]
    public string? Parent { get; set; }

    public IActionResult OnGet(Wiki wiki, Actor actor) =>
        actor is Actor.Member or Actor.Host ? Show(wiki, actor) : Redirect("~/-/sign-in?returnUrl=/-/units");

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        var view = wiki.AccessOf(actor);
        if (!view.Can(Permission.ManageRoles))
        {
            return NotFound();
        }

        var unit = new NewUnit(UnitTitle ?? "", Kind, view.Snapshot.Units.Resolve(Parent));
        var path = UnitSetup.PathOf(unit);
        Problem? problem = string.IsNullOrWhiteSpace(UnitTitle) ? new(ProblemCode.Required, nameof(UnitTitle))
            : UnitTitle.Length > Limits.TitleLength ? new(ProblemCode.TooLong, nameof(UnitTitle), Limits.TitleLength)
            : path is null ? new(ProblemCode.BadName, nameof(UnitTitle))
            : view.Snapshot.Units.Resolve(path.Value) is not null ? new(ProblemCode.NameTaken, nameof(UnitTitle))
            : null;
        if (problem is null && await wiki.Store.CommitAsync(new(actor, ChangeKind.Settings, [UnitSetup.Edit(path!, unit)]), ct) is CommitResult.Rejected(var refused))
        {
            problem = refused[0] with { Field = nameof(UnitTitle) };
        }

        if (problem is not null)
        {
            words.AddTo(ModelState, problem);
            return Show(wiki, actor);
        }

        toasts.Show(HttpContext, new(texts["UnitSaved", UnitTitle!.Trim()]));
        return Redirect(WikiRequest.Urls(HttpContext).Of("units"));
    }

    private PageResult Show(Wiki wiki, Actor actor)
    {
        var view = wiki.AccessOf(actor);
        var (units, roles) = (view.Snapshot.Units, view.Snapshot.Roles.All.Where(r => view.CanRead(r.Page)).ToList());
        Urls = WikiRequest.Urls(HttpContext);
        CanAdd = view.Can(Permission.ManageRoles);
        Rows = [.. units.All.Where(u => view.CanRead(u.Page)).Select(u => new UnitRow(
            u, units.ParentOf(u) is { } parent && view.CanRead(parent.Page) ? parent.Title : null, roles.Count(r => units.IsWithin(r, u)), view.SeesMapOf(u), view.ManagesUnit(u)))];
        return Page();
    }
}
