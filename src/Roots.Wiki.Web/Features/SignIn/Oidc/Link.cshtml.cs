using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>Makes one account of two: whoever the provider vouched for signs in once the old way, and says so by a button.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class LinkModel(ProviderSettings settings, PendingLink pending, ProviderSignIn signIn, IStringLocalizer<OidcTexts> texts, Toasts toasts) : PageModel
{
    private Wiki wiki = null!;
    private Provider provider = null!;

    public string Label => provider.Label;

    /// <summary>Whether a member is signed in whose account it may be.</summary>
    public bool IsOwner { get; private set; }

    public string? Trouble { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (request, ct) = (WikiRequest.Of(HttpContext), HttpContext.RequestAborted);
        if (await settings.OfferedAsync(request.Wiki.Id, ct) is not { } offered || pending.Find(HttpContext, request.Wiki.Id) is not { } link)
        {
            context.Result = LocalRedirect("~/-/sign-in");
            return;
        }

        (wiki, provider, IsOwner) = (request.Wiki, offered, request.Actor is Actor.Member member && link.Owners.Contains(member.Id));
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!IsOwner || WikiRequest.Of(HttpContext).Actor is not Actor.Member member)
        {
            Trouble = texts["LinkNotOwner"];
            return Page();
        }

        return pending.Take(HttpContext, wiki.Id) is { } link ? Answer(await signIn.LinkAsync(HttpContext, wiki, provider, link, member.Id, ct), "Linked") : LocalRedirect("~/-/sign-in");
    }

    /// <summary>For somebody who shares the address with a member and is somebody else.</summary>
    public async Task<IActionResult> OnPostSeparateAsync(CancellationToken ct) =>
        pending.Take(HttpContext, wiki.Id) is { } link ? Answer(await signIn.SeparateAsync(HttpContext, wiki, provider, link, ct), "Welcome") : LocalRedirect("~/-/sign-in");

    private IActionResult Answer(Arrival arrival, string text)
    {
        if (arrival is not (Arrival.SignedIn or Arrival.Welcomed))
        {
            Trouble = texts["Arrival" + arrival, provider.Label];
            return Page();
        }

        toasts.Show(HttpContext, new(texts[text, provider.Label]));
        return LocalRedirect("~/");
    }
}
