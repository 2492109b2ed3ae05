using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.ForYou;
using Roots.Wiki.Pages;
using Roots.Wiki.Registers;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>A month in words.</summary>
public sealed record YearMonthRows(string Title, bool IsNow, IReadOnlyList<YearRow> Rows);

/// <summary>What the association has to do within twelve months, and who: out of the answers that the one who looks may read.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class YearModel(YearWords words) : PageModel
{
    private Wiki wiki = null!;

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public UnitFilter Filter { get; private set; } = null!;

    public bool IsList { get; private set; }

    public DateOnly Today { get; private set; }

    public string Association { get; private set; } = "";

    public IReadOnlyList<YearRow> Overdue { get; private set; } = [];

    public IReadOnlyList<YearMonthRows> Months { get; private set; } = [];

    public IReadOnlyList<YearRestRow> Undated { get; private set; } = [];

    public IReadOnlyList<YearGapRow> Gaps { get; private set; } = [];

    public bool IsEmpty => Overdue.Count + Undated.Count + Gaps.Count + Months.Sum(m => m.Rows.Count) == 0;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? unit, string? office, string? view, CancellationToken ct)
    {
        if (actor is not Actor.Member)
        {
            return Redirect($"~/-/sign-in?back={Uri.EscapeDataString(Request.PathBase + Request.Path)}");
        }

        this.wiki = wiki;
        var access = wiki.AccessOf(actor);
        Urls = WikiRequest.Urls(HttpContext);
        IsList = view == "list";
        var chosen = PagePath.TryParse(office, out var path) && wiki.Snapshot.Roles.Find(path) is { } role && access.CanRead(role.Page) ? role.Path : null;
        Filter = UnitFilter.For(Urls.Of("year"), access, unit) with
        {
            Kept = IsList ? [("view", "list")] : [],
            Office = chosen,
            Offices = [.. wiki.Snapshot.Roles.All.Where(r => access.CanRead(r.Page)).OrderBy(r => r.Title, StringComparer.CurrentCulture).Select(r => (r.Path, r.Title))],
        };
        var plan = await wiki.Years.OpenAsync(actor, new(Filter.Chosen, chosen is null ? null : new HashSet<PagePath> { chosen }), ct);
        (Today, Association) = (plan.Today, Filter.Chosen?.Title ?? wiki.Snapshot.Settings.Name);
        Overdue = [.. plan.Overdue.Select(Row)];
        Months = [.. plan.Months.Select(m => new YearMonthRows(m.First.ToString("MMMM yyyy", CultureInfo.CurrentCulture), m.First == plan.Months[0].First, [.. m.Entries.Select(Row)]))];
        Undated = [.. plan.Undated.Select(r => YearWords.Of(r, wiki, Urls))];
        Gaps = [.. plan.Gaps.Select(g => words.Of(g, wiki, Urls)).OrderBy(g => g.Office, StringComparer.CurrentCulture)];
        return Page();
    }

    /// <summary>The day of a row beside its month.</summary>
    public static string DayOf(YearRow row) => row.Entry.Day.ToString(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "de" ? "d." : "%d", CultureInfo.InvariantCulture);

    /// <summary>The day of a row in a list.</summary>
    public string WholeDayOf(YearRow row) => row.Entry.IsMonth ? row.Entry.Day.ToString("MMMM yyyy", CultureInfo.CurrentCulture) : DueWords.Day(row.Entry.Day);

    /// <summary>Whether the day is over.</summary>
    public bool IsOver(YearRow row) => row.Entry.Day < Today;

    /// <summary>Whether it only asks to look at something again; not for paper.</summary>
    public static bool IsReview(YearRow row) => row.Entry.Due?.Kind is DueKind.AnswerReview or DueKind.PageReview or DueKind.Criticality;

    /// <summary>Who does it, by name.</summary>
    public string Who(YearRow row) => YearWords.HoldersOf(row.Entry.Office, wiki);

    private YearRow Row(YearEntry entry) => words.Of(entry, wiki, Urls);
}
