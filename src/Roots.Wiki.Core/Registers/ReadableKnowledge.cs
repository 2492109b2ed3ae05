using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Registers;

/// <summary>The knowledge of an office, or of a page from a template, as one who asks may read it, and where it belongs. Immutable.</summary>
/// <param name="Knowledge">The answers.</param>
/// <param name="Office">The office whose affair it is; null for a page that belongs to none.</param>
/// <param name="Unit">The unit that it belongs to; null for the main association.</param>
public sealed record ReadableKnowledge(RoleKnowledge Knowledge, PagePath? Office, Unit? Unit)
{
    /// <summary>The office or page.</summary>
    public Role Role => Knowledge.Role;

    /// <summary>Everything that an actor may read, offices first by title, then pages from templates.</summary>
    /// <param name="view">Who asks.</param>
    /// <param name="catalog">The questions.</param>
    /// <param name="filter">Which offices and pages.</param>
    public static IReadOnlyList<ReadableKnowledge> Of(AccessView view, TemplateCatalog catalog, RegisterFilter filter)
    {
        var (snapshot, units) = (view.Snapshot, view.Snapshot.Units);
        var offices =
            from role in snapshot.Roles.All
            where view.CanRead(role.Page)
            orderby role.Title
            select new ReadableKnowledge(new(role, view, catalog), role.Path, units.Of(role));
        var pages =
            from page in snapshot.SortedPages
            where page.Facts.Template is not null && view.CanRead(page)
            let role = Role.OfPage(page, catalog)
            where role is not null
            select new ReadableKnowledge(new(role, view, catalog), snapshot.Roles.OfficeOf(page), units.Of(page, snapshot.Roles));
        return [.. offices.Concat(pages).Where(k => filter.Allows(view, k.Office, k.Unit))];
    }
}

/// <summary>Which part of the association a register or the year shows. Immutable.</summary>
/// <param name="Unit">This unit and those below it; null for all.</param>
/// <param name="Offices">Only these offices and the pages that belong to them; null for all.</param>
public sealed record RegisterFilter(Unit? Unit = null, IReadOnlySet<PagePath>? Offices = null)
{
    /// <summary>Everything.</summary>
    public static RegisterFilter All { get; } = new();

    /// <summary>Whether something that belongs to an office and a unit is shown.</summary>
    public bool Allows(AccessView view, PagePath? office, Unit? unit) =>
        (Offices is null || (office is not null && Offices.Contains(office))) && (Unit is null || view.Snapshot.Units.IsWithin(unit, Unit));
}
