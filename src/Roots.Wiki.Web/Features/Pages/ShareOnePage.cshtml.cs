using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>A link to one page, as members who may read it see it.</summary>
public sealed record LiveLink(string Id, string Until, string Maker, bool ShowsNames);

/// <summary>Makes a link that shows one page to people without an account, lists the live ones and withdraws them.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ShareOnePageModel(ProblemWords words, IStringLocalizer<PagesTexts> texts, Toasts toasts, PublicAddress publicAddress, IQrCode codes) : PageModel
{
    public PagePath Path { get; private set; } = null!;

    public string PageTitle { get; private set; } = "";

    public Visibility Level { get; private set; }

    public IReadOnlyList<Crumb> Crumbs { get; private set; } = [];

    public IReadOnlyList<LiveLink> Live { get; private set; } = [];

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    /// <summary>The address that was just made, shown once; or null.</summary>
    public string? Address { get; private set; }

    public QrDrawing? Code { get; private set; }

    public bool IsLocalOnly { get; private set; }

    [BindProperty]
    public int Days { get; set; } = 7;

    [BindProperty]
    public bool ShowsNames { get; set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct) =>
        Find(wiki, actor, path) ? await ShowAsync(wiki, actor, ct) : NotFound();

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (!Find(wiki, actor, path))
        {
            return NotFound();
        }

        var (secret, problem) = await wiki.Shares.MakeAsync(actor, Path, Days, ShowsNames, ct);
        if (problem is not null)
        {
            words.AddTo(ModelState, problem with { Field = nameof(Days) });
            return await ShowAsync(wiki, actor, ct);
        }

        var reached = await publicAddress.FindAsync(HttpContext, ct);
        Address = $"{reached.Base}/-/shared/{secret}";
        (Code, IsLocalOnly) = (codes.Draw(Address), reached.IsLocal);
        return await ShowAsync(wiki, actor, ct);
    }

    public async Task<IActionResult> OnPostRevokeAsync(Wiki wiki, Actor actor, string? path, string? id, CancellationToken ct)
    {
        if (!Find(wiki, actor, path) || await wiki.Shares.RevokeAsync(actor, id ?? "", ct) is not null)
        {
            return NotFound();
        }

        toasts.Show(HttpContext, new(texts["LinkRevoked"]));
        return Redirect(Urls.Of("share-page", Path));
    }

    private bool Find(Wiki wiki, Actor actor, string? path)
    {
        if (!PagePath.TryParse(path, out var address) || wiki.Snapshot.Find(address) is not { } page || !wiki.Shares.MayShare(actor, page))
        {
            return false;
        }

        Urls = new PageUrl(Request.PathBase.Value ?? "");
        (Path, PageTitle, Level) = (address, page.Facts.Title, wiki.Snapshot.ClassOf(page).Level);
        Crumbs = PageCrumbs.To(wiki, actor, address, Urls, texts["LinkTitle"]);
        return true;
    }

    private async Task<PageResult> ShowAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        Live = [.. (await wiki.Shares.OfPageAsync(actor, Path, ct)).Select(l => new LiveLink(
            l.Id, PageWords.When(wiki, l.Until), l.CreatedBy is { } by && wiki.Persons.Current.Members.TryGetValue(by, out var maker) ? maker.DisplayName : texts["ByFormerMember"], l.ShowsNames))];
        return Page();
    }
}
