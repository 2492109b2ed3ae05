using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Handovers;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>After a hundred days: six questions whose answers become suggestions beside the office.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class LookBackModel(ProblemWords words, Toasts toasts, IStringLocalizer<HandoversTexts> texts) : PageModel
{
    public Role Office { get; private set; } = null!;

    [BindProperty]
    public Dictionary<string, string?> Answers { get; set; } = [];

    /// <summary>Whether the office has duties of which one can say next what should become of them.</summary>
    public bool HasDuties { get; private set; }

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct) =>
        await FindAsync(wiki, actor, path, ct) ? Page() : actor is Actor.Member ? NotFound() : Redirect($"~/-/sign-in?back={Uri.EscapeDataString(Request.Path)}");

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (!await FindAsync(wiki, actor, path, ct))
        {
            return NotFound();
        }

        switch (await wiki.Arrival.LookBackAsync(actor, Office.Path, Answers.ToDictionary(a => a.Key, a => a.Value ?? "", StringComparer.Ordinal), ct))
        {
            case HandoverResult.Saved(var page, _):
                toasts.Show(HttpContext, new(texts["LookBackSaved"]));
                return Redirect(HasDuties ? Urls.Of("duties", Office.Path) : Urls.Of(page));
            case HandoverResult.Rejected(var problems):
                words.AddTo(ModelState, problems);
                return Page();
            default:
                toasts.Show(HttpContext, new(texts["Conflict"], IsWarning: true));
                return Page();
        }
    }

    private async Task<bool> FindAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (wiki.Snapshot.Roles.Resolve(path ?? "") is not { } role || await wiki.Arrival.FindAsync(actor, role.Path, ct) is null)
        {
            return false;
        }

        (Office, HasDuties) = (role, wiki.Duties.Of(wiki.AccessOf(actor), role).Count > 0);
        return true;
    }
}
