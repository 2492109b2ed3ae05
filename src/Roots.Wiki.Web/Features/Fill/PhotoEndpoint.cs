using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>Shows the photos of drafts: to whoever took them, and to whoever decides about a guest's.</summary>
public static class PhotoEndpoint
{
    public static void MapPhotos(this WebApplication app) => app.MapGet("/-/photo/{id}", SendAsync);

    private static async Task<IResult> SendAsync(WikiRequest request, HttpContext http, string id, CancellationToken ct)
    {
        var actor = request.Actor;
        var bytes = await request.Wiki.Sittings.PhotoAsync(actor, id, ct);
        if (bytes is null && await FillAccess.GuestOfAsync(http, request.Wiki, ct) is { } guest)
        {
            bytes = await request.Wiki.Sittings.PhotoAsync(guest, id, ct);
        }

        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return bytes is { } picture ? Results.Bytes(picture.ToArray(), picture.Span is [0x89, ..] ? "image/png" : picture.Span is [(byte)'R', ..] ? "image/webp" : "image/jpeg") : Results.NotFound();
    }
}
