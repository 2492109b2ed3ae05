using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Roots.Wiki.Web.Features.Shared;

[IgnoreAntiforgeryToken]   // the form that failed is told why; nothing is changed here
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StatusModel : PageModel
{
    public int Code { get; private set; }

    public string Title => Code switch
    {
        400 => "BadRequestTitle",
        401 or 403 => "ForbiddenTitle",
        404 or 410 => "NotFoundTitle",
        413 => "TooLargeTitle",
        429 => "TooManyTitle",
        _ => "ServerErrorTitle",
    };

    public string Text => Title.Replace("Title", "Text", StringComparison.Ordinal);

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        Code = code;
        Response.StatusCode = code;
    }
}
