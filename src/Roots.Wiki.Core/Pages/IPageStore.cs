namespace Roots.Wiki.Pages;

/// <summary>A version of a file.</summary>
/// <param name="Id">Its public id.</param>
/// <param name="At">When it was made, as the commit says.</param>
/// <param name="Author">The pseudonym; null for a foreign commit, whose author is <paramref name="ForeignAuthor"/>.</param>
/// <param name="ForeignAuthor">The author's name in a commit that this program did not make.</param>
/// <param name="Kind">What was done.</param>
/// <param name="File">The path that the file had then.</param>
/// <param name="Blob">Its content then, or null where this version deleted it.</param>
public sealed record PageVersion(VersionId Id, DateTimeOffset At, AuthorId? Author, string? ForeignAuthor, ChangeKind Kind, GitPath File, BlobId? Blob);

/// <summary>A file that differs between two commits.</summary>
/// <param name="File">The file.</param>
/// <param name="Blob">Its content in the later commit, or null where it is gone.</param>
public sealed record FileChange(GitPath File, BlobId? Blob);

/// <summary>The files of one wiki and their history: the only truth of content. Safe to call from many threads.</summary>
public interface IPageStore : IAsyncDisposable
{
    /// <summary>The state now: one consistent whole, at least as new as every acknowledged commit. No I/O.</summary>
    Snapshot Current { get; }

    /// <summary>Rings whenever <see cref="Current"/> changed, by a save or by a push from outside.</summary>
    ChangeBell Bell { get; }

    /// <summary>Reads a content.</summary>
    /// <returns>The bytes, or null where there is no such content.</returns>
    /// <exception cref="StoreUnavailableException">The repository cannot be read.</exception>
    ValueTask<ReadOnlyMemory<byte>?> ReadAsync(BlobId blob, CancellationToken ct);

    /// <summary>The one write door: makes one commit out of a changeset, merging and checking rights against the state at that moment.</summary>
    /// <returns><see cref="CommitResult.Committed"/> only when the commit is durable.</returns>
    /// <exception cref="StoreUnavailableException">The repository cannot be written (disk full, read-only); nothing was committed.</exception>
    Task<CommitResult> CommitAsync(Changeset changeset, CancellationToken ct);

    /// <summary>The versions of a file, newest first, across its moves.</summary>
    /// <param name="file">The file as it is called now, or was called last.</param>
    /// <param name="before">Only versions older than this one; null from the newest.</param>
    /// <param name="limit">At most so many; 1 to 1000.</param>
    /// <param name="ct">Cancels.</param>
    ValueTask<IReadOnlyList<PageVersion>> HistoryAsync(GitPath file, VersionId? before, int limit, CancellationToken ct);

    /// <summary>A file as a version had it (not only versions that changed it).</summary>
    /// <returns>The version that last changed the file at or before <paramref name="version"/>, or null where that version is unknown or had no such file.</returns>
    ValueTask<PageVersion?> FindVersionAsync(GitPath file, VersionId version, CancellationToken ct);

    /// <summary>Where a file went that is gone, along the rename edges of the history.</summary>
    /// <returns>The file that stands now and was once called <paramref name="file"/>, or null where it was never moved, is deleted or stands.</returns>
    /// <exception cref="StoreUnavailableException">The history cannot be read.</exception>
    ValueTask<GitPath?> FindMovedAsync(GitPath file, CancellationToken ct);

    /// <summary>The newest versions of the whole wiki, newest first, one entry per file and commit.</summary>
    ValueTask<IReadOnlyList<PageVersion>> RecentAsync(int limit, CancellationToken ct);

    /// <summary>What differs between a commit and <see cref="Current"/>; the one path by which derived data catches up.</summary>
    /// <param name="since">A commit that derived data reflect; null for nothing at all.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The changes and the snapshot that they lead to, or null where <paramref name="since"/> is no ancestor (then rebuild from nothing).</returns>
    ValueTask<(IReadOnlyList<FileChange> Changes, Snapshot Snapshot)?> ChangesSinceAsync(CommitId? since, CancellationToken ct);
}

/// <summary>The wiki's data cannot be reached: disk full, read-only, repository damaged. Nothing was half done.</summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>Names what failed and why.</summary>
    public StoreUnavailableException(string message, Exception? inner = null, bool isFull = false) : base(message, inner) => IsFull = isFull;

    /// <summary>Whether the disk is full or may not be written, as against a repository that cannot be read.</summary>
    public bool IsFull { get; }
}
