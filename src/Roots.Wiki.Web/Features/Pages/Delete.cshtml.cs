using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>Asks before a page is deleted, and offers to bring it back at once.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DeleteModel(IStringLocalizer<PagesTexts> texts, ProblemWords problems) : PageModel
{
    [BindProperty]
    public string? Base { get; set; }

    public PagePath Path { get; private set; } = null!;

    public string Title { get; private set; } = "";

    /// <summary>The version to bring back; set once the page is deleted.</summary>
    public VersionId? Undo { get; private set; }

    /// <summary>Whether whoever looks may ask for the page to be erased for good.</summary>
    public bool CanErase { get; private set; }

    public IReadOnlyList<Crumb> Crumbs { get; private set; } = [];

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public IActionResult OnGet(Wiki wiki, Actor actor, string? path) => Find(wiki, actor, path) ?? Page();

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        var seen = BlobId.TryParse(Base, out var id) ? id : null;
        if (Find(wiki, actor, path) is { } refusal)
        {
            return refusal;
        }

        if (seen is null)
        {
            return BadRequest();
        }

        switch (await wiki.Editor.DeleteAsync(actor, Path, seen, ct))
        {
            case SaveResult.Rejected(var reasons):
                problems.AddTo(ModelState, reasons);
                return Page();
            case SaveResult.Conflict:
                ModelState.Clear();
                ModelState.AddModelError("", texts["ChangedMeanwhile"]);
                return Page();
            default:
                var versions = await wiki.History.ListAsync(actor, Path, null, 2, ct);
                Undo = versions?.Versions.FirstOrDefault(v => v.Blob is not null)?.Id;
                return Page();
        }
    }

    private IActionResult? Find(Wiki wiki, Actor actor, string? path)
    {
        Urls = WikiRequest.Urls(HttpContext);
        var view = wiki.AccessOf(actor);
        if (!PagePath.TryParse(path, out var address) || view.Snapshot.Find(address) is not { } page || !view.CanRead(page))
        {
            return NotFound();
        }

        if (!view.Can(Spaces.Permission.Write))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        CanErase = wiki.Erasures.MayErase(actor);
        (Path, Title, Base) = (address, page.Facts.Title, page.Blob.Value);
        Crumbs = PageCrumbs.To(wiki, actor, address, Urls, texts["DeleteNow"]);
        return null;
    }
}
