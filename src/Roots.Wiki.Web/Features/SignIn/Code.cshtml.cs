using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Asks for the code of the second step.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CodeModel(Accounts accounts, SecondStep secondStep, HalfWay halfWay, ProblemWords words) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    public IActionResult OnGet() => halfWay.Find(HttpContext) is null ? LocalRedirect("~/-/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync(Wiki wiki, CancellationToken ct)
    {
        if (halfWay.Find(HttpContext) is not { } entering
            || wiki.Persons.Current.Members.GetValueOrDefault(entering.Member) is not { IsActive: true }
            || accounts.Find(entering.Member) is not { } account || account.SecurityStamp != entering.Stamp)
        {
            halfWay.Forget(HttpContext);
            return LocalRedirect("~/-/sign-in");
        }

        if (await secondStep.CheckAsync(account, Code, SecretPages.AddressOf(HttpContext), nameof(Code), ct) is { } problem)
        {
            words.AddTo(ModelState, problem);
            ModelState.SetModelValue(nameof(Code), "", "");
            return Page();
        }

        halfWay.Forget(HttpContext);
        await HttpContext.SignInAsync(wiki, entering.Member, entering.Keep, CancellationToken.None);
        return LocalRedirect(entering.Next);
    }
}
