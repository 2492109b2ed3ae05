using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Mail;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Mail;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Signs a member in, by password or passkey, or sends a link.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInModel(Accounts accounts, Passkeys passkeys, Entrance entrance, LinkRequests requests, Letters letters, ProblemWords words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public bool Keep { get; set; }

    public bool AllowsPasskeys => Passkeys.AreAllowed(Request);

    /// <summary>Whether there is a mail server that could send a link.</summary>
    public bool SendsLinks { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        SendsLinks = await letters.HasServerAsync(WikiRequest.Of(HttpContext).Wiki, HttpContext.RequestAborted);
        await next();
    }

    public void OnGet()
    {
    }

    public IActionResult OnPostLink()
    {
        var typed = Address?.Trim();
        if (!SendsLinks)
        {
            return NotFound();
        }

        if (!EmailAddress.IsValid(typed))
        {
            words.AddTo(ModelState, new Problem(ProblemCode.NotAnEmail, nameof(Address)));
            return Page();
        }

        requests.Ask(typed, SecretPages.AddressOf(HttpContext));
        return LocalRedirect("~/-/sign-in/sent");
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, CancellationToken ct)
    {
        var (member, problem) = await accounts.TryAsync(Name, Password, SecretPages.AddressOf(HttpContext), ct);
        return await EnterAsync(wiki, member, problem ?? new(ProblemCode.SignInFailed), Keep, isWhole: false, ct);
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken ct) =>
        AllowsPasskeys ? Content(await passkeys.AskToSignInAsync(HttpContext), "application/json") : NotFound();

    public async Task<IActionResult> OnPostPasskeyAsync(Wiki wiki, string? credential, CancellationToken ct)
    {
        var member = AllowsPasskeys ? await passkeys.TryAsync(HttpContext, credential) : null;
        return await EnterAsync(wiki, member, new(ProblemCode.SignInFailed), keep: true, isWhole: true, ct);
    }

    private async Task<IActionResult> EnterAsync(Wiki wiki, MemberId? member, Problem problem, bool keep, bool isWhole, CancellationToken ct)
    {
        if (member is null || await entrance.EnterAsync(HttpContext, wiki, member, keep, Url.IsLocalUrl(Back) ? Back : null, ct, isWhole) is not { } next)
        {
            words.AddTo(ModelState, problem);
            Password = null;
            return Page();
        }

        return LocalRedirect(next);
    }
}
