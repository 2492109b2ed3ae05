using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Web.Features.Shared.Requests;
using Roots.Wiki.Web.Features.SignIn.Oidc;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Ends the session of this browser; opening the page ends nothing.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignOutModel(ProviderSignOut provider) : PageModel
{
    /// <summary>The identity provider by which this session began, once it has ended.</summary>
    public Onward? Onward { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(WikiRequest request, CancellationToken ct)
    {
        var onward = await provider.FindAsync(HttpContext, request.Wiki, request.Session, ct);
        await HttpContext.SignOutAsync(request.Wiki, ct);
        if (onward is null)
        {
            return LocalRedirect("~/");
        }

        Onward = onward;
        if (onward.Address is { } address)
        {
            Response.Headers["Referrer-Policy"] = "no-referrer";
            Response.Headers["Refresh"] = "0;url=" + address;
        }

        return Page();
    }
}
