using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Spaces;

/// <summary>
/// What one actor may do in one snapshot, computed once per (snapshot, actor). Immutable, safe to share. Everything that
/// decides about rights is decided here; what is said about why comes out of the same decision.
/// </summary>
public sealed class AccessView
{
    private static readonly AccessReason Everybody = new(AccessGround.Everybody), Association = new(AccessGround.Association), Board = new(AccessGround.Board),
        Administration = new(AccessGround.Administration), Program = new(AccessGround.Program), NotSignedIn = new(AccessGround.NotSignedIn),
        GuestNotNamed = new(AccessGround.GuestNotNamed), NotAmongReaders = new(AccessGround.NotAmongReaders), Handover = new(AccessGround.Handover);

    // Asking every page for its class takes milliseconds in a large wiki; a save asks for one page only.
    private readonly Lazy<IReadOnlyList<AccessClass>> readable;
    private readonly Lazy<IReadOnlyList<string>> keys;
    private readonly Lazy<string> fingerprint;
    private readonly HashSet<PagePath> offices;
    private readonly bool isBoard;
    private readonly BranchRights branches;
    private readonly AccessReason? all;              // whoever reads everything needs no other ground
    private readonly AccessReason?[] spaces;         // what was found out of each space; found anew by two threads at once it is the same

    /// <summary>Computes the view.</summary>
    public AccessView(Snapshot snapshot, Actor actor)
    {
        Snapshot = snapshot;
        Actor = actor;
        var isGuest = actor is Actor.Member { IsGuest: true };
        offices = actor.Person is { } person ? [.. snapshot.Roles.OfficesOf(person)] : [];
        isBoard = !isGuest && actor.Person is { } p && snapshot.Roles.IsBoard(p);
        branches = new(snapshot, actor is Actor.Member && !isGuest ? actor.Person : null);
        all = actor is Actor.Host or Actor.Machine ? Program : actor.IsAdministrator ? Administration : null;
        spaces = new AccessReason?[snapshot.Spaces.Count];
        readable = new(() => [.. snapshot.AccessClasses.Where(CanReadClass)]);
        keys = new(() => [.. ReadableClasses.Select(c => c.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        fingerprint = new(() => string.Join('|', ReadableKeys));
    }

    /// <summary>The snapshot.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>Who asks.</summary>
    public Actor Actor { get; }

    /// <summary>Every class of the snapshot's pages that may be read.</summary>
    public IReadOnlyList<AccessClass> ReadableClasses => readable.Value;

    /// <summary>Their keys, each once and in ordinal order: the search filter. Always the same object.</summary>
    public IReadOnlyList<string> ReadableKeys => keys.Value;

    /// <summary>Equal for actors who may read the same; part of an ETag and of cache keys.</summary>
    public string Fingerprint => fingerprint.Value;

    /// <summary>Whether the page may be read. What may not be read does not exist for the actor.</summary>
    /// <remarks>Who gives, takes or helps in a handover reads its page, also without the office.</remarks>
    public bool CanRead(PageEntry page) => CanReadClass(Snapshot.ClassOf(page)) || IsPartOf(page);

    /// <summary>
    /// Whether an attachment may be read: in a space that may be read, by those who may read every page beside it; in a folder without pages that
    /// bears a page's name, by those who may read that page; else as beside the nearest folder above.
    /// </summary>
    public bool CanRead(GitPath file)
    {
        if (file.Value.StartsWith('.') || file.Value.Contains("/.", StringComparison.Ordinal))
        {
            return Actor.IsAdministrator;
        }

        var space = Snapshot.Spaces.Of(file.Value);
        if (!OfSpace(space).Allows)
        {
            return false;
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
                return CanReadClass(new(Snapshot.Settings.DefaultVisibility, null, space.Folder));
            }
        }
    }

    /// <summary>Whether pages of a class may be read.</summary>
    public bool CanReadClass(AccessClass accessClass) =>
        all is not null || (OfLevel(accessClass).Allows && OfSpace(SpaceOf(accessClass)).Allows && OfReaders(accessClass.Readers).Allows);

    /// <summary>Why the actor may read a page, or why not.</summary>
    public AccessExplanation Explain(PageEntry page)
    {
        var access = Snapshot.ClassOf(page);
        return new(Dated(OfLevel(access)), Dated(OfSpace(SpaceOf(access))), Dated(OfReaders(access.Readers)), IsPartOf(page) ? Handover : null);
    }

    /// <summary>Why the actor may read in a space as far as its rule goes, or why not.</summary>
    public AccessReason Explain(Space space) => Dated(OfSpace(space));

    /// <summary>Whether the actor may write in the space of a page or file, and so create one there: only who may read there may.</summary>
    public bool CanWriteIn(Space space) =>
        Can(Permission.Write) && (all is not null || (OfSpace(space).Allows && (Snapshot.Spaces.WritersOf(space) is not { } writers || Find(writers) is not null)));

    /// <summary>Whether the actor may write under an address.</summary>
    public bool CanWrite(PagePath path) => CanWriteIn(Snapshot.Spaces.Of(path.Value));

    /// <summary>Whether the actor has a right that belongs to no single page, or to one office.</summary>
    /// <param name="permission">The right.</param>
    /// <param name="office">The office concerned; null asks for the right over all offices, for <see cref="Permission.SeeKnowledgeMap"/> over any.</param>
    public bool Can(Permission permission, PagePath? office = null) => permission switch
    {
        Permission.ManageMembers => Actor.IsAdministrator,
        Permission.ManageRoles => Actor.IsAdministrator || (office is not null && branches.Covers(office)),
        Permission.ManageTerms or Permission.ManageTemplates or Permission.EraseHistory => Actor.IsAdministrator || isBoard,
        Permission.SeeKnowledgeMap => Actor.IsAdministrator || isBoard || (office is null ? branches.Led.Count > 0 : branches.Covers(office)),
        Permission.SeeKnowledgeNumbers => Actor.IsAdministrator || isBoard || (office is not null && (offices.Contains(office) || branches.Covers(office))),
        Permission.Write => Actor is Actor.Member { IsGuest: false } or Actor.Host or Actor.Machine,
        _ => Actor is Actor.Member or Actor.Host or Actor.Machine || Snapshot.Settings.IsOpen,
    };

    /// <summary>Whether names of people are filled in for the actor: for the association, not for its guests and visitors.</summary>
    public bool SeesNames => Actor is Actor.Member { IsGuest: false } or Actor.Host;

    /// <summary>The units that the actor leads.</summary>
    public IReadOnlyList<Unit> LedUnits => branches.Led;

    /// <summary>Whether the actor manages the offices of a unit (null for the main association): as administration, or as the lead of it or of one above.</summary>
    public bool ManagesUnit(Unit? unit) => Actor.IsAdministrator || branches.Covers(unit);

    /// <summary>Whether the actor sees the map of a whole unit (null for the whole association).</summary>
    public bool SeesMapOf(Unit? unit) => Actor.IsAdministrator || isBoard || branches.Covers(unit);

    /// <summary>Whether a change of what decides about rights stays within a branch that the actor leads.</summary>
    internal bool MayChangeInBranch(PagePath path, PageFacts? old, PageFacts? now) => branches.MayChange(path, old, now);

    private bool IsPartOf(PageEntry page) => page.Facts.Handover is { } handover && Actor.Person is { } person && handover.Involves(person);

    private AccessReason OfLevel(AccessClass access) => all ?? Actor switch
    {
        Actor.Member { IsGuest: true } when access.Level == Visibility.Public => Everybody,
        Actor.Member { IsGuest: true } when access.Level == Visibility.Association => FindOwn(access.Readers) ?? FindOwn(Snapshot.Spaces.ReadersOf(SpaceOf(access))) ?? GuestNotNamed,
        Actor.Member => access.Level switch
        {
            Visibility.Public or Visibility.Association => Association,
            Visibility.Office => isBoard ? Board : OfOffice(access.Office, alsoSuccessor: true) ?? new(AccessGround.NotOfOffice, access.Office?.Value),
            _ => isBoard ? Board : OfOffice(access.Office, alsoSuccessor: false) ?? new(AccessGround.NotOfBoard, access.Office?.Value),
        },
        _ => access.Level == Visibility.Public && Snapshot.Settings.IsOpen ? Everybody : NotSignedIn,
    };

    private Space SpaceOf(AccessClass access) =>
        access.Space is { } folder ? (folder.Length == 0 ? Snapshot.Spaces.Others : Snapshot.Spaces.OfFolder(folder))
        : access.Office is { } office ? Snapshot.Spaces.Of(office.Value)
        : Snapshot.Spaces.Others;

    private AccessReason OfSpace(Space space) =>
        all ?? (spaces[space.Index] ??= Snapshot.Spaces.ReadersOf(space) is not { } readers ? Everybody : Find(readers) ?? new(AccessGround.NotInSpace, space.Folder));

    private AccessReason OfReaders(CircleList? readers) => all ?? (readers is null ? Everybody : Find(readers) ?? NotAmongReaders);

    private AccessReason? Find(CircleList list)
    {
        foreach (var circle in list.Circles)
        {
            if (InCircle(circle) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    // For a guest only what names a group or an office stands in for belonging to the association.
    private AccessReason? FindOwn(CircleList? list) =>
        list?.Circles.Where(c => c.Kind is CircleKind.Group or CircleKind.Office).Select(InCircle).FirstOrDefault(r => r is not null);

    private AccessReason? InCircle(Circle circle) => circle.Kind switch
    {
        CircleKind.Public => Everybody,
        CircleKind.Association => Actor is Actor.Member { IsGuest: false } ? Association : null,
        CircleKind.Board => isBoard ? Board : null,
        CircleKind.Group => Actor is Actor.Member member && member.Groups.Contains(circle.Name!) ? new(AccessGround.Group, circle.Name) : null,
        CircleKind.Office => offices.Count > 0 && Snapshot.Roles.Resolve(circle.Name!) is { } role ? OfOffice(role.Path, alsoSuccessor: false) : null,
        _ => null,
    };

    private AccessReason? OfOffice(PagePath? office, bool alsoSuccessor) =>
        office is null || !offices.Contains(office) || TermIn(office, alsoSuccessor) is not { } term ? null
        : new(term.Kind switch { HolderKind.Holder => AccessGround.Holder, HolderKind.Deputy => AccessGround.Deputy, _ => AccessGround.Successor }, office.Value);

    private RoleTerm? TermIn(PagePath office, bool alsoSuccessor)
    {
        RoleTerm? best = null;
        foreach (var term in Snapshot.Roles.Find(office)?.Facts.Holders ?? [])
        {
            if (term.Person == Actor.Person && (term.Kind is HolderKind.Holder or HolderKind.Deputy || (alsoSuccessor && term.Kind == HolderKind.Successor)) && (best is null || term.Kind < best.Kind))
            {
                best = term;
            }
        }

        return best;
    }

    private AccessReason Dated(AccessReason reason) =>
        reason.Ground is AccessGround.Holder or AccessGround.Deputy && PagePath.TryParse(reason.Name, out var office) ? reason with { Since = TermIn(office, alsoSuccessor: false)?.Since } : reason;
}
