using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Members;

/// <summary>Asks once more before a membership ends, and ends it.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class EndModel(ProblemWords words, IStringLocalizer<MembersTexts> texts, Toasts toasts) : PageModel
{
    public string Name { get; private set; } = "";

    /// <summary>Whether e-mail and telephone go at once.</summary>
    [BindProperty]
    public bool ForgetsContact { get; set; }

    /// <summary>The offices that the member still holds or deputises for.</summary>
    public IReadOnlyList<Role> Offices { get; private set; } = [];

    /// <summary>How many unfinished texts the member leaves.</summary>
    public int Drafts { get; private set; }

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string id, CancellationToken ct) =>
        Find(wiki, actor, id) is { } member ? await ShowAsync(wiki, member, ct) : NotFound();

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string id, CancellationToken ct)
    {
        if (Find(wiki, actor, id) is not { } member)
        {
            return NotFound();
        }

        if (await wiki.Persons.ChangeMemberAsync(member, isAdministrator: false, isActive: false, ct) is { } problem)
        {
            words.AddTo(ModelState, problem);
            return await ShowAsync(wiki, member, ct);
        }

        await wiki.Contacts.LetGoAsync(member, ForgetsContact, ct);

        await wiki.Persons.AuditAsync(actor, "member-ended", member.Value, ct);
        toasts.Show(HttpContext, new(texts["Ended", Name]));
        return Redirect(WikiRequest.Urls(HttpContext).Of("admin/members"));
    }

    private async Task<IActionResult> ShowAsync(Wiki wiki, MemberId member, CancellationToken ct)
    {
        var person = wiki.Persons.Current.Members[member].Person;
        Offices = [.. wiki.Snapshot.Roles.All.Where(r => wiki.Snapshot.Roles.Holds(person, r.Path))];
        Drafts = (await wiki.Drafts.ListAsync(new DraftOwner(member, null), null, ct)).Count;
        return Page();
    }

    private MemberId? Find(Wiki wiki, Actor actor, string id)
    {
        if (!actor.IsAdministrator || !MemberId.TryParse(id, out var key) || wiki.Persons.Current.Members.GetValueOrDefault(key) is not { IsActive: true } member)
        {
            return null;
        }

        Name = member.DisplayName;
        return key;
    }
}
