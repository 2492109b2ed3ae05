using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Admin.Rights;

/// <summary>The groups of members, and a form that makes one. For nobody but the administration there is such a page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class GroupsModel(ProblemWords words, IStringLocalizer<RightsTexts> texts, Toasts toasts) : PageModel
{
    public sealed record Row(string Id, string Title, int Members);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Who may be a guest: everybody but the administration.</summary>
    public IReadOnlyList<Member> Members { get; private set; } = [];

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    [BindProperty]
    public string? GroupTitle { get; set; }

    [BindProperty]
    public List<string> Guests { get; set; } = [];

    public IActionResult OnGet(Wiki wiki, Actor actor) => actor.IsAdministrator ? Show(wiki) : NotFound();

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        if (!actor.IsAdministrator)
        {
            return NotFound();
        }

        var (id, problem) = await wiki.Groups.MakeAsync(actor, GroupTitle, ct);
        if (problem is not null)
        {
            words.AddTo(ModelState, problem with { Field = nameof(GroupTitle) });
            return Show(wiki);
        }

        return Redirect($"{WikiRequest.Urls(HttpContext).Of("admin/groups/edit")}?id={id}");
    }

    public async Task<IActionResult> OnPostGuestsAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        if (!actor.IsAdministrator)
        {
            return NotFound();
        }

        foreach (var member in MayBeGuests(wiki).Where(m => m.IsGuest != Guests.Contains(m.Id.Value)))
        {
            await wiki.Groups.SetGuestAsync(actor, member.Id, !member.IsGuest, ct);
        }

        toasts.Show(HttpContext, new(texts["GuestsSaved"]));
        return Redirect(WikiRequest.Urls(HttpContext).Of("admin/groups"));
    }

    private static IEnumerable<Member> MayBeGuests(Wiki wiki) =>
        wiki.Persons.Current.Members.Values.Where(m => m is { IsActive: true, IsAdministrator: false }).OrderBy(m => m.DisplayName, StringComparer.CurrentCulture);

    private PageResult Show(Wiki wiki)
    {
        Urls = WikiRequest.Urls(HttpContext);
        Members = [.. MayBeGuests(wiki)];
        var people = wiki.Persons.Current;
        Rows = [.. people.Groups.Select(g => new Row(g.Key, g.Value, people.Members.Values.Count(m => m.IsActive && m.Groups.Contains(g.Key)))).OrderBy(r => r.Title, StringComparer.CurrentCulture)];
        return Page();
    }
}
