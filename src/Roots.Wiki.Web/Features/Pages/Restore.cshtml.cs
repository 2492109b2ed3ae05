using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>Brings an old version of a page back, after asking; also that of a deleted page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RestoreModel(IStringLocalizer<PagesTexts> texts, ProblemWords problems, Toasts toasts) : PageModel
{
    /// <summary>The text that stood when the form was shown; empty for a deleted page.</summary>
    [BindProperty]
    public string? Base { get; set; }

    public OldPage Old { get; private set; } = null!;

    public PagePath Path { get; private set; } = null!;

    public string When { get; private set; } = "";

    public IReadOnlyList<Crumb> Crumbs { get; private set; } = [];

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, string? v, CancellationToken ct)
    {
        if (await FindAsync(wiki, actor, path, v, ct) is { } refusal)
        {
            return refusal;
        }

        Base = wiki.Snapshot.Find(Path)?.Blob.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? path, string? v, CancellationToken ct)
    {
        if (await FindAsync(wiki, actor, path, v, ct) is { } refusal)
        {
            return refusal;
        }

        switch (await wiki.Editor.RestoreAsync(actor, Path, VersionId.Parse(v!), BlobId.TryParse(Base, out var seen) ? seen : null, ct))
        {
            case SaveResult.Rejected(var reasons):
                problems.AddTo(ModelState, reasons);
                return Page();
            case SaveResult.Conflict:
                ModelState.Clear();
                ModelState.AddModelError("", texts["ChangedMeanwhile"]);
                Base = wiki.Snapshot.Find(Path)?.Blob.Value;
                return Page();
            default:
                toasts.Show(HttpContext, new(texts["BroughtBack"]));
                return Redirect(Urls.Of(Path));
        }
    }

    private async Task<IActionResult?> FindAsync(Wiki wiki, Actor actor, string? path, string? v, CancellationToken ct)
    {
        Urls = WikiRequest.Urls(HttpContext);
        if (!PagePath.TryParse(path, out var address) || !VersionId.TryParse(v, out var version) || await wiki.History.FindAsync(actor, address, version, ct) is not { } old)
        {
            return NotFound();
        }

        if (!wiki.AccessOf(actor).Can(Spaces.Permission.Write))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        (Path, Old, When) = (address, old, PageWords.When(wiki, old.Version.At));
        Crumbs = PageCrumbs.To(wiki, actor, address, Urls, texts["RestoreThis"]);
        return null;
    }
}
