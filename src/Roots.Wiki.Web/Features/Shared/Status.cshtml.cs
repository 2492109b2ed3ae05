using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Roots.Wiki.Web.Features.Shared;

[IgnoreAntiforgeryToken]   // the form that failed is told why; nothing is changed here
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StatusModel : PageModel
{
    /// <summary>From the address alone: a form that failed may be unreadable, or have a field of this name.</summary>
    public int Code => Convert.ToInt32(RouteData.Values["code"], CultureInfo.InvariantCulture);

    public string Title => Code switch
    {
        400 => "BadRequestTitle",
        401 or 403 => "ForbiddenTitle",
        404 or 410 => "NotFoundTitle",
        413 => "TooLargeTitle",
        429 => "TooManyTitle",
        < 500 => "BadRequestTitle",
        _ => "ServerErrorTitle",
    };

    public string Text => Title.Replace("Title", "Text", StringComparison.Ordinal);

    /// <summary>Runs for every method: a PUT that fails ends here too.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.StatusCode = Code;
        if (StatusPages.IsForProgram(HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? Request.Path, Request))
        {
            context.Result = new ObjectResult(new ProblemDetails { Status = Code }) { StatusCode = Code, ContentTypes = { "application/problem+json" } };
        }
    }
}
