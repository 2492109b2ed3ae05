using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>Shows a page as any Razor page is shown, and keeps the finished bytes for the next time the same reader asks.</summary>
/// <param name="page">The page that is shown.</param>
/// <param name="began">The moment before anything of it was read.</param>
public sealed class FinishedPageResult(PageEntry page, WikiMoment began) : PageResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        if (!FinishedPageRequests.IsPlain(http.Request))
        {
            http.Response.Headers.CacheControl = "private, no-cache";
            await base.ExecuteResultAsync(context);
            return;
        }

        var finished = new FinishedPage(await DrawAsync(http, context));
        if (WikiRequest.Of(http) is { Actor: Actor.Visitor or Actor.Member } request)
        {
            await http.RequestServices.GetRequiredService<FinishedPages>().KeepAsync(http, request, page, began, finished);
        }

        await finished.AnswerAsync(http);
    }

    private async Task<byte[]> DrawAsync(HttpContext http, ActionContext context)
    {
        var body = http.Response.Body;
        using var drawn = new MemoryStream();
        http.Response.Body = drawn;
        try
        {
            await base.ExecuteResultAsync(context);
        }
        finally
        {
            http.Response.Body = body;
        }

        return drawn.ToArray();
    }
}
