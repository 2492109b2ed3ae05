namespace Roots.Wiki.Erasure;

/// <summary>How far the process of an erasure is.</summary>
public enum EraseState
{
    /// <summary>Asked for; a second person decides.</summary>
    Requested,
    /// <summary>Approved; it will run.</summary>
    Approved,
    /// <summary>Under way; after a crash it goes on.</summary>
    Running,
    /// <summary>Done and checked.</summary>
    Done,
    /// <summary>Something is left; the old history is kept until it is tried again.</summary>
    Failed,
    /// <summary>The second person said no, or it was withdrawn.</summary>
    Rejected,
}

/// <summary>Why something is erased.</summary>
public enum EraseGround
{
    /// <summary>The person concerned asks for it (Art. 17 GDPR).</summary>
    PersonAsks,
    /// <summary>They take back their consent.</summary>
    ConsentWithdrawn,
    /// <summary>They object.</summary>
    Objection,
    /// <summary>It is no longer needed.</summary>
    NoLongerNeeded,
    /// <summary>It should never have been there.</summary>
    Unlawful,
    /// <summary>A password or key went into the wiki by mistake.</summary>
    Secret,
}

/// <summary>In which role somebody acted.</summary>
public enum EraseRole
{
    /// <summary>The wiki's administration.</summary>
    Administration,
    /// <summary>The association's board.</summary>
    Board,
}

/// <summary>What an erasure came to, in numbers: nothing of what was erased.</summary>
/// <param name="Texts">How many spellings were looked for.</param>
/// <param name="Files">How many files went whole.</param>
/// <param name="Emptied">How many versions were emptied.</param>
/// <param name="People">How many ids of people and authors went.</param>
/// <param name="Found">In how many versions of files it stood.</param>
/// <param name="Commits">How many commits there are.</param>
/// <param name="Changed">How many of them were written anew.</param>
/// <param name="Objects">How many objects were read to check it.</param>
/// <param name="Rows">How many rows of the registry were changed or deleted.</param>
public sealed record EraseOutcome(int Texts, int Files, int Emptied, int People, int Found, int Commits, int Changed, int Objects, int Rows);

/// <summary>One erasure from the request to the record. Immutable.</summary>
/// <param name="Id">Its id, random.</param>
/// <param name="State">How far it is.</param>
/// <param name="Scope">What is to go; null once it is gone.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="RequestedAs">In which role.</param>
/// <param name="RequestedAt">When.</param>
/// <param name="Ground">Why.</param>
/// <param name="Reference">Where the papers about it are, such as a file number; never the data themselves.</param>
/// <param name="Recipients">Who else has copies and is told: mirrors, clones, exports.</param>
/// <param name="BackupsUntil">The day by which no backup holds it any more; until then it is erased again after a restore.</param>
public sealed record Erasure(
    string Id, EraseState State, EraseScope? Scope, MemberId RequestedBy, EraseRole RequestedAs, DateTimeOffset RequestedAt, EraseGround Ground, string Reference, string Recipients, DateOnly BackupsUntil)
{
    /// <summary>The longest reference and the longest list of recipients in characters.</summary>
    public const int ReferenceLength = 80, RecipientsLength = 500;

    /// <summary>Who approved or rejected it.</summary>
    public MemberId? DecidedBy { get; init; }

    /// <summary>In which role.</summary>
    public EraseRole DecidedAs { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When it was done or failed.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What it came to.</summary>
    public EraseOutcome? Outcome { get; init; }

    /// <summary>Where something is left, without what.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];

    /// <summary>Whether it waits for nobody any more.</summary>
    public bool IsOver => State is EraseState.Done or EraseState.Rejected;
}
