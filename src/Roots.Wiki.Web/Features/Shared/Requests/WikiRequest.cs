namespace Roots.Wiki.Web.Features.Shared.Requests;

/// <summary>
/// The wiki that a request is about and who asks. A page handler takes <c>Wiki wiki, Actor actor</c> as parameters; a
/// minimal endpoint takes one <c>WikiRequest</c>. Found once per request, by <see cref="WikiRequests"/>.
/// </summary>
/// <param name="Session">The session by which the actor came, or null.</param>
public sealed record WikiRequest(Wiki Wiki, Actor Actor, People.Session? Session)
{
    /// <summary>The name under which others see who asks, or null for somebody without an account.</summary>
    public string? DisplayName => Actor is Actor.Member member ? Wiki.Persons.Current.Members.GetValueOrDefault(member.Id)?.DisplayName : null;

    /// <summary>The address of one page or action, with the prefix under which the wiki is served.</summary>
    public static Roots.Wiki.Pages.PageUrl Urls(HttpContext http) => new(http.Request.PathBase.Value ?? "");

    /// <summary>What the request is about; needs <c>UseWikiRequests</c> before it.</summary>
    public static WikiRequest Of(HttpContext http) =>
        http.Features.Get<WikiRequest>() ?? throw new InvalidOperationException("The request did not pass through UseWikiRequests.");

    /// <summary>Binds the parameter of a minimal endpoint.</summary>
    public static ValueTask<WikiRequest?> BindAsync(HttpContext http) => new(Of(http));
}
