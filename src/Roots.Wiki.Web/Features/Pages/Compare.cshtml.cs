using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Text;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>
/// Says what changed between two versions of a page: <c>?v=</c> against the one before it, <c>?from=</c> and <c>?v=</c> (the
/// older one first, whichever way round they were chosen), or <c>?v=</c> against today with <c>to=now</c>.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CompareModel(IStringLocalizer<PagesTexts> texts) : PageModel
{
    public PagePath Path { get; private set; } = null!;

    public VersionLine? Before { get; private set; }

    public VersionLine After { get; private set; } = null!;

    public ComparedText Text { get; private set; } = null!;

    /// <summary>What changed in the front matter, in sentences.</summary>
    public IReadOnlyList<string> Sentences { get; private set; } = [];

    public IReadOnlyList<Crumb> Crumbs { get; private set; } = [];

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, string? v, string? from, string? to, CancellationToken ct)
    {
        Urls = WikiRequest.Urls(HttpContext);
        if (!PagePath.TryParse(path, out var address) || !VersionId.TryParse(v, out var version) || await wiki.History.FindAsync(actor, address, version, ct) is not { } named)
        {
            return NotFound();
        }

        var (old, now) = to == "now" ? (named, await LatestAsync(wiki, actor, address, ct))
            : VersionId.TryParse(from, out var older) ? (await wiki.History.FindAsync(actor, address, older, ct), named)
            : (await wiki.History.BeforeAsync(actor, address, version, ct), named);
        if (now is null || (old is null && from is not null))
        {
            return NotFound();
        }

        if (to is null && from is not null && await wiki.History.IsNewerAsync(actor, address, old!.Version.Id, now.Version.Id, ct))
        {
            (old, now) = (now, old);
        }

        Path = address;
        Before = old is null ? null : VersionLine.Of(texts, wiki, actor, old.Version);
        After = VersionLine.Of(texts, wiki, actor, now.Version);
        Text = TextComparison.Compare(old?.Markdown ?? "", now.Markdown);
        Sentences = old is null ? [] : Say(Text.Keys, old.Facts, now.Facts);
        Crumbs = PageCrumbs.To(wiki, actor, address, Urls, texts["CompareDeed"]);
        return Page();
    }

    private static async Task<OldPage?> LatestAsync(Wiki wiki, Actor actor, PagePath path, CancellationToken ct) =>
        await wiki.History.ListAsync(actor, path, null, 1, ct) is { Versions: [var newest, ..] } ? await wiki.History.FindAsync(actor, path, newest.Id, ct) : null;

    private List<string> Say(IReadOnlyList<ComparedKey> keys, PageFacts old, PageFacts now)
    {
        var sentences = new List<string>();
        if (old.Title != now.Title)
        {
            sentences.Add(texts["FactTitle", old.Title, now.Title]);
        }

        if (old.Visibility != now.Visibility)
        {
            sentences.Add(texts["FactVisibility", Word(old.Visibility), Word(now.Visibility)]);
        }

        if (!old.Tags.SequenceEqual(now.Tags, StringComparer.Ordinal))
        {
            sentences.Add(texts["FactTags", Words(old.Tags), Words(now.Tags)]);
        }

        if (keys.Any(k => k.Key is not ("title" or "visibility" or "tags")))
        {
            sentences.Add(texts["FactOther"]);
        }

        return sentences;
    }

    private string Word(Visibility? visibility) => texts[visibility is { } level ? "Visibility" + level : "VisibilityDefault"];

    private string Words(IReadOnlyList<string> tags) => tags.Count == 0 ? texts["FactNone"] : string.Join(", ", tags);
}
