using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Mail;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>
/// Signs in by a link from a mail or a slip. Opening the page redeems nothing (mail programs open links), looks the same for a dead
/// link, and names neither association nor person.
/// </summary>
public sealed class LinkModel(Entrance entrance, Accounts accounts, Letters letters, ProblemWords words, IStringLocalizer<SignInTexts> texts, Toasts toasts) : PageModel
{
    [BindProperty]
    public bool Keep { get; set; } = true;

    public void OnGet() => Response.KeepSecret();

    public async Task<IActionResult> OnPostAsync(Wiki wiki, string secret, CancellationToken ct)
    {
        Response.KeepSecret();
        var now = wiki.Clock.GetUtcNow();
        if (await wiki.Links.FindAsync(secret, now, ct) is not { Purpose: LinkPurpose.SignIn or LinkPurpose.Slip } link
            || MemberOf(wiki, link) is not { } member
            || await wiki.Links.RedeemAsync(secret, now, ct) is null
            || await entrance.EnterAsync(HttpContext, wiki, member.Id, Keep, null, CancellationToken.None) is not { } next)
        {
            words.AddTo(ModelState, new Problem(ProblemCode.LinkExpired));
            return Page();
        }

        if (link.Purpose == LinkPurpose.Slip)
        {
            await wiki.Persons.AuditAsync(PeopleSnapshot.ActorOf(member), "slip-used", link.Id, CancellationToken.None);
        }

        if (next == Entrance.CodePage || (await accounts.WaysOfAsync(member.Id, ct)).HasAny(await letters.HasServerAsync(wiki, ct)))
        {
            return LocalRedirect(next);
        }

        toasts.Show(HttpContext, new(texts["NoWayBackYet"], IsWarning: true));
        return LocalRedirect("~/-/account");
    }

    // A mailed link is its maker's own; a slip was made by the administration for a person.
    private static Member? MemberOf(Wiki wiki, RegistryLink link) => wiki.Persons.Current.Members.Values
        .Where(m => m.IsActive && m.Person == link.Person && (link.Purpose == LinkPurpose.Slip || m.Id == link.CreatedBy)).MinBy(m => m.Id.Value, StringComparer.Ordinal);
}
