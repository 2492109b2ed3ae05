using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.People;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>Sends a browser to the provider. Only a button does: the page by itself leads back to the sign-in.</summary>
/// <remarks>The way there is a page of its own, not a redirect, because no form may lead out of the wiki (CSP <c>form-action</c>).</remarks>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StartModel(ProviderSettings settings, Providers providers, WikiAddress address, Handshake handshake, IStringLocalizer<OidcTexts> texts) : PageModel
{
    public string Label { get; private set; } = "";

    /// <summary>Where the browser goes on to, or null where the provider does not answer.</summary>
    public string? Onward { get; private set; }

    public string? Trouble { get; private set; }

    public IActionResult OnGet() => LocalRedirect("~/-/sign-in");

    /// <param name="back">Where to go afterwards, within the wiki.</param>
    /// <param name="invitation">The secret of an invitation, or null.</param>
    public async Task<IActionResult> OnPostAsync(Wiki wiki, string? back, string? invitation, CancellationToken ct)
    {
        if (await settings.OfferedAsync(wiki.Id, ct) is not { } provider)
        {
            return NotFound();
        }

        var properties = new AuthenticationProperties();
        if (Url.IsLocalUrl(back))
        {
            properties.Items[Handshake.Back] = back;
        }

        if (invitation is { Length: Secret.Length })
        {
            properties.Items[Handshake.Invitation] = invitation;
        }

        return await GoAsync(wiki, provider, properties, ct);
    }

    /// <summary>The administration's trial: everything but coming in.</summary>
    public async Task<IActionResult> OnPostTrialAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        if (actor is not Actor.Member member || !wiki.AccessOf(actor).Can(Permission.ManageMembers) || (await settings.FindAsync(wiki.Id, ct)).Provider is not { } provider)
        {
            return NotFound();
        }

        var properties = new AuthenticationProperties();
        properties.Items[Handshake.Trial] = member.Id.Value;
        return await GoAsync(wiki, provider, properties, ct);
    }

    private async Task<IActionResult> GoAsync(Wiki wiki, Provider provider, AuthenticationProperties properties, CancellationToken ct)
    {
        Label = provider.Label;
        Response.Headers["Referrer-Policy"] = "no-referrer";
        try
        {
            Onward = await address.FindAsync(HttpContext, ct) is { } here
                ? await handshake.BeginAsync(HttpContext, providers.Reach(wiki.Id, provider, here), properties)
                : throw new ProviderException(ProviderFailure.NoPublicAddress);
            Response.Headers["Refresh"] = "0;url=" + Onward;
        }
        catch (ProviderException e)
        {
            Trouble = texts["Failure" + e.Failure, provider.Label];
        }

        return Page();
    }
}
