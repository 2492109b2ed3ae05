using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>Title, introduction and titles of the sections of an own template.</summary>
public sealed class WordsModel(ProblemWords problems, Toasts toasts, IStringLocalizer<CatalogueTexts> texts) : CataloguePageModel
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? TitleEn { get; set; }

    [BindProperty]
    public string? Intro { get; set; }

    [BindProperty]
    public string? IntroEn { get; set; }

    /// <summary>Titles by the section's id.</summary>
    [BindProperty]
    public Dictionary<string, string?> Sections { get; set; } = [];

    [BindProperty]
    public string? NewSection { get; set; }

    public IActionResult OnGet(Wiki wiki, Actor actor, string id)
    {
        if (FindOwn(wiki, actor, id) is { } refused)
        {
            return refused;
        }

        var frame = Opened.File.Frame;
        (Title, TitleEn, Intro, IntroEn) = (frame.Title.De, frame.Title.En, frame.Intro.De, frame.Intro.En);
        Sections = Opened.File.Sections.DistinctBy(s => s.Id).ToDictionary(s => s.Id, s => (string?)s.Title.De);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string id, CancellationToken ct)
    {
        if (FindOwn(wiki, actor, id) is { } refused)
        {
            return refused;
        }

        var frame = Opened.File.Frame;
        var sections = Opened.File.Sections.DistinctBy(s => s.Id).Where(s => Sections.ContainsKey(s.Id)).ToDictionary(s => s.Id, s => Local(Sections[s.Id], s.Title.En, s.Title));
        var added = string.IsNullOrWhiteSpace(NewSection) ? null : new LocalText(NewSection.Trim());
        var saved = await wiki.TemplateEditor.RewordAsync(actor, Id, Local(Title, TitleEn, frame.Title), Local(Intro, IntroEn, frame.Intro), sections, added, ct);
        if (saved.Problems.Count > 0)
        {
            problems.AddTo(ModelState, saved.Problems);
            return Page();
        }

        toasts.Show(HttpContext, new(saved.Version is null ? texts["Unchanged"] : texts["WordsSaved"]));
        return Redirect(Address());
    }

    private IActionResult? FindOwn(Wiki wiki, Actor actor, string id) => Find(wiki, actor, id, edits: true) ?? (Opened.CanEdit ? null : NotFound());

    private static LocalText Local(string? de, string? en, LocalText old)
    {
        var german = de?.ReplaceLineEndings("\n").Trim() ?? "";
        var english = string.IsNullOrWhiteSpace(en) ? null : en.ReplaceLineEndings("\n").Trim();
        return new(german, german != old.De && english == old.En ? null : english);
    }
}
