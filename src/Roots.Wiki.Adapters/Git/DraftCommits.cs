using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// The commits of one batch while they exist in memory only: each changeset is resolved against the state with the ones
/// before it. Nothing is durable and nobody is told before the branch has moved.
/// </summary>
internal sealed class DraftCommits
{
    private readonly BareRepository repository;
    private readonly TimeProvider clock;
    private readonly Oid? start;
    private readonly List<(PendingCommit Pending, CommitResult Result)> results = [];

    public DraftCommits(StoreState state, BareRepository repository, TimeProvider clock) =>
        (State, start, this.repository, this.clock) = (state, state.Commit, repository, clock);

    public ObjectBatch Objects { get; } = new();

    /// <summary>The state with every commit so far.</summary>
    public StoreState State { get; private set; }

    /// <summary>Whether there is anything to write.</summary>
    public bool IsEmpty => State.Commit == start;

    public void Add(PendingCommit pending)
    {
        try
        {
            results.Add((pending, Apply(pending)));
        }
        catch (StoreUnavailableException)
        {
            throw;
        }
        catch (Exception e)
        {
            pending.Fail(e); // a broken transform harms its own caller only
        }
    }

    /// <summary>Tells every caller. Only after the branch has moved.</summary>
    public void Acknowledge()
    {
        foreach (var (pending, result) in results)
        {
            pending.Complete(result);
        }
    }

    private CommitResult Apply(PendingCommit pending)
    {
        var changeset = pending.Changeset;
        if ((changeset.Author ?? changeset.Actor.Author) is not { } author)
        {
            return new CommitResult.Rejected([new(ProblemCode.NotAllowed)]);
        }

        var (resolved, refused) = WriteDoor.Resolve(changeset, State.Snapshot, Read);
        if (refused is not null)
        {
            return refused;
        }

        if (resolved!.Files.Count == 0)
        {
            return new CommitResult.Unchanged(State.Snapshot);
        }

        var (root, taken) = Place(resolved.Files);
        if (taken is not null)
        {
            return new CommitResult.Rejected([new(ProblemCode.NameTaken, "path", taken.Value)]);
        }

        var commit = Objects.Add(ObjectKind.Commit, CommitText.Write(root.Write(Objects), State.Commit, author, clock.GetUtcNow(), pending.Version, changeset));
        State = new(commit, root, State.Snapshot.With(commit.ToCommit(), Changes(resolved.Files)));
        return new CommitResult.Committed(pending.Version, State.Snapshot, resolved.Merged);
    }

    // Deletions go first: a page may move into a folder that bears its name.
    private (Folder Root, GitPath? Taken) Place(IReadOnlyList<(GitPath File, ReadOnlyMemory<byte>? Bytes)> files)
    {
        var session = new object();
        var root = State.Root;
        foreach (var (file, _) in files.Where(f => f.Bytes is null))
        {
            root = root.Without(file.Value, session);
        }

        foreach (var (file, bytes) in files)
        {
            if (bytes is { } content)
            {
                if (root.With(file.Value, Objects.Add(ObjectKind.Blob, content), session) is not { } next)
                {
                    return (root, file);
                }

                root = next;
            }
        }

        return (root, null);
    }

    private static IEnumerable<SnapshotChange> Changes(IReadOnlyList<(GitPath File, ReadOnlyMemory<byte>? Bytes)> files) =>
        files.Select(f => f.Bytes is { } bytes ? SnapshotChange.Of(f.File, ObjectBatch.IdOf(ObjectKind.Blob, bytes.Span).ToBlob(), bytes.Span) : new(f.File, null));

    private ReadOnlyMemory<byte>? Read(BlobId blob) =>
        (Objects.Find(Oid.Of(blob)) ?? repository.TryRead(Oid.Of(blob))) is { Kind: ObjectKind.Blob } item ? item.Bytes : (ReadOnlyMemory<byte>?)null; // without the cast null would become an empty content
}
