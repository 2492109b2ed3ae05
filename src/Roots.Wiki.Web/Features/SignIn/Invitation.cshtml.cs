using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Accounts;
using Roots.Wiki.Web.Features.Shared.Mail;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Makes a member of whoever holds an invitation. Opening the page redeems nothing and tells neither association nor office nor name.</summary>
public sealed class InvitationModel(Accounts accounts, LinkRequests requests, Letters letters, ProblemWords words, IStringLocalizer<SignInTexts> texts, Toasts toasts) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? SignInName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whether the new member has read that they would have no way back, and wants to go on.</summary>
    [BindProperty]
    public bool Anyway { get; set; }

    /// <summary>Whether the new member would have no way back.</summary>
    public bool HasNoWayBack { get; private set; }

    public bool AllowsPasskeys => Passkeys.AreAllowed(Request);

    /// <summary>The invitation, for the button of the identity provider.</summary>
    public string? Secret => (string?)RouteData.Values["secret"];

    public void OnGet() => Response.KeepSecret();

    public async Task<IActionResult> OnPostAsync(Wiki wiki, string secret, CancellationToken ct)
    {
        Response.KeepSecret();
        if (await wiki.Links.FindAsync(secret, wiki.Clock.GetUtcNow(), ct) is not { Purpose: LinkPurpose.Invitation })
        {
            return Refused(new Problem(ProblemCode.LinkExpired));
        }

        var name = Name?.Trim() ?? "";
        if (name.Length is 0 or > Limits.NameLength || name.Any(char.IsControl))
        {
            return Refused([name.Length == 0 ? new(ProblemCode.Required, "Name") : new(ProblemCode.TooLong, "Name", Limits.NameLength), .. await accounts.CheckAsync(Wanted, ct)]);
        }

        var sendsMail = await letters.HasServerAsync(wiki, ct);
        if (string.IsNullOrEmpty(Password) && !(sendsMail && Wanted.Address is not null) && !Anyway && (await accounts.CheckAsync(Wanted, ct)).Count == 0)
        {
            HasNoWayBack = true;
            return Page();
        }

        // The account first, as nobody's: a name that is taken must not cost the link, and an account without a member opens nothing.
        var (account, problems) = await accounts.ReserveAsync(Wanted, ct);
        if (account is null)
        {
            return Refused([.. problems]);
        }

        if (await new Invitations(wiki).AcceptAsync(secret, name, account.Email, ct) is not { } accepted)
        {
            await accounts.DropAsync(account, CancellationToken.None);
            return Refused(new Problem(ProblemCode.LinkExpired));
        }

        await accounts.GiveAsync(account, accepted.Member.Id, CancellationToken.None);
        await HttpContext.SignInAsync(wiki, accepted.Member.Id, keep: false, CancellationToken.None);
        if (account.Email is not null && sendsMail)
        {
            requests.AskToConfirm(accepted.Member.Id, SecretPages.AddressOf(HttpContext));
        }

        toasts.Show(HttpContext, !accepted.IsInOffice ? new(texts["WelcomeWithoutOffice"], IsWarning: true) : new(texts[account.Email is not null && sendsMail ? "WelcomeConfirm" : "Welcome"]));
        return LocalRedirect(account.PasswordHash is null ? "~/-/account" : "~/");
    }

    private NewAccount Wanted => new(SignInName, null, Password) { MayGoWithout = true };

    private PageResult Refused(params Problem[] problems)
    {
        words.AddTo(ModelState, problems);
        Password = null;
        return Page();
    }
}
