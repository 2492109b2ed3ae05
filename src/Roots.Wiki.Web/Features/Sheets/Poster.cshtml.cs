using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Sheets;

/// <summary>A page as a notice to hang up, with a QR code that leads to it.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PosterModel(PublicAddress address, IQrCode qr) : PageModel
{
    public string Title { get; private set; } = "";

    public string Association { get; private set; } = "";

    public string Back { get; private set; } = "";

    public string Address { get; private set; } = "";

    public bool HasOwnHeading { get; private set; }

    public SafeHtml Html { get; private set; } = null!;

    public QrDrawing Code { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string path, CancellationToken ct)
    {
        if (wiki.Reader.Locate(actor, path) is not PageLocation.Found(var page))
        {
            return NotFound();
        }

        var urls = WikiRequest.Urls(HttpContext);
        var view = await wiki.Reader.ViewAsync(actor, page, urls, ct);
        (Title, Html, HasOwnHeading, Association, Back) = (page.Facts.Title, view.Html, view.HasOwnHeading, wiki.Snapshot.Settings.Name, urls.Of(page.Path));
        Address = (await address.FindAsync(HttpContext, ct)).Base.TrimEnd('/') + PageUrl.Root.Of(page.Path);
        Code = qr.Draw(Address);
        return Page();
    }
}
