using Microsoft.AspNetCore.Diagnostics;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>Says in plain words that something went wrong, to people; programs get the bare answer.</summary>
public static class StatusPages
{
    public static bool IsForProgram(PathString path, HttpRequest request) =>
        path.StartsWithSegments("/-/api") || path.StartsWithSegments("/-/health") || request.Headers.ContainsKey("X-Fragment");

    public static Task ForPeopleOnlyAsync(HttpContext http, RequestDelegate next)
    {
        if (IsForProgram(http.Request.Path, http.Request) && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(http);
    }
}
