using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Sheets;

/// <summary>Makes a page from a template and goes on to its questions.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NewFromTemplateModel(ProblemWords problems, Toasts toasts, IStringLocalizer<SheetsTexts> texts) : PageModel
{
    [BindProperty]
    public string? Title { get; set; }

    /// <summary>The folder of the new page.</summary>
    [BindProperty]
    public string? In { get; set; }

    /// <summary>A word of <see cref="VisibilityWords"/>, or empty.</summary>
    [BindProperty]
    public string? Visibility { get; set; }

    /// <summary>Whether the page begins with the answers that the template brings along.</summary>
    [BindProperty]
    public bool Prefilled { get; set; }

    public Template Template { get; private set; } = null!;

    public IReadOnlyList<string> Folders { get; private set; } = [];

    public PagePath? Existing { get; private set; }

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public IActionResult OnGet(Wiki wiki, Actor actor, string template, [FromQuery(Name = "in")] string? folder)
    {
        if (Open(wiki, actor, template) is { } refused)
        {
            return refused;
        }

        var usual = wiki.Snapshot.Settings.DefaultVisibility;
        Visibility = Template.Visibility > usual || Template.Visibility == Spaces.Visibility.Public ? Template.Visibility.Write() : "";
        In = Folders.Contains(folder) ? folder : "";
        if (Template.Starter is { } starter && !wiki.Snapshot.Pages.Values.Any(p => p.Facts.Template == Template.Id))
        {
            (Prefilled, Title) = (true, starter.Title.In(wiki.Snapshot.Settings.Language));   // the first of its kind is the one that every association needs
        }

        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string template, CancellationToken ct)
    {
        if (Open(wiki, actor, template) is { } refused)
        {
            return refused;
        }

        var title = Title?.Trim() ?? "";
        var address = $"{In?.Trim('/')}/{PageNames.Slug(title)}".Trim('/');
        if ((PageForm.CheckTitle(title) ?? PageNames.CheckNew(address, wiki.Snapshot)) is { } problem)
        {
            var view = wiki.AccessOf(actor);
            Existing = wiki.Snapshot.Resolve(address) is { } page && view.CanRead(page) ? page.Path : null;
            problems.AddTo(ModelState, problem with { Field = "Title" });
            return Page();
        }

        var path = PagePath.Parse(address);
        var answers = Prefilled ? PageSheets.StarterOf(Template, wiki.Snapshot.Settings.Language) : new Dictionary<string, string>();
        if (await wiki.Sheets.CreateAsync(actor, Template.Id, path, title, VisibilityWords.Read(Visibility), answers, ct) is SaveResult.Rejected(var several))
        {
            problems.AddTo(ModelState, several);
            return Page();
        }

        toasts.Show(HttpContext, new(texts["Created"]));
        return Redirect(Urls.Of("fill", path));
    }

    private IActionResult? Open(Wiki wiki, Actor actor, string id)
    {
        if (actor is Actor.Visitor)
        {
            return Redirect(Urls.Of("sign-in") + QueryString.Create("back", Request.PathBase + Request.Path));
        }

        var view = wiki.AccessOf(actor);
        if (!view.Can(Permission.Write) || wiki.Templates.Find(id) is not { Scope: TemplateScope.Page } template)
        {
            return NotFound();
        }

        Template = template;
        Folders = [.. view.Snapshot.SortedPages.Where(view.CanRead).Select(p => p.Path.Folder).Where(f => f.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        return null;
    }
}
