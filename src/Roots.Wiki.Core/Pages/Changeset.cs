namespace Roots.Wiki.Pages;

/// <summary>What a commit is: its message in git is this word only, so that no personal data enters history.</summary>
public enum ChangeKind
{
    /// <summary>A page was written.</summary>
    Save,
    /// <summary>Answers of a sitting came in.</summary>
    Answer,
    /// <summary>Answers or a page were confirmed as they stand.</summary>
    Confirm,
    /// <summary>An old version was brought back.</summary>
    Restore,
    /// <summary>A page moved.</summary>
    Move,
    /// <summary>A page was deleted.</summary>
    Delete,
    /// <summary>Pages came from elsewhere.</summary>
    Import,
    /// <summary>Offices, holders or settings changed.</summary>
    Settings,
    /// <summary>A handover began, went on or was confirmed.</summary>
    Handover,
    /// <summary>A commit that this program did not make.</summary>
    Foreign,
}

/// <summary>One logical act on the wiki's files; becomes one commit or nothing. Immutable.</summary>
/// <param name="Actor">Who acts; the write door checks their rights.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Edits">Each file at most once.</param>
public sealed record Changeset(Actor Actor, ChangeKind Kind, IReadOnlyList<FileEdit> Edits)
{
    /// <summary>The pseudonym that git shall name, where it is not the actor's own (an approver commits what a guest wrote).</summary>
    public AuthorId? Author { get; init; }

    /// <summary>Old addresses of pages that moved, for the trailer <c>Roots-Moved-From</c>: new file → old file.</summary>
    public IReadOnlyDictionary<GitPath, GitPath> MovedFrom { get; init; } = new Dictionary<GitPath, GitPath>();
}

/// <summary>A change of one file.</summary>
/// <param name="File">The file.</param>
public abstract record FileEdit(GitPath File)
{
    /// <summary>Writes text. Where the file is no longer <paramref name="Base"/>, the texts are merged.</summary>
    /// <param name="File">The file.</param>
    /// <param name="Text">The new text, whole.</param>
    /// <param name="Base">The text that was edited, or null to create the file: then it must not exist.</param>
    public sealed record Write(GitPath File, string Text, BlobId? Base) : FileEdit(File);

    /// <summary>Changes the text as it stands at the moment of the commit: the function is applied once more when somebody else was faster.</summary>
    /// <param name="File">The file.</param>
    /// <param name="Change">Current text (null where there is no file) to new text; pure and quick; returning null leaves the file as it is.</param>
    public sealed record Transform(GitPath File, Func<string?, string?> Change) : FileEdit(File);

    /// <summary>Writes bytes, for attachments and imports; never merged.</summary>
    public sealed record WriteBytes(GitPath File, ReadOnlyMemory<byte> Bytes, BlobId? Base) : FileEdit(File);

    /// <summary>Deletes the file if it is still <paramref name="Base"/>; if not, that is a conflict.</summary>
    public sealed record Delete(GitPath File, BlobId Base) : FileEdit(File);
}

/// <summary>What came of a <see cref="Changeset"/>.</summary>
public abstract record CommitResult
{
    private CommitResult() { }

    /// <summary>It is durable: in the history after any kill.</summary>
    /// <param name="Version">The public id of the new version.</param>
    /// <param name="Snapshot">The state with it.</param>
    /// <param name="Merged">Files where somebody else had written meanwhile and both texts were merged.</param>
    public sealed record Committed(VersionId Version, Snapshot Snapshot, IReadOnlyList<GitPath> Merged) : CommitResult;

    /// <summary>Nothing would change; no commit was made.</summary>
    public sealed record Unchanged(Snapshot Snapshot) : CommitResult;

    /// <summary>Somebody else wrote meanwhile and the texts clash; nothing was committed.</summary>
    public sealed record Conflict(IReadOnlyList<EditConflict> Conflicts) : CommitResult;

    /// <summary>The changeset may not be or cannot be; nothing was committed.</summary>
    public sealed record Rejected(IReadOnlyList<Problem> Problems) : CommitResult;
}

/// <summary>Two texts that clash.</summary>
/// <param name="File">The file.</param>
/// <param name="Base">The text that was edited; empty where none.</param>
/// <param name="Mine">The text that was to be saved.</param>
/// <param name="Theirs">The text as it stands now, or null where the file is gone.</param>
/// <param name="TheirBlob">Its id: the base of the next try.</param>
/// <param name="Merged">All that could be merged, with both texts where they clash; for showing, or null.</param>
public sealed record EditConflict(GitPath File, string Base, string Mine, string? Theirs, BlobId? TheirBlob, string? Merged);
