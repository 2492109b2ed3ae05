using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>A newer shipped version of a template that the association changed: what comes in, what both changed, take it or leave it.</summary>
public sealed class UpdateModel(ProblemWords words, Toasts toasts, IStringLocalizer<CatalogueTexts> texts) : CataloguePageModel
{
    public IReadOnlyList<DifferenceLine> Taken { get; private set; } = [];

    public IReadOnlyList<DifferenceLine> Clashes { get; private set; } = [];

    /// <summary>Questions that would be asked afterwards.</summary>
    public Template Merged { get; private set; } = null!;

    public string Seen { get; private set; } = "";

    /// <summary>Keys of clashes in which the new version was chosen.</summary>
    public IReadOnlyCollection<string> Chosen { get; private set; } = [];

    public IActionResult OnGet(Wiki wiki, Actor actor, string id) =>
        Find(wiki, actor, id, edits: true) ?? (Opened.Update is null ? Redirect(Address()) : Show(wiki));

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string id, [FromForm(Name = "do")] string? deed, string? seen, CancellationToken ct)
    {
        if (Find(wiki, actor, id, edits: true) is { } refused)
        {
            return refused;
        }

        if (Opened.Update is null)
        {
            return Redirect(Address());
        }

        Chosen = [.. Opened.Update.Clashes.Select(c => c.Key).Where(k => Request.Form["clash-" + k] == "theirs")];
        var saved = await wiki.TemplateEditor.UpdateAsync(actor, Id, deed == "take", Chosen, seen ?? "", ct);
        if (saved.Problems.Count > 0)
        {
            words.AddTo(ModelState, saved.Problems);
            return Show(wiki);
        }

        toasts.Show(HttpContext, new(texts[deed == "take" ? "UpdateTaken" : "UpdateLeft"]));
        return Redirect(Address());
    }

    private PageResult Show(Wiki wiki)
    {
        var update = Opened.Update!;
        Taken = [.. update.Taken.Where(d => d.Part != TemplatePart.Settings).Select(d => DifferenceWords.Line(texts, d, wiki.Templates.Question, Language))];
        Clashes = [.. update.Clashes.Select(d => DifferenceWords.Line(texts, d, wiki.Templates.Question, Language))];
        Merged = TemplateLinker.Link([update.File], [], [], [], wiki.Templates.Templates.SelectMany(t => t.Questions)).Templates[0];
        Seen = TemplateEditor.MarkOf(Opened.Shipped!);
        return Page();
    }
}
