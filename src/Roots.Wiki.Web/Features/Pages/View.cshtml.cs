using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>Shows whatever stands under an address: a page, its Markdown, a file, or that there is nothing yet.</summary>
public sealed class ViewModel : PageModel
{
    public PageView? View { get; private set; }

    /// <summary>Whether the page was made from a template whose questions can be asked again.</summary>
    public bool HasSheet { get; private set; }

    public PagePath? CanCreate { get; private set; }

    public string Address { get; private set; } = "";

    public bool IsVisitor { get; private set; }

    /// <summary>Whether something may be due for whoever looks.</summary>
    public bool HoldsOffice { get; private set; }

    /// <summary>The day on which something was erased here for good, or null.</summary>
    public DateOnly? ErasedOn { get; private set; }

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        if (Request.Path.StartsWithSegments("/-"))
        {
            return NotFound();   // no page lies below the reserved segment
        }

        Urls = new PageUrl(Request.PathBase.Value ?? "");
        Address = Request.Path.Value is { Length: > 0 } path ? path[1..] : "";
        IsVisitor = actor is Actor.Visitor;
        var isRaw = Request.Query.ContainsKey("raw");
        return wiki.Reader.Locate(actor, Address) switch
        {
            PageLocation.Found(var page) when isRaw => await RawAsync(wiki, page, ct),
            PageLocation.Found(var page) => await ShowAsync(wiki, actor, page, ct),
            PageLocation.Elsewhere(var other) => Redirect(Urls.Of(other) + Request.QueryString),
            PageLocation.Attachment(var file, var blob) => await FileAsync(wiki, file, blob, ct),
            PageLocation.Missing missing when await wiki.Reader.FindMovedAsync(actor, Address, ct) is { } moved => Redirect(Urls.Of(moved) + Request.QueryString),
            PageLocation.Missing missing => Missing(wiki, missing),
            _ => NotFound(),
        };
    }

    private async Task<IActionResult> ShowAsync(Wiki wiki, Actor actor, PageEntry page, CancellationToken ct)
    {
        var began = wiki.Moment;
        HoldsOffice = actor.Person is { } person && wiki.Snapshot.Roles.OfficesOf(person).Any();
        ErasedOn = wiki.Erasures.Notes.TryGetValue(page.Path, out var day) ? day : null;
        HasSheet = Roots.Wiki.Roles.Role.OfPage(page, wiki.Templates) is not null;
        View = await wiki.Reader.ViewAsync(actor, page, Urls, ct);
        return new FinishedPageResult(page, began);
    }

    private async Task<IActionResult> RawAsync(Wiki wiki, PageEntry page, CancellationToken ct)
    {
        if (PageTag.IsFresh(HttpContext, PageTag.Strong(page.Blob)))
        {
            return StatusCode(StatusCodes.Status304NotModified);
        }

        Response.Headers.ContentSecurityPolicy = AttachmentType.ContentSecurityPolicy;
        return await wiki.Reader.ReadAsync(page.Blob, ct) is { } bytes ? new FileContentResult(bytes.ToArray(), "text/markdown; charset=utf-8") : NotFound();
    }

    private async Task<IActionResult> FileAsync(Wiki wiki, GitPath file, BlobId blob, CancellationToken ct)
    {
        if (PageTag.IsFresh(HttpContext, PageTag.Strong(blob)))
        {
            return StatusCode(StatusCodes.Status304NotModified);
        }

        if (await wiki.Reader.ReadAsync(blob, ct) is not { } bytes)
        {
            return NotFound();
        }

        var type = AttachmentType.Of(file);
        var disposition = new ContentDispositionHeaderValue(type.IsShown ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.Headers.ContentSecurityPolicy = AttachmentType.ContentSecurityPolicy;
        return new FileContentResult(bytes.ToArray(), type.ContentType);
    }

    private IActionResult Missing(Wiki wiki, PageLocation.Missing missing)
    {
        if (IsVisitor && !wiki.Snapshot.Settings.IsOpen)
        {
            return Redirect(Urls.Of("sign-in") + QueryString.Create("back", Request.PathBase + Request.Path));
        }

        Response.StatusCode = StatusCodes.Status404NotFound;
        Response.Headers.CacheControl = "no-store";
        CanCreate = missing.CanCreate;
        return Page();
    }
}
