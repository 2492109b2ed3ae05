using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>Which templates an office is asked, without anybody writing front matter. Safe to call from many threads.</summary>
public sealed class OfficeTemplates(IPageStore store, TemplateEditor editor, Func<TemplateCatalog> catalog)
{
    /// <summary>
    /// What offices of this kind are asked by now and this one is not yet: it was set up before there was such a template.
    /// Empty for an office of no known kind.
    /// </summary>
    public IReadOnlyList<Template> Missing(Role role)
    {
        var now = catalog();
        var has = role.Facts.Templates.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from shipped in now.Roles
               where now.OfOffice(shipped.Templates).Any(t => t.Kind == TemplateKind.RoleSheet && has.Contains(t.Id))
               from template in now.OfOffice(shipped.Templates)
               where template.Kind == TemplateKind.Topic && !has.Contains(template.Id)
               group template by template.Id into same
               select same.First(),
        ];
    }

    /// <summary>Asks an office a template's questions too, as one commit.</summary>
    /// <param name="actor">Who adds it; must be of the board or the administration, or be offered it (<see cref="Missing"/>) as somebody who answers for the office.</param>
    /// <param name="office">The office's address.</param>
    /// <param name="template">The template's id.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<TemplateSaved> AddAsync(Actor actor, string office, string template, CancellationToken ct)
    {
        var view = new AccessView(store.Current, actor);
        if (view.Snapshot.Roles.Resolve(office) is not { } role || !view.CanRead(role.Page) || catalog().Find(template) is not { } found || found.Scope == TemplateScope.Page)
        {
            return new(null, [new(ProblemCode.NotFound)]);
        }

        var isOffered = view.CanReadClass(new(Visibility.Office, role.Path)) && Missing(role).Any(t => t.Id == template);
        if (!isOffered && !view.Can(Permission.ManageTemplates))
        {
            return new(null, [new(ProblemCode.NeedsBoard)]);
        }

        return await editor.CommitEditsAsync(actor, ChangeKind.Settings, template, [new FileEdit.Transform(role.Path.File, text => text is null ? null : With(text, template))], ct).ConfigureAwait(false);
    }

    private static string? With(string text, string template) =>
        FrontMatter.Read(text).List("templates") is var templates && templates.Contains(template, StringComparer.Ordinal) ? null : FrontMatter.SetList(text, "templates", [.. templates, template]);
}
