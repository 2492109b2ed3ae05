using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>A page as an old version had it.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class VersionModel(IStringLocalizer<PagesTexts> texts) : PageModel
{
    public OldPage Old { get; private set; } = null!;

    public VersionLine Line { get; private set; } = null!;

    public PagePath Path { get; private set; } = null!;

    public SafeHtml Html { get; private set; } = SafeHtml.Empty;

    public bool IsCurrent { get; private set; }

    public bool CanRestore { get; private set; }

    /// <summary>Whether whoever looks may ask for this version to be erased for good.</summary>
    public bool CanErase { get; private set; }

    public IReadOnlyList<Crumb> Crumbs { get; private set; } = [];

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, string? v, CancellationToken ct)
    {
        Urls = WikiRequest.Urls(HttpContext);
        if (!PagePath.TryParse(path, out var address) || !VersionId.TryParse(v, out var version) || await wiki.History.FindAsync(actor, address, version, ct) is not { } old)
        {
            return NotFound();
        }

        (Path, Old, Line) = (address, old, VersionLine.Of(texts, wiki, actor, old.Version));
        IsCurrent = wiki.Snapshot.Find(address)?.Blob == old.Version.Blob;
        CanRestore = !IsCurrent && wiki.AccessOf(actor).Can(Spaces.Permission.Write);
        CanErase = wiki.Erasures.MayErase(actor);
        Html = await wiki.Reader.PreviewAsync(actor, address, old.Markdown, Urls, ct);
        Crumbs = PageCrumbs.To(wiki, actor, address, Urls, texts["VersionDeed"]);
        return Page();
    }
}
