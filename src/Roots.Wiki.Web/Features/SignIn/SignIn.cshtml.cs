using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Signs a member in, by password or passkey.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInModel(Accounts accounts, Passkeys passkeys, ProblemWords words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public bool Keep { get; set; }

    public bool AllowsPasskeys => Passkeys.AreAllowed(Request);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, CancellationToken ct)
    {
        var (member, problem) = await accounts.TryAsync(Name, Password, SecretPages.AddressOf(HttpContext), ct);
        return await EnterAsync(wiki, member, problem ?? new(ProblemCode.SignInFailed), Keep, ct);
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken ct) =>
        AllowsPasskeys ? Content(await passkeys.AskToSignInAsync(HttpContext), "application/json") : NotFound();

    public async Task<IActionResult> OnPostPasskeyAsync(Wiki wiki, string? credential, CancellationToken ct)
    {
        var member = AllowsPasskeys ? await passkeys.TryAsync(HttpContext, credential) : null;
        return await EnterAsync(wiki, member, new(ProblemCode.SignInFailed), keep: true, ct);
    }

    private async Task<IActionResult> EnterAsync(Wiki wiki, MemberId? member, Problem problem, bool keep, CancellationToken ct)
    {
        if (member is null || wiki.Persons.Current.Members.GetValueOrDefault(member) is not { IsActive: true })
        {
            words.AddTo(ModelState, problem);
            Password = null;
            return Page();
        }

        await HttpContext.SignInAsync(wiki, member, keep, ct);
        var holdsOffice = wiki.Snapshot.Roles.OfficesOf(wiki.Persons.Current.Members[member].Person).Any();
        return LocalRedirect(Url.IsLocalUrl(Back) ? Back! : holdsOffice ? "~/-/for-you" : "~/");
    }
}
