using System.Globalization;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Roles;

/// <summary>A unit to be made.</summary>
/// <param name="Title">What the association calls it.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Parent">The unit above, or null.</param>
public sealed record NewUnit(string Title, UnitKind Kind, Unit? Parent);

/// <summary>An instance of an office to be made in a unit.</summary>
/// <param name="Title">Its own title ("Kasse Jugend").</param>
/// <param name="Unit">The unit, or null for the main association.</param>
/// <param name="Templates">Ids of its templates.</param>
/// <param name="Criticality">1 to 5, or null.</param>
/// <param name="IsLead">Whether its holders lead the unit.</param>
/// <param name="Holders">Everybody who holds it; several share it.</param>
public sealed record NewUnitOffice(string Title, Unit? Unit, IReadOnlyList<string> Templates, int? Criticality, bool IsLead, IReadOnlyList<RoleTerm> Holders);

/// <summary>Makes the pages of units and of offices in them. Pure; the write door checks the rights.</summary>
public static class UnitSetup
{
    private const string OfficesFolder = "rollen";

    /// <summary>The address that a unit of this title has; null where nothing of the title can stand in an address.</summary>
    public static PagePath? PathOf(NewUnit unit) => Under(unit.Parent?.Folder, unit.Title);

    /// <summary>The address that an office of this title has; null where nothing of the title can stand in an address.</summary>
    public static PagePath? PathOf(NewUnitOffice office) => Under(office.Unit is { Folder.Length: > 0 } unit ? $"{unit.Folder}/{OfficesFolder}" : OfficesFolder, office.Title);

    /// <summary>Makes a unit; a page that stands there already becomes one and keeps its text.</summary>
    public static FileEdit Edit(PagePath path, NewUnit unit) => new FileEdit.Transform(path.File, text =>
    {
        var page = text ?? $"# {unit.Title.Trim()}\n";
        page = FrontMatter.SetScalar(page, "type", "unit");
        page = FrontMatter.SetScalar(page, "kind", UnitFacts.Word(unit.Kind));
        page = text is null ? FrontMatter.SetScalar(page, "title", unit.Title.Trim()) : page;
        return unit.Parent is { } parent ? FrontMatter.SetScalar(page, "parent", parent.Folder.Length > 0 ? parent.Folder : parent.Path.Value) : page;
    });

    /// <summary>Makes an office; one that stands there already is a conflict.</summary>
    public static FileEdit Edit(PagePath path, NewUnitOffice office)
    {
        var page = FrontMatter.SetScalar($"# {office.Title.Trim()}\n", "type", "role");
        page = FrontMatter.SetScalar(page, "title", office.Title.Trim());
        page = FrontMatter.SetList(page, "templates", office.Templates);
        page = office.Criticality is { } k ? FrontMatter.SetScalar(page, "criticality", k.ToString(CultureInfo.InvariantCulture)) : page;
        page = office.IsLead ? FrontMatter.SetScalar(page, "lead", "true") : page;
        page = office.Unit is { } unit ? FrontMatter.SetScalar(page, "unit", unit.Folder.Length > 0 ? unit.Folder : unit.Path.Value) : page;
        page = office.Holders.Count > 0 ? FrontMatter.SetMaps(page, "holders", [.. office.Holders.Select(RoleFactsReader.Write)]) : page;
        return new FileEdit.Write(path.File, page, null);
    }

    private static PagePath? Under(string? folder, string title) =>
        PageNames.Slug(title) is { Length: > 0 } slug && PagePath.TryParse(string.IsNullOrEmpty(folder) ? $"{slug}/index" : $"{folder}/{slug}/index", out var path) ? path : null;
}
