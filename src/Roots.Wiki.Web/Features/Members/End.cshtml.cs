using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Members;

/// <summary>Asks once more before a membership ends, and ends it.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class EndModel(ProblemWords words, IStringLocalizer<MembersTexts> texts, Toasts toasts) : PageModel
{
    public string Name { get; private set; } = "";

    public IActionResult OnGet(Wiki wiki, Actor actor, string id) => Find(wiki, actor, id) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string id, CancellationToken ct)
    {
        if (Find(wiki, actor, id) is not { } member)
        {
            return NotFound();
        }

        if (await wiki.Persons.ChangeMemberAsync(member, isAdministrator: false, isActive: false, ct) is { } problem)
        {
            words.AddTo(ModelState, problem);
            return Page();
        }

        await wiki.Persons.AuditAsync(actor, "member-ended", member.Value, ct);
        toasts.Show(HttpContext, new(texts["Ended", Name]));
        return Redirect(WikiRequest.Urls(HttpContext).Of("admin/members"));
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
