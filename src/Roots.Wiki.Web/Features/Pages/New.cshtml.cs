using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>Finds title and address of a new page; the page itself comes to be with its first save.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NewModel(ProblemWords problems) : PageModel
{
    private const int MostOffered = 6;

    [BindProperty(SupportsGet = true)]
    public string? Title { get; set; }

    /// <summary>The folder of the new page.</summary>
    [BindProperty(SupportsGet = true)]
    public string? In { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Path { get; set; }

    public IReadOnlyList<string> Folders { get; private set; } = [];

    public string? Preview { get; private set; }

    public PagePath? Existing { get; private set; }

    /// <summary>The templates offered first.</summary>
    public IReadOnlyList<Template> Offered { get; private set; } = [];

    /// <summary>All other templates.</summary>
    public IReadOnlyList<Template> Others { get; private set; } = [];

    public string Language => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public IActionResult OnGet(Wiki wiki, Actor actor, [FromQuery] string? go)
    {
        Urls = new PageUrl(Request.PathBase.Value ?? "");
        if (actor is Actor.Visitor)
        {
            return Redirect(Urls.Of("sign-in") + QueryString.Create("back", Request.PathBase + Request.Path + Request.QueryString));
        }

        var view = wiki.AccessOf(actor);
        if (!view.Can(Permission.Write))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Title = Title ?? TitleOf(Path);
        Folders = [.. view.Snapshot.SortedPages.Where(view.CanRead).Select(p => p.Path.Folder).Where(f => f.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        Offered = PageTemplates.Offer(wiki.Templates, view, In ?? "", MostOffered);
        Others = [.. PageTemplates.All(wiki.Templates, Language).Except(Offered)];
        ModelState.Clear();
        if (go is null)
        {
            Preview = Suggest() is { Length: > 0 } start ? start : null;
            return Page();
        }

        if (PageForm.CheckTitle(Title ?? "") is { } bad)
        {
            problems.AddTo(ModelState, bad);
        }

        var address = Suggest();
        if (PageNames.CheckNew(address, view.Snapshot) is { } taken)
        {
            Existing = view.Snapshot.Resolve(address) is { } page && view.CanRead(page) ? page.Path : null;
            problems.AddTo(ModelState, taken);
        }

        return ModelState.IsValid ? Redirect($"{Urls.Of("edit", PagePath.Parse(address))}?title={Uri.EscapeDataString(Title!)}") : Page();
    }

    // A typed address is kept as far as it can be one; what comes from a link's text becomes slugs.
    private string Suggest() =>
        !string.IsNullOrWhiteSpace(Path) ? string.Join('/', Path.Trim().Trim('/').Split('/').Select(Fit))
        : PageNames.Slug(Title ?? "") is var slug && !string.IsNullOrWhiteSpace(In) ? $"{In.Trim('/')}/{slug}".TrimEnd('/')
        : slug;

    private string Fit(string segment) =>
        segment.Any(char.IsControl) || segment.Contains('\\', StringComparison.Ordinal) ? segment   // said to be wrong, not quietly mended
        : Folders.Any(f => f.Split('/').Contains(segment, StringComparer.Ordinal)) || segment is "index" or "README" ? segment
        : PageNames.Slug(segment.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? segment[..^3] : segment) is { Length: > 0 } slug ? slug : segment;

    private static string? TitleOf(string? path) =>
        string.IsNullOrWhiteSpace(path) ? null : PagePath.TryParse(path.Trim('/'), out var page) ? PageNames.Readable(page) : path;
}
