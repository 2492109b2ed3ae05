using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>
/// Answers a page view that was finished before, ahead of everything else: look-ups only. Any other request, and any reader
/// who is not known by look-ups, goes the ordinary way.
/// </summary>
public sealed class FinishedPageRequests(RequestDelegate next, WikiHost host, FinishedPages pages)
{
    /// <summary>Whether a request is a plain page view, whose answer depends on nothing but address, reader and language.</summary>
    public static bool IsPlain(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Path.Value is ['/', ..] path && path is not "/-" && !path.StartsWith("/-/", StringComparison.Ordinal)
        && !request.QueryString.HasValue && !request.Headers.ContainsKey("X-Fragment") && !Toasts.IsWaiting(request.HttpContext);

    public async Task InvokeAsync(HttpContext http)
    {
        if (IsPlain(http.Request)
            && await host.OpenDefaultAsync(http.RequestAborted) is var wiki
            && WikiRequests.FindAtOnce(http, wiki) is { } request
            && await pages.FindAsync(http, request) is { } page)
        {
            await page.AnswerAsync(http);
            return;
        }

        await next(http);
    }
}
