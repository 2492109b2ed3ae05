using Roots.Wiki.Pages;

namespace Roots.Wiki.Spaces;

/// <summary>
/// What one actor may do in one snapshot, computed once per (snapshot, actor). Immutable, safe to share. Everything that
/// decides about rights is decided here.
/// </summary>
public sealed class AccessView
{
    // Asking every page for its class takes milliseconds in a large wiki; a save asks for one page only.
    private readonly Lazy<IReadOnlyList<AccessClass>> readable;
    private readonly Lazy<string> fingerprint;
    private readonly HashSet<PagePath> offices;
    private readonly bool isBoard;
    private readonly BranchRights branches;

    /// <summary>Computes the view.</summary>
    public AccessView(Snapshot snapshot, Actor actor)
    {
        Snapshot = snapshot;
        Actor = actor;
        offices = actor.Person is { } person ? [.. snapshot.Roles.OfficesOf(person)] : [];
        isBoard = actor.Person is { } p && snapshot.Roles.IsBoard(p);
        branches = new(snapshot, actor is Actor.Member ? actor.Person : null);
        readable = new(() => [.. snapshot.AccessClasses.Where(CanReadClass)]);
        fingerprint = new(() => string.Join('|', ReadableClasses.Select(c => c.Key).Order(StringComparer.Ordinal)));
    }

    /// <summary>The snapshot.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>Who asks.</summary>
    public Actor Actor { get; }

    /// <summary>Every class of the snapshot's pages that may be read: the search filter.</summary>
    public IReadOnlyList<AccessClass> ReadableClasses => readable.Value;

    /// <summary>Equal for actors who may read the same; part of an ETag and of cache keys.</summary>
    public string Fingerprint => fingerprint.Value;

    /// <summary>Whether the page may be read. What may not be read does not exist for the actor.</summary>
    /// <remarks>Who gives, takes or helps in a handover reads its page, also without the office.</remarks>
    public bool CanRead(PageEntry page) => CanReadClass(Snapshot.ClassOf(page)) || (Actor.Person is { } person && page.Facts.Handover?.Involves(person) == true);

    /// <summary>
    /// Whether an attachment may be read: by those who may read every page beside it; in a folder without pages that bears a page's name, by those who
    /// may read that page; else as beside the nearest folder above.
    /// </summary>
    public bool CanRead(GitPath file)
    {
        if (file.Value.StartsWith('.') || file.Value.Contains("/.", StringComparison.Ordinal))
        {
            return Actor.IsAdministrator;
        }

        for (var folder = file.Folder; ; folder = folder.LastIndexOf('/') is var i and >= 0 ? folder[..i] : "")
        {
            if (Snapshot.FolderClasses[folder] is var classes && classes.Any())
            {
                return classes.All(CanReadClass);
            }

            if (PagePath.TryParse(folder, out var own) && Snapshot.Find(own) is { } page)
            {
                return CanRead(page);
            }

            if (folder.Length == 0)
            {
                return CanReadClass(new(Snapshot.Settings.DefaultVisibility, null));
            }
        }
    }

    /// <summary>Whether pages of a class may be read.</summary>
    public bool CanReadClass(AccessClass accessClass) => Actor switch
    {
        Actor.Host or Actor.Machine => true,
        Actor.Member { IsAdministrator: true } => true,
        Actor.Member => accessClass.Level switch
        {
            Visibility.Public or Visibility.Association => true,
            Visibility.Office => isBoard || (accessClass.Office is { } office && offices.Contains(office)),
            _ => isBoard || (accessClass.Office is { } office && Snapshot.Roles.Holds(Actor.Person!, office)),
        },
        _ => accessClass.Level == Visibility.Public && Snapshot.Settings.IsOpen,
    };

    /// <summary>Whether the actor has a right that belongs to no single page, or to one office.</summary>
    /// <param name="permission">The right.</param>
    /// <param name="office">The office concerned; null asks for the right over all offices, for <see cref="Permission.SeeKnowledgeMap"/> over any.</param>
    public bool Can(Permission permission, PagePath? office = null) => permission switch
    {
        Permission.ManageMembers => Actor.IsAdministrator,
        Permission.ManageRoles => Actor.IsAdministrator || (office is not null && branches.Covers(office)),
        Permission.ManageTerms or Permission.ManageTemplates => Actor.IsAdministrator || isBoard,
        Permission.SeeKnowledgeMap => Actor.IsAdministrator || isBoard || (office is null ? branches.Led.Count > 0 : branches.Covers(office)),
        Permission.SeeKnowledgeNumbers => Actor.IsAdministrator || isBoard || (office is not null && (offices.Contains(office) || branches.Covers(office))),
        Permission.Write => Actor is Actor.Member or Actor.Host or Actor.Machine,
        _ => Actor is Actor.Member or Actor.Host or Actor.Machine || Snapshot.Settings.IsOpen,
    };

    /// <summary>The units that the actor leads.</summary>
    public IReadOnlyList<Unit> LedUnits => branches.Led;

    /// <summary>Whether the actor manages the offices of a unit (null for the main association): as administration, or as the lead of it or of one above.</summary>
    public bool ManagesUnit(Unit? unit) => Actor.IsAdministrator || branches.Covers(unit);

    /// <summary>Whether the actor sees the map of a whole unit (null for the whole association).</summary>
    public bool SeesMapOf(Unit? unit) => Actor.IsAdministrator || isBoard || branches.Covers(unit);

    /// <summary>Whether a change of what decides about rights stays within a branch that the actor leads.</summary>
    internal bool MayChangeInBranch(PagePath path, PageFacts? old, PageFacts? now) => branches.MayChange(path, old, now);
}
