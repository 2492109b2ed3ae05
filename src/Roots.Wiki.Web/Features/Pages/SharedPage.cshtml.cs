using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>Shows exactly one page to whoever has its link. Looking changes nothing.</summary>
public sealed class SharedPageModel : PageModel
{
    /// <summary>The page; null for a link that shows nothing (any more): nobody learns why.</summary>
    public SharedPage? View { get; private set; }

    public string Until { get; private set; } = "";

    public string? Association { get; private set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, string secret, CancellationToken ct)
    {
        Response.KeepUnseen();
        var urls = new PageUrl(Request.PathBase.Value ?? "");
        View = await wiki.Shares.OpenAsync(secret, urls, file => $"{urls.Of("shared")}/{secret}/{string.Join('/', file.Value.Split('/').Select(Uri.EscapeDataString))}", ct);
        if (View is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        Until = PageWords.When(wiki, View.Until);
        Association = wiki.Snapshot.Settings.Name is { Length: > 0 } name ? name : null;
        return Page();
    }
}

/// <summary>Keeps what a link shows out of caches, of search engines and of what browsers tell other pages; serves the pictures.</summary>
public static class SharedPageEndpoint
{
    public static void KeepUnseen(this HttpResponse response)
    {
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        response.Headers.CacheControl = "no-store";
    }

    public static void MapSharedPictures(this WebApplication app) =>
        app.MapGet("/-/shared/{secret}/{**file}", async (HttpContext http, Shared.Requests.WikiRequest request, string secret, string file, CancellationToken ct) =>
        {
            http.Response.KeepUnseen();
            http.Response.Headers.ContentSecurityPolicy = AttachmentType.ContentSecurityPolicy;
            return GitPath.TryParse(file, out var path) && AttachmentType.Of(path) is { IsShown: true } type && await request.Wiki.Shares.PictureAsync(secret, path, ct) is { } bytes
                ? Results.Bytes(bytes.ToArray(), type.ContentType)
                : Results.NotFound();
        });
}
