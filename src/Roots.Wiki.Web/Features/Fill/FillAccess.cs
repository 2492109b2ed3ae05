using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>Finds the office that an address means, and as whom a browser may answer for it.</summary>
internal static class FillAccess
{
    /// <summary>The office, or the page from a template; null where there is neither. What the actor may see of it is decided later.</summary>
    public static Role? RoleOf(Wiki wiki, string? address) =>
        address is null ? null
        : wiki.Snapshot.Roles.Resolve(address)
        ?? (PagePath.TryParse(address.Trim('/'), out var path) && wiki.Snapshot.Find(path) is { } page ? Role.OfPage(page, wiki.Templates) : null);

    /// <summary>A member who may not answer for the office, but opened its link on this device, answers as the link's guest.</summary>
    public static async ValueTask<Actor> ActorForAsync(HttpContext http, Wiki wiki, Actor actor, Role role, CancellationToken ct) =>
        actor is Actor.Member && !wiki.AccessOf(actor).CanReadClass(new(Visibility.Office, role.Path))
        && http.Request.Cookies[SessionCookie.GuestNameFor(wiki.Id, http.Request)] is { Length: Secret.Length } secret
        && await wiki.Links.FindAsync(secret, wiki.Clock.GetUtcNow(), ct) is { Purpose: LinkPurpose.Sitting, Role: { } office } link && office == role.Path
            ? new Actor.Guest(link.Id, office)
            : actor;

    /// <summary>The guest of the link that was opened on this device, whoever is signed in; null for none.</summary>
    public static async ValueTask<Actor.Guest?> GuestOfAsync(HttpContext http, Wiki wiki, CancellationToken ct) =>
        http.Request.Cookies[SessionCookie.GuestNameFor(wiki.Id, http.Request)] is { Length: Secret.Length } secret
        && await wiki.Links.FindAsync(secret, wiki.Clock.GetUtcNow(), ct) is { Purpose: LinkPurpose.Sitting, Role: { } office } link
            ? new(link.Id, office)
            : null;

    /// <summary>Whether this browser came through a link that no longer lets it in.</summary>
    public static bool HasDeadLink(HttpContext http, Wiki wiki, Actor actor) =>
        actor is Actor.Visitor && http.Request.Cookies.ContainsKey(SessionCookie.GuestNameFor(wiki.Id, http.Request));
}
