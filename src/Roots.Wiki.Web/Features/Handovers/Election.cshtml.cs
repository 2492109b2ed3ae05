using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Handovers;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>"Nach der Wahl": one table of all offices, entered as one commit.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[RequestFormLimits(ValueCountLimit = MostFields)]
public sealed class ElectionModel(ProblemWords words) : PageModel
{
    private const int MostFields = 6_000;

    [BindProperty]
    public ElectionForm Form { get; set; } = new();

    public IReadOnlyList<Role> Offices { get; private set; } = [];

    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Whether an election was entered before that can be looked at.</summary>
    public bool HasLast { get; private set; }

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    private Wiki wiki = null!;

    public Role? OfficeOf(string? path) => Offices.FirstOrDefault(o => o.Path.Value == path);

    /// <summary>Who holds an office now, by name.</summary>
    public string Now(Role office) => string.Join(", ", office.Facts.Holders.Where(h => h.Kind == HolderKind.Holder).Select(h => wiki.Persons.Current.Persons.GetValueOrDefault(h.Person)?.Name).OfType<string>());

    public static string? Until(Role office) => office.Facts.Holders.FirstOrDefault(h => h.Kind == HolderKind.Holder)?.Until?.ToString("d", CultureInfo.CurrentCulture);

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        if (!Open(wiki, actor))
        {
            return actor is Actor.Member or Actor.Host ? NotFound() : Redirect("~/-/sign-in?back=/-/after-election");
        }

        HasLast = await wiki.Elections.LastAsync(actor, ct) is not null;
        Form.ElectedOn = PlanForm.Day(wiki.Snapshot.Settings.Today(wiki.Clock));
        Form.Lines = [.. Offices.Select(o => new ElectionLineForm { Role = o.Path.Value })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        if (!Open(wiki, actor))
        {
            return NotFound();
        }

        if (Form.Check().ToList() is { Count: > 0 } problems)
        {
            words.AddTo(ModelState, problems, nameof(Form));
            return Page();
        }

        switch (await wiki.Elections.EnterAsync(actor, await Form.ToLinesAsync(wiki, ct), ct))
        {
            case HandoverResult.Saved(_, { } version):
                return Redirect($"{Urls.Of("after-election/done")}?v={version}");
            case HandoverResult.Rejected(var refused):
                words.AddTo(ModelState, refused, nameof(Form));
                return Page();
            default:
                words.AddTo(ModelState, new Problem(ProblemCode.StorageUnavailable));
                return Page();
        }
    }

    private bool Open(Wiki opened, Actor actor)
    {
        wiki = opened;
        Offices = [.. opened.Snapshot.Roles.All.Where(r => opened.AccessOf(actor).CanRead(r.Page)).OrderByDescending(r => r.Facts.IsBoard).ThenBy(r => r.Title, StringComparer.CurrentCulture)];
        Names = [.. opened.Persons.Current.Persons.Values.Select(p => p.Name).Distinct().Order(StringComparer.CurrentCulture)];
        return actor is Actor.Member or Actor.Host && opened.Elections.MayEnter(actor);
    }
}
