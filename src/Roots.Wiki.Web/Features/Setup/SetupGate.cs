namespace Roots.Wiki.Web.Features.Setup;

/// <summary>As long as nobody administers the wiki, every page leads to set-up; once somebody does, set-up is closed for ever.</summary>
public sealed class SetupGate(RequestDelegate next, WikiHost host)
{
    private bool isDone;

    /// <summary>Lets through what may be seen before set-up: set-up itself, assets, language and health.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        if (!isDone)
        {
            var wiki = await host.OpenDefaultAsync(http.RequestAborted);
            isDone = wiki.Persons.Current.HasAdministrator;
        }

        var path = http.Request.Path;
        if (isDone || IsOpen(path))
        {
            await next(http);
        }
        else if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.Redirect(http.Request.PathBase + "/-/setup");
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static bool IsOpen(PathString path) =>
        path.StartsWithSegments("/-/setup") || path.StartsWithSegments("/-/assets") || path.StartsWithSegments("/-/health")
        || path.StartsWithSegments("/-/language") || path.StartsWithSegments("/-/api") || path.StartsWithSegments("/-/styleguide") || path.StartsWithSegments("/-/status") || path.StartsWithSegments("/-/help");
}
