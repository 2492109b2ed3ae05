using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Accounts;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Members;

/// <summary>How one member comes in, and how the administration helps them back in. For nobody else there is no such page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AccessModel(IAccounts accounts, Handouts handouts, IStringLocalizer<MembersTexts> texts, Toasts toasts) : PageModel
{
    public Member Person { get; private set; } = null!;

    public WaysIn Ways { get; private set; } = null!;

    /// <summary>The link that was just made, or null.</summary>
    public Handout? Made { get; private set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string id, CancellationToken ct) =>
        await FindAsync(wiki, actor, id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostResetAsync(Wiki wiki, Actor actor, string id, CancellationToken ct)
    {
        if (!await FindAsync(wiki, actor, id, ct))
        {
            return NotFound();
        }

        Made = await handouts.MakeAsync(wiki, Link(LinkPurpose.Reset, actor), HttpContext, ct);
        await wiki.Persons.AuditAsync(actor, "reset-link-made", Person.Id.Value, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostSecondStepAsync(Wiki wiki, Actor actor, string id, CancellationToken ct)
    {
        if (!await FindAsync(wiki, actor, id, ct))
        {
            return NotFound();
        }

        if (await accounts.RemoveSecondStepAsync(Person.Id, ct))
        {
            // Whoever found the phone is out too.
            await wiki.Persons.EndSessionsAsync(Person.Id, _ => true, CancellationToken.None);
            await wiki.Persons.AuditAsync(actor, "second-step-taken", Person.Id.Value, CancellationToken.None);
            toasts.Show(HttpContext, new(texts["StepTaken", Person.DisplayName]));
        }

        return Redirect(WikiRequest.Urls(HttpContext).Of("admin/members/access/" + Person.Id));
    }

    private RegistryLink Link(LinkPurpose purpose, Actor actor) => new("", purpose, null, null, Person.Person, false, (actor as Actor.Member)?.Id, default, null, false);

    private async Task<bool> FindAsync(Wiki wiki, Actor actor, string id, CancellationToken ct)
    {
        if (!actor.IsAdministrator || !MemberId.TryParse(id, out var key) || wiki.Persons.Current.Members.GetValueOrDefault(key) is not { IsActive: true } member)
        {
            return false;
        }

        (Person, Ways) = (member, await accounts.WaysOfAsync(key, ct));
        return true;
    }
}
