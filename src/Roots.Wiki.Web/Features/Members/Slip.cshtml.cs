using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Members;

/// <summary>A sign-in slip on paper for a member without mail: shown once, to be printed. A new one ends the older ones.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SlipModel(Handouts handouts) : PageModel
{
    public string Name { get; private set; } = "";

    public string Association { get; private set; } = "";

    public DateTimeOffset Until { get; private set; }

    public Handout Made { get; private set; } = null!;

    public IActionResult OnGet(Actor actor, string id) => actor.IsAdministrator ? Redirect(WikiRequest.Urls(HttpContext).Of("admin/members/access/" + Uri.EscapeDataString(id))) : NotFound();

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string id, CancellationToken ct)
    {
        if (!actor.IsAdministrator || !MemberId.TryParse(id, out var key) || wiki.Persons.Current.Members.GetValueOrDefault(key) is not { IsActive: true } member)
        {
            return NotFound();
        }

        await wiki.Links.RevokeAllAsync(LinkPurpose.Slip, member.Person, ct);
        Made = await handouts.MakeAsync(wiki, new("", LinkPurpose.Slip, null, null, member.Person, false, (actor as Actor.Member)?.Id, default, null, false), HttpContext, ct);
        await wiki.Persons.AuditAsync(actor, "slip-made", member.Id.Value, ct);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(wiki.Snapshot.Settings.TimeZone);
        (Name, Association, Until) = (member.DisplayName, wiki.Snapshot.Settings.Name is { Length: > 0 } given ? given : "Roots.Wiki", TimeZoneInfo.ConvertTime(wiki.Clock.GetUtcNow() + Handouts.SlipLifetime, zone));
        return Page();
    }
}
