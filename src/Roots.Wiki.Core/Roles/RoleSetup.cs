using System.Globalization;
using Roots.Wiki.Pages;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>An office to be made.</summary>
/// <param name="Title">What the association calls it.</param>
/// <param name="Shipped">The id of the shipped office that it is one of, or null to guess from the title.</param>
/// <param name="Holder">Who holds it, or null.</param>
/// <param name="Until">The end of the term, or null.</param>
public sealed record NewOffice(string Title, string? Shipped, PersonId? Holder, DateOnly? Until);

/// <summary>Makes the pages of new offices: <c>rollen/&lt;slug&gt;/index.md</c>, each with its templates.</summary>
public static class RoleSetup
{
    private const string Folder = "rollen";

    /// <summary>The address of the page that an office of this title has.</summary>
    /// <returns>Null where nothing of the title can stand in an address.</returns>
    public static PagePath? PathOf(string title) => PageNames.Slug(title) is { Length: > 0 } slug ? PagePath.Parse($"{Folder}/{slug}/index") : null;

    /// <summary>The edits that make the offices; those that exist already are left as they are.</summary>
    public static IReadOnlyList<FileEdit> Edits(Snapshot snapshot, TemplateCatalog catalog, IEnumerable<NewOffice> offices, string language) =>
        [.. from office in offices
            let path = PathOf(office.Title)
            where path is not null && snapshot.Find(path) is null
            group office by path into same
            select new FileEdit.Write(same.Key.File, Text(same.First(), catalog, language), null)];

    /// <summary>The shipped office that a title means: by its usual titles, whole or as the beginning ("Kassenwartin Jugend"); null for none.</summary>
    public static ShippedRole? Guess(TemplateCatalog catalog, string title)
    {
        var wanted = title.Trim();
        return catalog.Roles.FirstOrDefault(r => Titles(r).Any(t => t.Equals(wanted, StringComparison.OrdinalIgnoreCase)))
            ?? catalog.Roles.FirstOrDefault(r => Titles(r).Any(t => wanted.StartsWith(t + " ", StringComparison.OrdinalIgnoreCase)));
    }

    private static IEnumerable<string> Titles(ShippedRole role) => role.Title.All.Concat(role.Also.Values.SelectMany(v => v));

    private static string Text(NewOffice office, TemplateCatalog catalog, string language)
    {
        var shipped = catalog.Roles.FirstOrDefault(r => r.Id == office.Shipped) ?? Guess(catalog, office.Title);
        var title = office.Title.Trim();
        var templates = shipped?.Templates ?? [.. catalog.Templates.Where(t => t.Kind is TemplateKind.QuickStart or TemplateKind.BaseSheet).Select(t => t.Id)];
        var text = $"# {title}\n" + (shipped is null ? "" : $"\n{shipped.Summary.In(language)}\n");
        text = FrontMatter.SetScalar(text, "type", "role");
        text = FrontMatter.SetScalar(text, "title", title);
        text = FrontMatter.SetList(text, "templates", templates);
        if (shipped is not null)
        {
            text = FrontMatter.SetScalar(text, "criticality", shipped.Criticality.ToString(CultureInfo.InvariantCulture));
            text = shipped.IsBoard ? FrontMatter.SetScalar(text, "board", "true") : text;
        }

        if (office.Holder is not { } person)
        {
            return text;
        }

        List<KeyValuePair<string, string>> holder = [new("person", person.Value), new("kind", "holder")];
        if (office.Until is { } until)
        {
            holder.Add(new("until", until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        return FrontMatter.SetMaps(text, "holders", [holder]);
    }
}
