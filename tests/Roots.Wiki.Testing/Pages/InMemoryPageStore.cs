using System.Security.Cryptography;
using System.Text;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Testing.Pages;

/// <summary>A page store without a disk; passes the same contract as the one on git. Thread-safe.</summary>
public sealed partial class InMemoryPageStore(TimeProvider clock) : IPageStore, IStoreTags
{
    private readonly Lock gate = new();
    private readonly Dictionary<BlobId, ReadOnlyMemory<byte>> contents = [];
    private readonly List<Commit> commits = [];
    private readonly Dictionary<string, CommitId> tags = new(StringComparer.Ordinal);

    /// <summary>A store whose clock stands still.</summary>
    public InMemoryPageStore() : this(new SettableClock()) { }

    private sealed record Change(GitPath File, BlobId? Blob, GitPath? From, bool IsAway);

    private sealed record Commit(VersionId Version, DateTimeOffset At, AuthorId? Author, string? ForeignAuthor, ChangeKind Kind, IReadOnlyList<Change> Changes, Snapshot Snapshot);

    public Snapshot Current { get; private set; } = Snapshot.Empty;

    public ChangeBell Bell { get; } = new();

    /// <summary>How often a content was read, for tests that count.</summary>
    public int Reads { get; private set; }

    /// <summary>Thrown by the next commits while it is set: a full disk.</summary>
    public StoreUnavailableException? Trouble { get; set; }

    /// <summary>What a push by somebody else would bring; null deletes the file. Nobody's rights are asked.</summary>
    public InMemoryPageStore Push(string author, params (string File, string? Text)[] files)
    {
        lock (gate)
        {
            var resolved = files.Select(f => (GitPath.Parse(f.File), f.Text is null ? null : (ReadOnlyMemory<byte>?)Encoding.UTF8.GetBytes(f.Text))).ToList();
            Enter(resolved, new Dictionary<GitPath, GitPath>(), null, author, ChangeKind.Foreign, null);
        }

        Bell.Ring();
        return this;
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(BlobId blob, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (gate)
        {
            Reads++;
            return new(Read(blob));
        }
    }

    public Task<CommitResult> CommitAsync(Changeset changeset, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (changeset.Kind == ChangeKind.Foreign || changeset.Edits.DistinctBy(e => e.File).Count() != changeset.Edits.Count)
        {
            throw new ArgumentException("A changeset names what is done and each file once.", nameof(changeset));
        }

        lock (gate)
        {
            if (Trouble is not null)
            {
                return Task.FromException<CommitResult>(Trouble);
            }

            try
            {
                var result = Apply(changeset);
                if (result is CommitResult.Committed)
                {
                    Bell.Ring();
                }

                return Task.FromResult(result);
            }
            catch (Exception e)
            {
                return Task.FromException<CommitResult>(e); // as from a store that works in the background
            }
        }
    }

    public ValueTask<IReadOnlyList<PageVersion>> HistoryAsync(GitPath file, VersionId? before, int limit, CancellationToken ct)
    {
        CheckLimit(limit);
        lock (gate)
        {
            var end = before is null ? commits.Count : Math.Max(0, commits.FindIndex(c => c.Version == before));
            return new([.. Walk(file, end).Take(limit)]);
        }
    }

    public ValueTask<PageVersion?> FindVersionAsync(GitPath file, VersionId version, CancellationToken ct)
    {
        lock (gate)
        {
            return new(Walk(file, commits.FindIndex(c => c.Version == version) + 1).FirstOrDefault() is { Blob: not null } found ? found : null);
        }
    }

    public ValueTask<GitPath?> FindMovedAsync(GitPath file, CancellationToken ct)
    {
        lock (gate)
        {
            GitPath? target = null;
            for (var (from, name) = (commits.FindLastIndex(c => c.Changes.Any(x => x.File == file)), file); from >= 0;)
            {
                var gone = commits.FindIndex(from, c => c.Changes.Any(x => x.File == name && x.Blob is null));
                target = gone < 0 ? target : commits[gone].Changes.FirstOrDefault(x => x.From == name)?.File;
                (from, name) = gone < 0 || target is null ? (-1, name) : (gone + 1, target);
            }

            return new(target is not null && !Current.Files.ContainsKey(file) && Current.Files.ContainsKey(target) ? target : null);
        }
    }

    public ValueTask<IReadOnlyList<PageVersion>> RecentAsync(int limit, CancellationToken ct)
    {
        CheckLimit(limit);
        lock (gate)
        {
            return new([.. commits.AsEnumerable().Reverse().SelectMany(c => c.Changes.Where(x => !x.IsAway).OrderBy(x => x.File).Select(x => Describe(c, x))).Take(limit)]);
        }
    }

    public ValueTask<(IReadOnlyList<FileChange> Changes, Snapshot Snapshot)?> ChangesSinceAsync(CommitId? since, CancellationToken ct)
    {
        lock (gate)
        {
            var before = since is null ? Snapshot.Empty : commits.Find(c => c.Snapshot.Commit == since)?.Snapshot;
            if (before is null)
            {
                return new((ValueTuple<IReadOnlyList<FileChange>, Snapshot>?)null);
            }

            var changed = Current.Files.Where(f => before.Files.GetValueOrDefault(f.Key) != f.Value).Select(f => new FileChange(f.Key, f.Value));
            var gone = before.Files.Keys.Where(f => !Current.Files.ContainsKey(f)).Select(f => new FileChange(f, null));
            return new(([.. changed, .. gone], Current));
        }
    }

    public ValueTask<bool> TagAsync(string name, GitPath file, CancellationToken ct)
    {
        TagNames.Check(name);
        lock (gate)
        {
            return new(Current.Files.ContainsKey(file) && tags.TryAdd(name, commits.FindLast(c => c.Changes.Any(x => x.File == file))!.Snapshot.Commit!));
        }
    }

    public ValueTask<CommitId?> FindTagAsync(string name, CancellationToken ct)
    {
        TagNames.Check(name);
        lock (gate)
        {
            return new(tags.GetValueOrDefault(name));
        }
    }

    public ValueTask DisposeAsync() => default;

    private static void CheckLimit(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
    }

    private static PageVersion Describe(Commit commit, Change change) =>
        new(commit.Version, commit.At, commit.Author, commit.ForeignAuthor, commit.Kind, change.File, change.Blob);

    private CommitResult Apply(Changeset changeset)
    {
        if ((changeset.Author ?? changeset.Actor.Author) is not { } author)
        {
            return new CommitResult.Rejected([new(ProblemCode.NotAllowed)]);
        }

        var (resolved, refused) = WriteDoor.Resolve(changeset, Current, Read);
        if (refused is not null)
        {
            return refused;
        }

        if (resolved!.Files.Count == 0)
        {
            return new CommitResult.Unchanged(Current);
        }

        if (Taken(resolved.Files) is { } taken)
        {
            return new CommitResult.Rejected([new(ProblemCode.NameTaken, "path", taken.Value)]);
        }

        var version = VersionId.New();
        Enter(resolved.Files, changeset.MovedFrom, author, null, changeset.Kind, version);
        return new CommitResult.Committed(version, Current, resolved.Merged);
    }

    // A file and a folder cannot bear one name.
    private GitPath? Taken(IReadOnlyList<(GitPath File, ReadOnlyMemory<byte>? Bytes)> files)
    {
        var after = Current.Files.Keys.Except(files.Where(f => f.Bytes is null).Select(f => f.File)).Concat(files.Where(f => f.Bytes is not null).Select(f => f.File)).ToHashSet();
        return files.Select(f => f.File).FirstOrDefault(f => after.Contains(f) && after.Any(o =>
            o.Value.StartsWith(f.Value + "/", StringComparison.Ordinal) || f.Value.StartsWith(o.Value + "/", StringComparison.Ordinal)));
    }

    private void Enter(IReadOnlyList<(GitPath File, ReadOnlyMemory<byte>? Bytes)> files, IReadOnlyDictionary<GitPath, GitPath> movedFrom, AuthorId? author, string? foreign, ChangeKind kind, VersionId? version)
    {
        var states = files.Select(f => (f.File, Blob: f.Bytes is { } bytes ? Keep(bytes) : null, f.Bytes)).ToList();
        var moves = states.Where(s => s.Blob is not null && !Current.Files.ContainsKey(s.File))
            .Select(s => (s.File, From: movedFrom.GetValueOrDefault(s.File) ?? states.Find(o => o.Blob is null && Current.Files.GetValueOrDefault(o.File) == s.Blob).File))
            .Where(m => m.From is not null).DistinctBy(m => m.From).ToDictionary(m => m.File, m => m.From);
        var commit = CommitId.Parse(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)));
        Current = Current.With(commit, states.Select(s => s.Blob is null ? new SnapshotChange(s.File, null) : SnapshotChange.Of(s.File, s.Blob, s.Bytes!.Value.Span)));
        var changes = states.Select(s => new Change(s.File, s.Blob, moves.GetValueOrDefault(s.File), s.Blob is null && moves.ContainsValue(s.File)));
        commits.Add(new(version ?? VersionId.Of(commit), clock.GetUtcNow(), author, foreign, kind, [.. changes], Current));
    }

    private IEnumerable<PageVersion> Walk(GitPath file, int end)
    {
        var isNewest = true;
        for (var i = commits.Count - 1; i >= 0; i--)
        {
            if (commits[i].Changes.FirstOrDefault(c => c.File == file) is not { } change)
            {
                continue;
            }

            if (change.IsAway && !isNewest)
            {
                yield break;
            }

            isNewest = false;
            if (i < end)
            {
                yield return Describe(commits[i], change);
            }

            file = change.From ?? file;
        }
    }

    private BlobId Keep(ReadOnlyMemory<byte> bytes)
    {
#pragma warning disable CA5350 // git names contents by SHA-1
        var id = BlobId.Parse(Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {bytes.Length}\0"), .. bytes.Span])));
#pragma warning restore CA5350
        contents[id] = bytes.ToArray();
        return id;
    }

    private ReadOnlyMemory<byte>? Read(BlobId blob) => contents.TryGetValue(blob, out var bytes) ? bytes : (ReadOnlyMemory<byte>?)null;
}
