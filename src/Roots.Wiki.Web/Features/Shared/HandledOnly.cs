using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>
/// Answers what no handler of a page answers: a form sent to a page without one, or with an unknown <c>handler</c>. The framework would draw the
/// page without having asked who may see it. Pages that tell of an error are drawn for every method.
/// </summary>
public sealed class HandledOnly : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var features = context.HttpContext.Features;
        if (context.HandlerMethod is null && !IsPlain(context) && features.Get<IStatusCodeReExecuteFeature>() is null && features.Get<IExceptionHandlerFeature>() is null)
        {
            context.Result = new NotFoundResult();
        }
    }

    // A page without any handler for looking at it shows nothing that depends on who looks.
    private static bool IsPlain(PageHandlerExecutingContext context) =>
        (HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method))
        && !context.ActionDescriptor.HandlerMethods.Any(h => HttpMethods.IsGet(h.HttpMethod));

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
