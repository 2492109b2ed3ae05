using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>The versions of a page: who, when, what kind; newest first, in parts.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class HistoryModel(IStringLocalizer<PagesTexts> texts) : PageModel
{
    private const int PerPart = 50;

    public VersionList List { get; private set; } = null!;

    public IReadOnlyList<VersionLine> Lines { get; private set; } = [];

    /// <summary>Whether there are two texts to compare.</summary>
    public bool CanChoose => Lines.Count(l => l.Version.Blob is not null) > 1;

    public bool IsFirstPart { get; private set; }

    public string Title { get; private set; } = "";

    public Pager Pager { get; private set; } = new(null, null);

    public IReadOnlyList<Crumb> Crumbs { get; private set; } = [];

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, string? before, CancellationToken ct)
    {
        Urls = WikiRequest.Urls(HttpContext);
        var from = VersionId.TryParse(before, out var version) ? version : null;
        if (!PagePath.TryParse(path, out var address) || (before is not null && from is null) || await wiki.History.ListAsync(actor, address, from, PerPart, ct) is not { } list)
        {
            return NotFound();
        }

        List = list;
        IsFirstPart = from is null;
        Title = list.Now?.Facts.Title ?? PageNames.Readable(address);
        Lines = [.. list.Versions.Select(v => VersionLine.Of(texts, wiki, actor, v))];
        Pager = new(from is null ? null : Urls.Of("history", address), list.Next is { } next ? $"{Urls.Of("history", address)}?before={next}" : null);
        Crumbs = PageCrumbs.To(wiki, actor, address, Urls, texts["History"]);
        return Page();
    }
}
