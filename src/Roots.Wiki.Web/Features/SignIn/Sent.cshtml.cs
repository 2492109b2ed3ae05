using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>What everybody is told who has asked for a sign-in link, whether or not there is an account.</summary>
public sealed class SentModel : PageModel
{
    public void OnGet() => Response.KeepSecret();
}
