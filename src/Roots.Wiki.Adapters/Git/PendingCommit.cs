using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>A changeset that waits for the writer, and the caller who waits for the result.</summary>
internal sealed class PendingCommit(Changeset changeset, VersionId version, CancellationToken ct)
{
    private readonly TaskCompletionSource<CommitResult> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Changeset Changeset => changeset;

    /// <summary>Chosen once, so that a second try makes the same version.</summary>
    public VersionId Version => version;

    /// <summary>Whether the caller has gone; only a changeset that nobody has begun is left out for it.</summary>
    public bool IsAbandoned => ct.IsCancellationRequested;

    public Task<CommitResult> Completion => done.Task;

    public void Complete(CommitResult result) => done.TrySetResult(result);

    public void Fail(Exception reason) => done.TrySetException(reason);

    public void Abandon() => done.TrySetCanceled(ct);
}
