using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared.Accounts;

namespace Roots.Wiki.Web.Features.Members;

/// <summary>How one member comes in, and how the administration helps them back in. For nobody else there is no such page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AccessModel(IAccounts accounts, Handouts handouts) : PageModel
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
