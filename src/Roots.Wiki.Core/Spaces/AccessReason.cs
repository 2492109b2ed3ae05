namespace Roots.Wiki.Spaces;

/// <summary>Why somebody may read a page, or may not: a closed list, so that it can be said in every language.</summary>
public enum AccessGround
{
    /// <summary>Everybody may.</summary>
    Everybody,

    /// <summary>A member of the association.</summary>
    Association,

    /// <summary>Of the board.</summary>
    Board,

    /// <summary>Holds the office.</summary>
    Holder,

    /// <summary>Deputises for the office.</summary>
    Deputy,

    /// <summary>Takes the office over.</summary>
    Successor,

    /// <summary>In the group.</summary>
    Group,

    /// <summary>Gives, takes or helps in the handover.</summary>
    Handover,

    /// <summary>Of the administration, which reads everything.</summary>
    Administration,

    /// <summary>A program: the host itself, or one with a token of no member.</summary>
    Program,

    /// <summary>Only those who are signed in may; every ground from here on is one against reading.</summary>
    NotSignedIn,

    /// <summary>A guest, and nothing names a group or an office of theirs.</summary>
    GuestNotNamed,

    /// <summary>Has nothing to do with the office, and is not of the board.</summary>
    NotOfOffice,

    /// <summary>Not of the board.</summary>
    NotOfBoard,

    /// <summary>The space's rule names nobody whom they belong to.</summary>
    NotInSpace,

    /// <summary>The page names readers, and they belong to none.</summary>
    NotAmongReaders,
}

/// <summary>One ground for or against. Immutable.</summary>
/// <param name="Ground">Which.</param>
/// <param name="Name">The office's address, the group's id or the space's folder that it is about, or null.</param>
public sealed record AccessReason(AccessGround Ground, string? Name = null)
{
    /// <summary>Since when they hold the office, where the office says so.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Whether it is a ground for reading.</summary>
    public bool Allows => Ground < AccessGround.NotSignedIn;
}

/// <summary>Why one actor may read a page or may not: all three must allow it, or it is a handover of theirs. Immutable.</summary>
/// <param name="Level">What the page's level says.</param>
/// <param name="Space">What the space's rule says.</param>
/// <param name="Readers">What the page's own list of readers says.</param>
/// <param name="Handover">That they have to do with the handover on the page, which is enough; else null.</param>
public sealed record AccessExplanation(AccessReason Level, AccessReason Space, AccessReason Readers, AccessReason? Handover)
{
    /// <summary>Whether the page may be read.</summary>
    public bool IsAllowed => Handover is not null || (Level.Allows && Space.Allows && Readers.Allows);

    /// <summary>What decides: the ground for reading, or every one against it.</summary>
    public IReadOnlyList<AccessReason> Deciding =>
        Handover is not null ? [Handover]
        : IsAllowed ? [.. new[] { Level, Space, Readers }.Where(r => r.Ground != AccessGround.Everybody).DefaultIfEmpty(Level).DistinctBy(r => (r.Ground, r.Name))]
        : [.. new[] { Level, Space, Readers }.Where(r => !r.Allows)];
}
