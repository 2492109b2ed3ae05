using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>A request for which a page has no handler finds no such page.</summary>
/// <remarks>Razor Pages would show the page without having run the handler that asks for rights and loads what is shown.</remarks>
public sealed class KnownHandlers : IAsyncPageFilter
{
    // An overridden OnPageHandlerExecuting is taken for a handler of the method PAGE.
    private static readonly HashSet<string> Methods = new(StringComparer.OrdinalIgnoreCase) { "GET", "POST" };

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod is null && context.ActionDescriptor.HandlerMethods.Any(h => Methods.Contains(h.HttpMethod)))
        {
            context.Result = new NotFoundResult();
            return;
        }

        await next();
    }
}
