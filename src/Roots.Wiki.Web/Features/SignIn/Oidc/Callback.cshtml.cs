using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>Where the provider sends a browser back to. The answer is tied to the browser that began, and counts once.</summary>
public sealed class CallbackModel(
    ProviderSettings settings, Providers providers, WikiAddress address, Handshake handshake, ProviderSignIn signIn, IStringLocalizer<OidcTexts> texts, Toasts toasts) : PageModel
{
    public string? Trouble { get; private set; }

    public TrialResult? Trial { get; private set; }

    /// <summary>Whether the administration was trying it out.</summary>
    public bool IsAboutTrial { get; private set; }

    public async Task<IActionResult> OnGetAsync(WikiRequest request, CancellationToken ct)
    {
        Response.KeepSecret();
        var wiki = request.Wiki;
        if ((await settings.FindAsync(wiki.Id, ct)).Provider is not { } provider || await address.FindAsync(HttpContext, ct) is not { } here)
        {
            return NotFound();
        }

        var contact = providers.Reach(wiki.Id, provider, here);
        var state = await handshake.FinishAsync(HttpContext, contact);
        if (state.Ticket is not { } ticket || ProviderIdentity.Read(provider, ticket, state.UserInformation) is not { } identity)
        {
            IsAboutTrial = wiki.AccessOf(request.Actor).Can(Permission.ManageMembers);
            return Refused("Failure" + ProviderException.Of(state.Failure), provider);
        }

        if (ticket.Properties.Items.TryGetValue(Handshake.Trial, out var who))
        {
            return await ShowTrialAsync(request, provider, identity, who, ct);
        }

        if (!provider.IsOffered)
        {
            return NotFound();
        }

        var arrival = await signIn.ArriveAsync(HttpContext, wiki, provider, identity, ticket.Properties.Items.TryGetValue(Handshake.Invitation, out var secret) ? secret : null, ct);
        return arrival switch
        {
            Arrival.AsksOnce => LocalRedirect("~/-/sign-in/oidc/link"),
            Arrival.SignedIn => GoOn(wiki, ticket),
            Arrival.Welcomed => Welcome(wiki, ticket),
            _ => Refused("Arrival" + arrival, provider),
        };
    }

    private LocalRedirectResult GoOn(Wiki wiki, AuthenticationTicket ticket) =>
        LocalRedirect(ticket.Properties.Items.TryGetValue(Handshake.Back, out var back) && Url.IsLocalUrl(back) ? back! : "~/");

    private LocalRedirectResult Welcome(Wiki wiki, AuthenticationTicket ticket)
    {
        toasts.Show(HttpContext, new(texts["Welcome"]));
        return GoOn(wiki, ticket);
    }

    private async Task<IActionResult> ShowTrialAsync(WikiRequest request, Provider provider, ProviderIdentity identity, string? who, CancellationToken ct)
    {
        if (request.Actor is not Actor.Member member || member.Id.Value != who || !request.Wiki.AccessOf(member).Can(Permission.ManageMembers))
        {
            return NotFound();
        }

        Trial = await TrialResult.OfAsync(request.Wiki, provider, identity, ct);
        return Page();
    }

    private PageResult Refused(string text, Provider provider)
    {
        Trouble = texts[text, provider.Label];
        return Page();
    }
}
