using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Confirms that mails to an address reach the member who entered it. Signs nobody in; opening the page confirms nothing.</summary>
public sealed class ConfirmModel(Accounts accounts, ProblemWords words, IStringLocalizer<SignInTexts> texts, Toasts toasts) : PageModel
{
    public void OnGet() => Response.KeepSecret();

    public async Task<IActionResult> OnPostAsync(Wiki wiki, string secret, CancellationToken ct)
    {
        Response.KeepSecret();
        var now = wiki.Clock.GetUtcNow();
        if (await wiki.Links.FindAsync(secret, now, ct) is not { Purpose: LinkPurpose.Email, CreatedBy: { } id } link
            || wiki.Persons.Current.Members.GetValueOrDefault(id) is not { IsActive: true } member
            || accounts.Find(id) is not { Email: not null } account
            || await wiki.Links.RedeemAsync(secret, now, ct) is null)
        {
            words.AddTo(ModelState, new Problem(ProblemCode.LinkExpired));
            return Page();
        }

        await accounts.ConfirmEmailAsync(account, CancellationToken.None);
        await wiki.Persons.AuditAsync(PeopleSnapshot.ActorOf(member), "email-confirmed", link.Id, CancellationToken.None);
        toasts.Show(HttpContext, new(texts["AddressConfirmed"]));
        return LocalRedirect("~/");
    }
}
