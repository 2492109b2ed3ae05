using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Admin.Rights;

/// <summary>Every live link to one page. For nobody but the administration there is such a list.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SharesModel(IStringLocalizer<RightsTexts> texts, Toasts toasts) : PageModel
{
    public sealed record Row(string Id, string Title, string Until, string Maker);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        if (!actor.IsAdministrator)
        {
            return NotFound();
        }

        Urls = WikiRequest.Urls(HttpContext);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(wiki.Snapshot.Settings.TimeZone);
        Rows = [.. (await wiki.Shares.AllAsync(actor, ct)).Select(l => new Row(
            l.Id, wiki.Snapshot.Find(l.Role!)?.Facts.Title ?? l.Role!.Value, TimeZoneInfo.ConvertTime(l.Until, zone).ToString("g", CultureInfo.CurrentCulture),
            l.CreatedBy is { } by && wiki.Persons.Current.Members.TryGetValue(by, out var maker) ? maker.DisplayName : "–"))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? id, CancellationToken ct)
    {
        if (!actor.IsAdministrator || await wiki.Shares.RevokeAsync(actor, id ?? "", ct) is not null)
        {
            return NotFound();
        }

        toasts.Show(HttpContext, new(texts["SharesRevoked"]));
        return Redirect(WikiRequest.Urls(HttpContext).Of("admin/shares"));
    }
}
