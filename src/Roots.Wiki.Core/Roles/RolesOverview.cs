using Roots.Wiki.Clarifications;
using Roots.Wiki.Pages;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>All offices in the order of their next date: vacant ones first, then by the day on which something ends, unknown ends last. Immutable.</summary>
public sealed record RolesOverview(IReadOnlyList<RoleStanding> Standings)
{
    /// <summary>Where one office stands, or null.</summary>
    public RoleStanding? Find(PagePath role) => Standings.FirstOrDefault(s => s.Role.Path == role);

    /// <summary>Computes the overview of a snapshot for a day.</summary>
    /// <param name="snapshot">The offices.</param>
    /// <param name="catalog">The questions.</param>
    /// <param name="today">The day to reckon from.</param>
    /// <param name="days">Since when the wiki has had each question.</param>
    /// <param name="open">What readers did not understand.</param>
    /// <param name="before">The overview of an older snapshot with all else the same: offices whose pages did not change stand where they stood.</param>
    public static RolesOverview Of(Snapshot snapshot, TemplateCatalog catalog, DateOnly today, QuestionDays? days = null, OpenClarifications? open = null, RolesOverview? before = null)
    {
        var known = before?.Standings.ToDictionary(s => s.Role.Path) ?? [];
        return new([.. snapshot.Roles.All
            .AsParallel().AsOrdered()   // offices stand apart, and after a start or at midnight all of them are new
            .Select(role => known.TryGetValue(role.Path, out var old) && IsSame(old.Role, role) ? old : RoleStanding.Of(role, catalog, today, days, open))
            .AsSequential()
            .OrderBy(s => s.MainHolder is null ? DateOnly.MinValue : s.NextDate ?? DateOnly.MaxValue)
            .ThenBy(s => s.Role.Title, StringComparer.CurrentCulture)]);
    }

    // The entry of a page that did not change goes from snapshot to snapshot.
    private static bool IsSame(Role old, Role now) => ReferenceEquals(old.Page, now.Page) && old.Knowledge.SequenceEqual(now.Knowledge, ReferenceEqualityComparer.Instance);
}

/// <summary>Keeps the overview of the newest snapshot and day, so that no request computes it twice. Safe to call from many threads.</summary>
public sealed class RolesOverviewCache(IPageStore store, Func<TemplateCatalog> catalog, TimeProvider clock, IClarificationRegistry? clarifications = null)
{
    private sealed record Entry(Snapshot Snapshot, DateOnly Day, QuestionDays Days, OpenClarifications Open, RolesOverview Overview);

    private volatile Entry? newest;
    private volatile QuestionDays days = QuestionDays.None;

    /// <summary>Since when the wiki has had each question; set when its log was read.</summary>
    public QuestionDays Days
    {
        get => days;
        set => days = value;
    }

    /// <summary>The overview of the state now and of today.</summary>
    public RolesOverview Current
    {
        get
        {
            var snapshot = store.Current;
            var (today, known) = (snapshot.Settings.Today(clock), days);
            var open = clarifications?.Open ?? OpenClarifications.None;
            if (newest is not { } entry || entry.Snapshot != snapshot || entry.Day != today || entry.Days != known || entry.Open != open)
            {
                var before = newest is { } old && old.Day == today && old.Snapshot.Own == snapshot.Own && old.Days == known && old.Open == open ? old.Overview : null;
                newest = entry = new(snapshot, today, known, open, RolesOverview.Of(snapshot, catalog(), today, known, open, before));
            }

            return entry.Overview;
        }
    }
}
