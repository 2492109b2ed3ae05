using Microsoft.AspNetCore.Mvc;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>A template in the list.</summary>
/// <param name="Template">The template.</param>
/// <param name="Questions">How many questions it asks.</param>
/// <param name="IsOwn">Whether the association made or changed it.</param>
/// <param name="IsAdapted">Whether it stands in the place of a shipped one.</param>
/// <param name="HasUpdate">Whether the shipped one has changed since; shown to who may decide.</param>
/// <param name="By">From which association it comes, or null.</param>
public sealed record CatalogueRow(Template Template, int Questions, bool IsOwn, bool IsAdapted, bool HasUpdate, string? By);

/// <summary>Templates that are used in the same way.</summary>
public sealed record CatalogueGroup(string Name, IReadOnlyList<CatalogueRow> Rows);

/// <summary>How a deleted template is brought back.</summary>
public sealed record CatalogueUndo(string Title, string Action, VersionId Version);

/// <summary>Alle Vorlagen: what the association can ask, shipped, changed and own.</summary>
public sealed class IndexModel(ProblemWords words) : CataloguePageModel
{
    public IReadOnlyList<CatalogueGroup> Groups { get; private set; } = [];

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public CatalogueUndo? Undo { get; private set; }

    public IActionResult OnGet(Wiki wiki, Actor actor, string? gone, string? version, string? title)
    {
        if (Enter(wiki, actor, edits: false) is { } refused)
        {
            return refused;
        }

        var rows = wiki.Templates.Templates.Select(t => Row(wiki, t)).OrderBy(r => r.Template.Title.In(Language), StringComparer.CurrentCulture).ToList();
        Groups =
        [
            .. new CatalogueGroup[]
            {
                new("Own", [.. rows.Where(r => r.IsOwn)]),
                new("Every", [.. rows.Where(r => !r.IsOwn && r.Template.Kind is TemplateKind.QuickStart or TemplateKind.BaseSheet && !r.IsOwn)]),
                new("Office", [.. rows.Where(r => !r.IsOwn && r.Template.Kind == TemplateKind.RoleSheet)]),
                new("Page", [.. rows.Where(r => !r.IsOwn && r.Template.Scope == TemplateScope.Page)]),
                new("Topic", [.. rows.Where(r => !r.IsOwn && r.Template.Kind == TemplateKind.Topic && r.Template.Scope != TemplateScope.Page)]),
            }.Where(g => g.Rows.Count > 0),
        ];
        Problems = MayEdit ? [.. wiki.Templates.Problems.Select(words.Of).Distinct()] : [];
        Undo = MayEdit && gone is not null && VersionId.TryParse(version, out var at) && wiki.TemplateEditor.Open(gone) is null ? new(title ?? gone, AddressOf(gone, "reset") + "?handler=Undo", at) : null;
        return Page();
    }

    private CatalogueRow Row(Wiki wiki, Template template)
    {
        var own = wiki.TemplateFiles.Own(wiki.Snapshot, template.Id);
        var opened = own is not null && MayEdit ? wiki.TemplateEditor.Open(template.Id) : null;
        return new(template, template.Questions.Count(), own is not null, own is not null && wiki.TemplateFiles.ShippedFile(template.Id) is not null, opened?.Update is not null, template.Origin?.By);
    }
}
