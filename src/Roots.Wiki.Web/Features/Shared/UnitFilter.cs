using Roots.Wiki.Spaces;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>Chooses a unit to look at, for <c>_UnitFilter</c>.</summary>
/// <param name="Action">The page that is filtered.</param>
/// <param name="Units">Those that may be chosen; none hides that choice.</param>
/// <param name="Chosen">The chosen one, or null for all.</param>
public sealed record UnitFilter(string Action, IReadOnlyList<Unit> Units, Unit? Chosen)
{
    /// <summary>Offices that may be chosen as well; none hides that choice.</summary>
    public IReadOnlyList<(PagePath Path, string Title)> Offices { get; init; } = [];

    /// <summary>The chosen office, or null for all.</summary>
    public PagePath? Office { get; init; }

    /// <summary>What else the address says and keeps, such as the query.</summary>
    public IReadOnlyList<(string Name, string Value)> Kept { get; init; } = [];

    /// <summary>Whether there is anything to choose.</summary>
    public bool HasChoice => Units.Count > 0 || Offices.Count > 1;

    /// <summary>The filter for one who may see the pages of these units.</summary>
    /// <param name="action">The page that is filtered.</param>
    /// <param name="view">Who asks.</param>
    /// <param name="unit">The unit as the address names it.</param>
    public static UnitFilter For(string action, AccessView view, string? unit) =>
        new(action, [.. view.Snapshot.Units.All.Where(u => view.CanRead(u.Page))], view.Snapshot.Units.Resolve(unit) is { } chosen && view.CanRead(chosen.Page) ? chosen : null);

    /// <summary>The address with this choice and one more word, such as another view of the same part.</summary>
    public string With(string name, string value)
    {
        var query = new List<KeyValuePair<string, string?>> { new(name, value) };
        query.AddRange(Kept.Where(k => k.Name != name).Select(k => new KeyValuePair<string, string?>(k.Name, k.Value)));
        if (Chosen is not null)
        {
            query.Add(new("unit", Chosen.Path.Value));
        }

        if (Office is not null)
        {
            query.Add(new("office", Office.Value));
        }

        return Action + QueryString.Create(query);
    }
}
