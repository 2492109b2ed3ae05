using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Spaces;

/// <summary>Every unit of a snapshot and what belongs to it. Immutable; computed once per snapshot. Units that name each other as parent end nowhere and harm nobody.</summary>
public sealed class UnitDirectory
{
    private const int Deepest = 20;
    private readonly Dictionary<string, Unit> byAddress;

    private UnitDirectory(IReadOnlyList<Unit> all)
    {
        All = all;
        byAddress = all.SelectMany(u => new[] { (Address: u.Path.Value, Unit: u), (Address: u.Folder, Unit: u) }).Where(a => a.Address.Length > 0)
            .DistinctBy(a => a.Address).ToDictionary(a => a.Address, a => a.Unit, StringComparer.Ordinal);
    }

    /// <summary>All units in ordinal order of their addresses.</summary>
    public IReadOnlyList<Unit> All { get; }

    /// <summary>Collects the units out of all pages.</summary>
    public static UnitDirectory Of(IEnumerable<PageEntry> pages) =>
        new([.. pages.Where(p => p.Facts.Unit is not null).OrderBy(p => p.Path).Select(p => new Unit(p, p.Facts.Unit!))]);

    /// <summary>The unit of an address: its page or its folder; null for none.</summary>
    public Unit? Resolve(string? address) => address?.Trim('/', ' ') is { Length: > 0 } text ? byAddress.GetValueOrDefault(text) : null;

    /// <summary>The unit that an office belongs to: named by <c>unit</c>, else the nearest folder that is a unit's; null for the main association.</summary>
    public Unit? Of(PagePath office, RoleFacts facts) => facts.Unit is { } named ? Resolve(named) : Around(office.Folder);

    /// <summary>The unit that an office belongs to, or null.</summary>
    public Unit? Of(Role role) => Of(role.Path, role.Facts);

    /// <summary>The unit that a page belongs to: that of its office, else the one in whose folder it lies; null for the main association.</summary>
    public Unit? Of(PageEntry page, RoleDirectory offices) =>
        offices.OfficeOf(page) is { } office && offices.Find(office) is { } role && Of(role) is { } unit ? unit : Around(page.Path.Folder);

    /// <summary>The unit in whose folder a page lies, or null.</summary>
    public Unit? Around(string folder)
    {
        for (; folder.Length > 0; folder = Above(folder))
        {
            if (byAddress.GetValueOrDefault(folder) is { } unit)
            {
                return unit;
            }
        }

        return null;
    }

    /// <summary>The unit above, or null.</summary>
    public Unit? ParentOf(Unit unit) => unit.Facts.Parent is { } named ? Resolve(named) : Around(Above(unit.Folder));

    /// <summary>Whether a unit is <paramref name="branch"/> or lies below it.</summary>
    public bool IsWithin(Unit? unit, Unit branch)
    {
        for (var depth = 0; unit is not null && depth < Deepest; depth++)
        {
            if (unit.Path == branch.Path)
            {
                return true;
            }

            unit = ParentOf(unit);
        }

        return false;
    }

    /// <summary>Whether an office belongs to a branch.</summary>
    public bool IsWithin(Role role, Unit branch) => IsWithin(Of(role), branch);

    private static string Above(string folder) => folder.LastIndexOf('/') is var i and >= 0 ? folder[..i] : "";
}
