using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Start;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Setup;

/// <summary>"Die ersten vier Wochen" on a page of its own: with the resolution, and where the guide is put away or brought back.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FirstWeeksModel(ProblemWords words, Toasts toasts, IStringLocalizer<FirstWeeksTexts> texts) : PageModel
{
    private const string Folder = "verein";

    public FirstWeeksView View { get; private set; } = null!;

    public IActionResult OnGet(Wiki wiki, Actor actor) =>
        Open(wiki, actor) ? Page()
        : actor is Actor.Visitor ? Redirect(WikiRequest.Urls(HttpContext).Of("sign-in") + QueryString.Create("back", Request.PathBase + Request.Path))
        : NotFound();

    public async Task<IActionResult> OnPostHideAsync(Wiki wiki, Actor actor, bool hidden, CancellationToken ct)
    {
        if (!Open(wiki, actor) || actor is not Actor.Member member)
        {
            return NotFound();
        }

        await wiki.Persons.HideFirstWeeksAsync(member.Id, hidden, ct);
        toasts.Show(HttpContext, new(texts[hidden ? "Hidden" : "Shown"]));
        return hidden ? Redirect("~/") : Redirect(View.Urls.Of("first-weeks"));
    }

    /// <summary>Makes the page of the resolution with what most associations choose; the day stays open.</summary>
    public async Task<IActionResult> OnPostResolutionAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        if (!Open(wiki, actor) || wiki.Templates.Find(FirstWeeks.ResolutionTemplate) is not { } template)
        {
            return NotFound();
        }

        if (View.Weeks.Resolution is { } known)
        {
            return Redirect(View.Urls.Of(known));
        }

        var language = wiki.Snapshot.Settings.Language;
        var title = template.Title.In(language);
        var slug = PageNames.Slug(title);
        var address = wiki.Snapshot.SortedPages.Any(p => p.Path.Folder == Folder) ? $"{Folder}/{slug}" : slug;
        if (PageNames.CheckNew(address, wiki.Snapshot) is { } taken)
        {
            words.AddTo(ModelState, taken with { Field = null });
            return Page();
        }

        var path = PagePath.Parse(address);
        if (await wiki.Sheets.CreateAsync(actor, template.Id, path, title, null, FirstWeeks.Proposal(template, language), ct) is SaveResult.Rejected(var problems))
        {
            words.AddTo(ModelState, problems.Select(p => p with { Field = null }));
            return Page();
        }

        toasts.Show(HttpContext, new(texts["ResolutionCreated"]));
        return Redirect(View.Urls.Of(path));
    }

    private bool Open(Wiki wiki, Actor actor)
    {
        if (wiki.FirstWeeksOf(actor) is not { } weeks)
        {
            return false;
        }

        View = new(weeks, WikiRequest.Urls(HttpContext), actor.IsAdministrator);
        return true;
    }
}
