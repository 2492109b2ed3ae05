using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Web.Composition;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Setup;

/// <summary>Lets whoever has the printed link into the throw-away sample association. Only in a run with <c>--demo</c>.</summary>
public sealed class DemoModel(RunFacts facts, SetupCode code) : PageModel
{
    public IActionResult OnGet(string secret)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";   // the code stands in the address
        return facts.IsDemo && code.Check(secret) is null ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, string secret, CancellationToken ct)
    {
        if (!facts.IsDemo || code.Check(secret) is not null)
        {
            return NotFound();
        }

        var member = wiki.Persons.Current.Members.Values.First(m => m is { IsAdministrator: true, IsActive: true });
        await HttpContext.SignInAsync(wiki, member.Id, keep: false, ct);
        return Redirect("~/");
    }
}
