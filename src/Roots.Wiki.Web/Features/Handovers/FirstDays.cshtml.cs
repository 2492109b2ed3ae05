using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Handovers;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Rendering;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>"Meine ersten 100 Tage": what to read, what to do, whom to call; the ticks are seen by nobody else.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FirstDaysModel(IPageRenderer renderer, Toasts toasts, IStringLocalizer<HandoversTexts> texts) : PageModel
{
    public FirstDays Days { get; private set; } = null!;

    public IReadOnlyList<(FirstReading Reading, SafeHtml Html)> Readings { get; private set; } = [];

    public IReadOnlyList<(string Name, string? Phone)> Call { get; private set; } = [];

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>The key of a task's words.</summary>
    public static string Key(FirstTask task) => char.ToUpperInvariant(task.Id[0]) + task.Id[1..];

    public int Done => Days.Readings.Count(r => r.IsRead) + Days.Tasks.Count(t => t.IsDone);

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (await FindAsync(wiki, actor, path, ct) is not { } days)
        {
            return actor is Actor.Member ? NotFound() : Redirect($"~/-/sign-in?back={Uri.EscapeDataString(Request.Path)}");
        }

        Days = days;
        var view = wiki.AccessOf(actor);
        var filler = new HoleFiller(view, wiki.Persons.Current, Urls);
        var readings = new List<(FirstReading, SafeHtml)>();
        foreach (var reading in days.Readings)
        {
            readings.Add((reading, filler.Fill(await renderer.RenderAsync(reading.Answer.Text, days.Role.Folder, ct))));
        }

        Readings = readings;
        Call = [.. days.Call.Select(p => wiki.Persons.Current.Persons.GetValueOrDefault(p)).OfType<Person>().Where(p => !p.IsHidden)
            .Select(p => (p.Name, ContactRights.ShowsOnPages(view, p) ? p.Phone : null))];
        return Page();
    }

    public async Task<IActionResult> OnPostReadAsync(Wiki wiki, Actor actor, string? path, string? id, string? version, bool done, CancellationToken ct)
    {
        if (await FindAsync(wiki, actor, path, ct) is not { } days)
        {
            return NotFound();
        }

        var isTaken = await wiki.Arrival.ReadAsync(actor, days.Role.Path, id ?? "", done ? version ?? "" : null, ct);
        toasts.Show(HttpContext, isTaken ? new(texts["DaysTicked"]) : new(texts["ReadChangedMeanwhile"], IsWarning: true));
        return Redirect(Urls.Of("first-days", days.Role.Path) + "#" + id);
    }

    public async Task<IActionResult> OnPostTickAsync(Wiki wiki, Actor actor, string? path, string? id, bool done, CancellationToken ct)
    {
        if (await FindAsync(wiki, actor, path, ct) is not { } days || !await wiki.Arrival.TickAsync(actor, days.Role.Path, id ?? "", done, ct))
        {
            return NotFound();
        }

        toasts.Show(HttpContext, new(texts["DaysTicked"]));
        return Redirect(Urls.Of("first-days", days.Role.Path) + "#tasks");
    }

    private static async Task<FirstDays?> FindAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct) =>
        wiki.Snapshot.Roles.Resolve(path ?? "") is { } role ? await wiki.Arrival.FindAsync(actor, role.Path, ct) : null;
}
