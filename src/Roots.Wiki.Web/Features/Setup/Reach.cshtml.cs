using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Setup;

/// <summary>What the second device sees.</summary>
public enum ReachState
{
    /// <summary>It is asked to say yes.</summary>
    Asking,
    /// <summary>It said yes.</summary>
    Thanks,
    /// <summary>The code is no longer valid.</summary>
    Gone,
}

/// <summary>Opened on a second device: proves that the wiki is reached under the address that somebody typed. Opening confirms nothing.</summary>
public sealed class ReachModel(PublicAddress address) : PageModel
{
    public ReachState State { get; private set; }

    public void OnGet()
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    public async Task OnPostAsync(Wiki wiki, string secret, CancellationToken ct) =>
        State = await address.ProveAsync(wiki, secret, HttpContext, ct) ? ReachState.Thanks : ReachState.Gone;
}
