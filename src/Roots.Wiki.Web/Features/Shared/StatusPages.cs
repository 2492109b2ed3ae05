using Microsoft.AspNetCore.Diagnostics;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>Says in plain words that something went wrong, to people; programs get the bare answer.</summary>
public static class StatusPages
{
    public static Task ForPeopleOnlyAsync(HttpContext http, RequestDelegate next)
    {
        var isForProgram = http.Request.Path.StartsWithSegments("/-/api") || http.Request.Path.StartsWithSegments("/-/health")
            || http.Request.Headers.ContainsKey("X-Fragment");
        if (isForProgram && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(http);
    }
}
