using Microsoft.AspNetCore.Http.Features;
using Roots.Wiki.Web.Composition;

namespace Roots.Wiki.Web.Features.Shared.FrontDoor;

/// <summary>Looks at each request before anything else does: its name, its length, and whether the way was safe.</summary>
public sealed class FrontDoorRequests(RequestDelegate next, KnownHosts hosts)
{
    /// <summary>Bytes of a form without files, for pages that name no bound of their own.</summary>
    public const long FormBytes = 4 * 1024 * 1024;

    private const string OneYear = "max-age=31536000";

    public async Task InvokeAsync(HttpContext http)
    {
        if (!await hosts.IsKnownAsync(http.Request.Host, http.RequestAborted))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            http.Response.ContentType = "text/plain; charset=utf-8";
            SecurityHeaders.AddTo(http.Response.Headers);
            await http.Response.WriteAsync(ConsoleTexts.InBothLanguages("UnknownHost"), http.RequestAborted);
            return;
        }

        if (http.Request.IsHttps && http.Request.Host.Host != "localhost")
        {
            http.Response.Headers.StrictTransportSecurity = OneYear;
        }

        if (http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
            && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = FormBytes;
        }

        await next(http);
    }
}
