using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Handovers;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>Starts a handover: the office, and whatever is known of the rest.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NewModel(ProblemWords words, Toasts toasts, IStringLocalizer<HandoversTexts> texts) : PageModel
{
    private const int UsualWeeks = 8;

    public IReadOnlyList<Role> Offices { get; private set; } = [];

    /// <summary>The office, where the address names one.</summary>
    public Role? Office { get; private set; }

    public Handover? Running { get; private set; }

    public PlanFields Fields { get; private set; } = new(new(), [], false);

    [BindProperty]
    public string? Role { get; set; }

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public IActionResult OnGet(Wiki wiki, Actor actor, string? role)
    {
        if (actor is not (Actor.Member or Actor.Host))
        {
            return Redirect($"~/-/sign-in?back={Uri.EscapeDataString(Request.Path + Request.QueryString)}");
        }

        Role = role;
        Show(wiki, actor, new());
        if (Office is { } office)
        {
            var giver = office.Facts.Holders.FirstOrDefault(h => h.Kind == HolderKind.Holder && h.Person == actor.Person) ?? office.Facts.Holders.FirstOrDefault(h => h.Kind == HolderKind.Holder);
            var taker = Fields.MayDecide ? office.Facts.Holders.FirstOrDefault(h => h.Kind == HolderKind.Successor) : null;
            Fields.Form.Giver = NameOf(wiki, giver?.Person);
            Fields.Form.Taker = NameOf(wiki, taker?.Person);
        }

        Fields.Form.Due = PlanForm.Day(wiki.Snapshot.Settings.Today(wiki.Clock).AddDays(7 * UsualWeeks));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, PlanForm form, CancellationToken ct)
    {
        Show(wiki, actor, form);
        var problems = form.Check().ToList();
        if (Office is null)
        {
            problems.Add(new(ProblemCode.Required, nameof(Role)));
        }

        if (problems.Count > 0)
        {
            words.AddTo(ModelState, problems);
            return Page();
        }

        switch (await wiki.Handovers.StartAsync(actor, Office!.Path, await form.ToPlanAsync(wiki, null, ct), ct))
        {
            case HandoverResult.Saved(var path, _):
                if (wiki.Handovers.Find(actor, path) is { } view)
                {
                    var next = new HandoverGuide(view.Handover, wiki.AccessOf(actor), wiki.Templates, wiki.Snapshot.Settings.Today(wiki.Clock)).NextFor(view.Part);
                    toasts.Show(HttpContext, new(texts["StartedNow", texts["Next" + (next.Task == HandoverTask.Step ? next.Step.ToString() : next.Task.ToString())].Value]));
                }

                return Redirect(Urls.Of("handover", path));
            case HandoverResult.Rejected(var refused):
                words.AddTo(ModelState, refused);
                return Page();
            case HandoverResult.Conflict:
                words.AddTo(ModelState, new Problem(ProblemCode.StorageUnavailable));
                return Page();
            default:
                return NotFound();
        }
    }

    private void Show(Wiki wiki, Actor actor, PlanForm form)
    {
        var mayDecide = wiki.AccessOf(actor).Can(Permission.ManageTerms);
        Offices = [.. wiki.Handovers.Startable(actor).OrderBy(r => r.Title, StringComparer.CurrentCulture)];
        Office = string.IsNullOrEmpty(Role) ? null : wiki.Snapshot.Roles.Resolve(Role) is { } named ? Offices.FirstOrDefault(o => o.Path == named.Path) : null;
        Running = Office is null ? null : wiki.Handovers.All(actor).FirstOrDefault(h => h.Handover.Role.Path == Office.Path && h.Handover.Facts.State == HandoverState.Open)?.Handover;
        Fields = new(form, mayDecide ? [.. wiki.Persons.Current.Persons.Values.Select(p => p.Name).Distinct().Order(StringComparer.CurrentCulture)] : [], mayDecide);
    }

    private static string? NameOf(Wiki wiki, PersonId? person) => person is null ? null : wiki.Persons.Current.Persons.GetValueOrDefault(person)?.Name;
}
