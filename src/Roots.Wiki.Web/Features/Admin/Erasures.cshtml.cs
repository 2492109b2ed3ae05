using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Admin;

/// <summary>What was erased for good, and what waits for a yes. For the administration and the board; for nobody else there is no such page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErasuresModel : PageModel
{
    private Wiki wiki = null!;

    public IReadOnlyList<Erasure.Erasure> All { get; private set; } = [];

    /// <summary>Whether nobody else could approve.</summary>
    public bool IsAlone { get; private set; }

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public string Day(DateTimeOffset moment) => ErasureWords.Day(wiki, moment);

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        this.wiki = wiki;
        if (!wiki.Erasures.MayErase(actor))
        {
            return NotFound();
        }

        All = await wiki.Erasures.ListAsync(actor, ct);
        IsAlone = wiki.Erasures.OthersThan(actor).Count == 0;
        return Page();
    }
}

/// <summary>Days in the wiki's time and the reader's language.</summary>
internal static class ErasureWords
{
    public static string Day(Wiki wiki, DateTimeOffset moment) => Local(wiki, moment).ToString("d. MMMM yyyy", CultureInfo.CurrentCulture);

    public static string Moment(Wiki wiki, DateTimeOffset moment) => Local(wiki, moment).ToString("d. MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    public static string Day(DateOnly day) => day.ToString("d. MMMM yyyy", CultureInfo.CurrentCulture);

    private static DateTimeOffset Local(Wiki wiki, DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(wiki.Snapshot.Settings.TimeZone));
}
