using System.Security.Claims;
using Roots.Wiki.People;

namespace Roots.Wiki.Web.Features.Shared.Requests;

/// <summary>
/// Finds, before anything else runs, which wiki a request is about and who asks: by the session cookie, by a link without
/// account, or for <c>/-/api</c> by a bearer token. A member's request needs no query.
/// </summary>
public sealed class WikiRequests(RequestDelegate next, WikiHost host)
{
    private const string Bearer = "Bearer ";

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/-/assets") || http.Request.Path.StartsWithSegments("/-/health"))
        {
            await next(http);
            return;
        }

        var wiki = await host.OpenDefaultAsync(http.RequestAborted);
        var isApi = http.Request.Path.StartsWithSegments("/-/api");
        var authorization = http.Request.Headers.Authorization.ToString();
        if (isApi && authorization.Length > 0)
        {
            await WithTokenAsync(http, wiki, authorization);
            return;
        }

        // A cookie alone changes nothing through the API: browsers send it along without being asked by our own pages.
        var request = isApi && !IsSafe(http) ? new WikiRequest(wiki, Actor.Visitor.Instance, null) : await WithCookieAsync(http, wiki);
        http.Features.Set(request);
        if (request.Actor is Actor.Member member)
        {
            // Ties the tokens of forms to whoever they were made for.
            http.User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, member.Id.Value)], "session"));
        }

        await next(http);
    }

    /// <summary>
    /// Who asks by cookie, where look-ups are enough to know it: null for somebody who came through a link, which is a query, and
    /// for a session that is to be extended, which is a write.
    /// </summary>
    public static WikiRequest? FindAtOnce(HttpContext http, Wiki wiki)
    {
        var now = wiki.Clock.GetUtcNow();
        if (SessionOf(http, wiki, now) is { } member)
        {
            return SessionCookie.Extended(member.Session!, now) is null ? member : null;
        }

        return http.Request.Cookies[SessionCookie.GuestNameFor(wiki.Id, http.Request)] is null ? new(wiki, Actor.Visitor.Instance, null) : null;
    }

    private static bool IsSafe(HttpContext http) => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method);

    private static async ValueTask<WikiRequest> WithCookieAsync(HttpContext http, Wiki wiki)
    {
        var now = wiki.Clock.GetUtcNow();
        if (SessionOf(http, wiki, now) is { Session: { } session } member)
        {
            if (SessionCookie.Extended(session, now) is { } until)
            {
                await wiki.Persons.ExtendSessionAsync(session.Id, until, http.RequestAborted);
            }

            return member;
        }

        Actor? byLink = http.Request.Cookies[SessionCookie.GuestNameFor(wiki.Id, http.Request)] is { Length: Secret.Length } guest
            && await wiki.Links.FindAsync(guest, now, http.RequestAborted) is { Purpose: LinkPurpose.Sitting, Role: not null } link
            ? new Actor.Guest(link.Id, link.Role) : null;
        return new(wiki, byLink ?? Actor.Visitor.Instance, null);
    }

    private static WikiRequest? SessionOf(HttpContext http, Wiki wiki, DateTimeOffset now) =>
        http.Request.Cookies[SessionCookie.NameFor(wiki.Id, http.Request)] is { Length: > 0 } secret
        && wiki.Persons.ActorOfSession(secret, now) is Actor.Member member
        && wiki.Persons.Current.Sessions.GetValueOrDefault(Secret.Hash(secret)) is { } session
            ? new(wiki, member, session)
            : null;

    private async Task WithTokenAsync(HttpContext http, Wiki wiki, string authorization)
    {
        var secret = authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : "";
        if (await wiki.Tokens.FindAsync(secret, http.RequestAborted) is not { } token)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            await Results.Problem(statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(http);
            return;
        }

        if (token.Scope == TokenScope.Read && !IsSafe(http))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\"";
            await Results.Problem(statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(http);
            return;
        }

        // A member's rights are bounded by the token's.
        var actor = (token.Actor, token.Scope) switch
        {
            (_, TokenScope.Admin) => token.Actor,
            (Actor.Member member, _) => member with { Administers = false },
            (Actor.Host, _) => Actor.Machine.Instance,
            _ => token.Actor,
        };
        http.Features.Set(new WikiRequest(wiki, actor, null));
        await next(http);
    }
}
