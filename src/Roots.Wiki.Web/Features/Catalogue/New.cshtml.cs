using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>Makes a template of the association's own, from nothing.</summary>
public sealed class NewModel(ProblemWords words, Toasts toasts, IStringLocalizer<CatalogueTexts> texts) : CataloguePageModel
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Intro { get; set; }

    /// <summary><c>office</c> or <c>page</c>.</summary>
    [BindProperty]
    public string? Scope { get; set; }

    public IActionResult OnGet(Wiki wiki, Actor actor)
    {
        Scope = "office";
        return Enter(wiki, actor, edits: true) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        if (Enter(wiki, actor, edits: true) is { } refused)
        {
            return refused;
        }

        var saved = await wiki.TemplateEditor.CreateAsync(actor, new(Title?.Trim() ?? ""), new(Intro?.Trim() ?? ""), Scope == "page" ? TemplateScope.Page : TemplateScope.Office, ct);
        if (saved.Problems.Count > 0)
        {
            words.AddTo(ModelState, saved.Problems);
            return Page();
        }

        toasts.Show(HttpContext, new(texts["Created"]));
        return Redirect(AddressOf(saved.Id));
    }
}
