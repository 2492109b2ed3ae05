using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Recordings;

/// <summary>Plays a recording to those for whom it exists.</summary>
public static class RecordingEndpoint
{
    public static void MapRecordings(this WebApplication app) => app.MapGet("/-/recording/{id}", SendAsync);

    private static async Task<IResult> SendAsync(WikiRequest request, HttpContext http, string id, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return await request.Wiki.Recordings.OpenAsync(request.Actor, id, ct) is { } found
            ? Results.Stream(found.Sound, found.ContentType, enableRangeProcessing: true)
            : Results.NotFound();
    }
}
