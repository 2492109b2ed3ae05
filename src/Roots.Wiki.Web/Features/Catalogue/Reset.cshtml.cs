using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>Back to what ships, or away with an own template; asked first, and taken back with one tap.</summary>
public sealed class ResetModel(ProblemWords words, Toasts toasts, IStringLocalizer<CatalogueTexts> texts) : CataloguePageModel
{
    /// <summary>What will be different.</summary>
    public IReadOnlyList<DifferenceLine> Changes { get; private set; } = [];

    public IActionResult OnGet(Wiki wiki, Actor actor, string id) => Find(wiki, actor, id, edits: true) ?? (Opened.Own is null ? NotFound() : Show(wiki));

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string id, CancellationToken ct)
    {
        if (Find(wiki, actor, id, edits: true) is { } refused)
        {
            return refused;
        }

        var last = (await wiki.TemplateEditor.HistoryAsync(actor, Id, 1, ct)).FirstOrDefault(v => v.Blob is not null);
        var saved = await wiki.TemplateEditor.ResetAsync(actor, Id, ct);
        if (saved.Problems.Count > 0)
        {
            words.AddTo(ModelState, saved.Problems);
            return Show(wiki);
        }

        var version = last is null ? "" : "version=" + last.Id;
        return Redirect(Opened.Shipped is not null ? $"{Address()}?{version}" : $"{Urls.Of("templates")}?gone={Uri.EscapeDataString(Id)}&title={Uri.EscapeDataString(TemplateTitle)}&{version}");
    }

    public async Task<IActionResult> OnPostUndoAsync(Wiki wiki, Actor actor, string id, string? version, CancellationToken ct)
    {
        if (Enter(wiki, actor, edits: true) is { } refused)
        {
            return refused;
        }

        if (!VersionId.TryParse(version, out var at))
        {
            return NotFound();
        }

        var saved = await wiki.TemplateEditor.BringBackAsync(actor, id, at, ct);
        toasts.Show(HttpContext, saved.Problems.Count > 0 ? new(words.Of(saved.Problems[0]), IsWarning: true) : new(texts["BroughtBack"]));
        return Redirect(wiki.TemplateEditor.Open(id) is null ? Urls.Of("templates") : AddressOf(id));
    }

    private PageResult Show(Wiki wiki)
    {
        Changes = Opened.Shipped is { } shipped ? [.. TemplateMerge.Compare(Opened.File, shipped).Select(d => DifferenceWords.Line(texts, d, wiki.Templates.Question, Language))] : [];
        return Page();
    }
}
