using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Spaces;

/// <summary>
/// What the leads of units may do: whoever holds an office with <c>lead: true</c> manages the offices of that unit and of those below it,
/// and nothing else. Belongs to one snapshot and person. Immutable.
/// </summary>
internal sealed class BranchRights
{
    private readonly Snapshot snapshot;
    private readonly List<Unit> led;

    public BranchRights(Snapshot snapshot, PersonId? person)
    {
        this.snapshot = snapshot;
        led = person is null ? [] : [.. snapshot.Roles.All
            .Where(r => r.Facts.IsLead && r.Facts.Holders.Any(h => h.Person == person && h.Kind == HolderKind.Holder))
            .Select(snapshot.Units.Of).OfType<Unit>().DistinctBy(u => u.Path)];
    }

    /// <summary>The units that the person leads.</summary>
    public IReadOnlyList<Unit> Led => led;

    public bool Covers(Unit? unit) => unit is not null && led.Any(l => snapshot.Units.IsWithin(unit, l));

    public bool Covers(PagePath office) => snapshot.Roles.Find(office) is { } role && Covers(snapshot.Units.Of(role));

    /// <summary>
    /// Whether a change of an office stays within the branch. Who is of the board and who may read the office's page are not a branch's to
    /// decide, and a new office must not take in pages that stand there already.
    /// </summary>
    public bool MayChange(PagePath path, PageFacts? old, PageFacts? now) =>
        led.Count > 0
        && (old is null || IsOwn(path, old))
        && (now is null || IsOwn(path, now))
        && (old is null || now is null || (old.Visibility == now.Visibility && Equals(old.Readers, now.Readers) && old.Role == now.Role))
        && (old?.Office is not null || !TakesIn(path))
        && now?.FrontMatterProblem is null;

    private bool IsOwn(PagePath path, PageFacts facts) => facts is { Office: { IsBoard: false } office, Unit: null } && Covers(snapshot.Units.Of(path, office));

    private bool TakesIn(PagePath path)
    {
        var folder = path.Name is "index" or "README" ? path.Folder : path.Value;
        return snapshot.Spaces.Named.Prepend(snapshot.Spaces.Others).Any(s => IsNamed(s.Read) || IsNamed(s.Write)) || snapshot.Pages.Values.Any(p => IsNamed(p.Facts.Readers) || p.Path.Value.StartsWith(folder + "/", StringComparison.Ordinal) || p.Facts.Role?.Trim('/') is { } role && (role == folder || role == path.Value));

        // A rule may name an office that is no more: whoever makes one under its address would open what the rule closes.
        bool IsNamed(CircleList? list) => list?.Circles.Any(c => c.Kind == CircleKind.Office && (c.Name == folder || c.Name == path.Value)) == true;
    }
}
