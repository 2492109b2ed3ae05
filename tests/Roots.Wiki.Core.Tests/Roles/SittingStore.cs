using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Core.Tests.Roles;

/// <summary>As much of a store as sittings need: the real write door over a dictionary, and the versions of one file.</summary>
internal sealed class SittingStore : IPageStore
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ConcurrentDictionary<BlobId, byte[]> blobs = [];
    private readonly List<PageVersion> versions = [];

    public SittingStore(params (string File, string Text)[] files) =>
        Current = Snapshot.Empty.With(NextCommit(), files.Select(f => Change(GitPath.Parse(f.File), Encoding.UTF8.GetBytes(f.Text))));

    public Snapshot Current { get; private set; }
    public ChangeBell Bell { get; } = new();
    public int Commits { get; private set; }
    public Changeset? Last { get; private set; }

    /// <summary>Runs once before the next commit takes effect: somebody who is faster, or a broken disk.</summary>
    public Func<Task>? BeforeNext { get; set; }

    public string? Text(GitPath file) => Current.Files.TryGetValue(file, out var blob) ? Encoding.UTF8.GetString(blobs[blob]) : null;

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(BlobId blob, CancellationToken ct) => new(blobs.TryGetValue(blob, out var bytes) ? bytes : null);

    public async Task<CommitResult> CommitAsync(Changeset changeset, CancellationToken ct)
    {
        if (BeforeNext is { } before)
        {
            BeforeNext = null;
            await before();
        }

        await gate.WaitAsync(ct);
        try
        {
            var (resolved, refused) = WriteDoor.Resolve(changeset, Current, b => blobs.TryGetValue(b, out var bytes) ? bytes : null);
            if (refused is not null)
            {
                return refused;
            }

            if (resolved!.Files.Count == 0)
            {
                return new CommitResult.Unchanged(Current);
            }

            Current = Current.With(NextCommit(), resolved.Files.Select(f => f.Bytes is { } bytes ? Change(f.File, bytes.ToArray()) : new SnapshotChange(f.File, null)).ToList());
            (Commits, Last) = (Commits + 1, changeset);
            return new CommitResult.Committed(VersionId.New(), Current, resolved.Merged);
        }
        finally
        {
            gate.Release();
        }
    }

    public ValueTask<IReadOnlyList<PageVersion>> HistoryAsync(GitPath file, VersionId? before, int limit, CancellationToken ct) =>
        new([.. versions.AsEnumerable().Reverse().Where(v => v.File == file).Take(limit)]);

    public ValueTask<PageVersion?> FindVersionAsync(GitPath file, VersionId version, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask<GitPath?> FindMovedAsync(GitPath file, CancellationToken ct) => new((GitPath?)null);

    public ValueTask<IReadOnlyList<PageVersion>> RecentAsync(int limit, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask<(IReadOnlyList<FileChange> Changes, Snapshot Snapshot)?> ChangesSinceAsync(CommitId? since, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask DisposeAsync()
    {
        gate.Dispose();
        return ValueTask.CompletedTask;
    }

    private SnapshotChange Change(GitPath file, byte[] bytes)
    {
        var blob = BlobId.Parse(Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 20)));
        blobs[blob] = bytes;
        versions.Add(new(VersionId.New(), default, null, null, ChangeKind.Answer, file, blob));
        return SnapshotChange.Of(file, blob, bytes);
    }

    private static CommitId NextCommit() => CommitId.Parse(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)));
}
