using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Templates;

/// <summary>Templates that make ordinary pages: which to offer where, and what a new page begins with. Pure.</summary>
public static class PageTemplates
{
    private static readonly (string Situation, string[] Words)[] Folders =
    [
        ("event", ["fest", "feier", "veranstalt", "event"]),
        ("money", ["kasse", "finanz", "vertr", "versicher", "geld", "foerder"]),
        ("project", ["projekt", "project", "foerder"]),
        ("meeting", ["vorstand", "verein", "beschl", "sitzung", "protokoll", "board"]),
        ("privacy", ["datenschutz", "privacy"]),
        ("people", ["mitglied", "kontakt", "ansprech", "members"]),
    ];

    /// <summary>All of them, by title.</summary>
    public static IReadOnlyList<Template> All(TemplateCatalog catalog, string language) =>
        [.. catalog.Templates.Where(t => t.Scope == TemplateScope.Page).OrderBy(t => t.Title.In(language), StringComparer.CurrentCulture)];

    /// <summary>
    /// Those to offer first for a new page in a folder: what pages beside it were made from, then what its name speaks for,
    /// then those for every day.
    /// </summary>
    /// <param name="catalog">The catalogue.</param>
    /// <param name="view">Who asks; pages that they may not read say nothing.</param>
    /// <param name="folder">The folder, or empty.</param>
    /// <param name="most">At most so many.</param>
    public static IReadOnlyList<Template> Offer(TemplateCatalog catalog, AccessView view, string folder, int most)
    {
        var beside = folder.Length == 0
            ? []
            : view.Snapshot.Pages.Values.Where(p => p.Facts.Template is not null && p.Path.Folder == folder && view.CanRead(p)).Select(p => p.Facts.Template!).ToHashSet(StringComparer.Ordinal);
        var slug = PageNames.Slug(folder.Replace('/', ' '));
        var situations = Folders.Where(f => f.Words.Any(w => slug.Contains(w, StringComparison.Ordinal))).Select(f => f.Situation).ToHashSet(StringComparer.Ordinal);
        var ranked =
            from template in catalog.Templates
            where template.Scope == TemplateScope.Page
            let rank = beside.Contains(template.Id) ? 0 : template.For.Any(situations.Contains) ? 1 : template.For.Contains("everyday") ? 2 : 3
            where rank < 3
            orderby rank, template.Number
            select template;
        return [.. ranked.Take(most)];
    }

    /// <summary>The text of a new page from a template: its title, and what the template begins with.</summary>
    /// <param name="template">The template.</param>
    /// <param name="title">The page's title.</param>
    /// <param name="visibility">Who may read it; null to go by its surroundings.</param>
    /// <param name="language">The wiki's language.</param>
    public static string NewPage(Template template, string title, Visibility? visibility, string language)
    {
        var heading = title.Trim();
        var text = $"# {heading}\n" + (template.Body is { } body ? $"\n{body.In(language).Trim()}\n" : "");
        text = FrontMatter.SetScalar(text, "title", heading);
        text = FrontMatter.SetScalar(text, "template", template.Id);
        return visibility is { } level ? FrontMatter.SetScalar(text, "visibility", level.Write()) : text;
    }
}
