using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Audit;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Admin;

/// <summary>The audit log, for the administration. For nobody else there is no such page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AuditLogModel(AuditWords words, ProblemWords problems, IStringLocalizer<AuditPageTexts> texts, Toasts toasts) : PageModel
{
    private const int PerPage = 100;
    private const int MostPages = 10_000;

    private Wiki wiki = null!;
    private Actor actor = null!;

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Until { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; }

    [BindProperty]
    public int Months { get; set; }

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public IReadOnlyList<AuditRow> Rows { get; private set; } = [];

    /// <summary>Everybody who can be chosen: value and name.</summary>
    public IReadOnlyList<(string Value, string Name)> Actors { get; private set; } = [];

    /// <summary>Everything that can be chosen: code and words.</summary>
    public IReadOnlyList<(string Value, string Name)> Actions { get; private set; } = [];

    public Pager Pager { get; private set; } = new(null, null);

    public static RetentionRule Rule => RetentionRule.Of(RetentionKind.Audit);

    public bool IsFiltered => !string.IsNullOrEmpty(From) || !string.IsNullOrEmpty(Until) || !string.IsNullOrEmpty(Who) || !string.IsNullOrEmpty(What);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        (wiki, actor, _) = WikiRequest.Of(HttpContext);
        if (!wiki.AccessOf(actor).Can(Permission.ManageMembers))
        {
            context.Result = NotFound();
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Months = await wiki.Audit.MonthsAsync(ct);
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostDownloadAsync(CancellationToken ct)
    {
        if (await wiki.Audit.TakeAsync(actor, Filter(), ct) is not { } lines)
        {
            return NotFound();
        }

        string[] head = [texts["When"], texts["Who"], texts["What"], texts["About"]];
        var rows = lines.Select(l => words.Row(wiki, l)).Select(r => (string[])[r.At.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), r.Who, r.What, r.About]);
        return File(Csv.Write([head, .. rows]), "text/csv; charset=utf-8", $"{texts["FileName"].Value}-{wiki.Snapshot.Settings.Today(wiki.Clock):yyyy-MM-dd}.csv");
    }

    public async Task<IActionResult> OnPostKeepAsync(CancellationToken ct)
    {
        if (await wiki.Audit.KeepForAsync(actor, Months, ct) is { } problem)
        {
            problems.AddTo(ModelState, problem);
            return await ShowAsync(ct);
        }

        toasts.Show(HttpContext, new(texts["Saved", Months]));
        return Redirect(Urls.Of("admin/audit"));
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var page = Math.Clamp(Number, 0, MostPages);
        if (await wiki.Audit.ReadAsync(actor, Filter(), page * PerPage, PerPage + 1, ct) is not { } lines)
        {
            return NotFound();
        }

        Rows = [.. lines.Take(PerPage).Select(l => words.Row(wiki, l))];
        Pager = new(page > 0 ? AddressOf(page - 1) : null, lines.Count > PerPage ? AddressOf(page + 1) : null);
        var (actors, actions) = await wiki.Audit.WordsAsync(actor, ct);
        Actors = [.. actors.Select(a => (a, words.Who(wiki, a))).OrderBy(a => a.Item2, StringComparer.CurrentCulture)];
        Actions = [.. actions.Select(a => (a, words.What(a))).OrderBy(a => a.Item2, StringComparer.CurrentCulture)];
        return Page();
    }

    private string AddressOf(int page) => Urls.Of("admin/audit") + QueryString.Create(
        new Dictionary<string, string?> { ["from"] = From, ["until"] = Until, ["who"] = Who, ["what"] = What, ["p"] = page == 0 ? null : page.ToString(CultureInfo.InvariantCulture) }.Where(p => !string.IsNullOrEmpty(p.Value)));

    private AuditFilter Filter() => new(Midnight(From, 0), Midnight(Until, 1), string.IsNullOrEmpty(Who) ? null : Who, string.IsNullOrEmpty(What) ? null : What);

    // Days are days of the wiki; the last one is wanted whole. What is no day does not count.
    private DateTimeOffset? Midnight(string? day, int later)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year is < 2000 or > 9000)
        {
            return null;
        }

        var local = date.AddDays(later).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(wiki.Snapshot.Settings.TimeZone).GetUtcOffset(local)).ToUniversalTime();
    }
}
