using LibGit2Sharp;
using Roots.Wiki.Pages;
using ChangeKind = Roots.Wiki.Pages.ChangeKind;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// The files of one wiki in a bare git repository. One process owns it at a time; saves go through one writer that
/// answers only when the commit is durable; what others push is followed. Reads need no lock. Thread-safe.
/// </summary>
public sealed partial class GitPageStore : IPageStore, IStoreUpkeep, IStoreTags
{
    private const string TagFolder = "refs/tags/";
    private const int WorthKeeping = 100; // pages read anew; so many cost a start less than a tenth of a second

    private readonly GitStoreOptions options;
    private WikiLock owner;
    private readonly RepositoryPool pool;
    private readonly PathHistory history;
    private readonly CommitWriter writer;
    private readonly StateLoader loader;
    private readonly FactsFile facts;
    private readonly Task keeping;
    private readonly CommitId? kept;
    private long reads;

    private GitPageStore(GitStoreOptions options, WikiLock owner, RepositoryPool pool, string branch)
    {
        facts = new(Path.Combine(options.DerivedFolder, "facts.idx"));
        loader = new(pool, options.RepositoryFolder, facts);
        (this.options, this.owner, this.pool, Branch) = (options, owner, pool, branch);
        var head = pool.Use(r => r.ReadReference(branch));
        var state = head is { } commit ? loader.Load(commit, StoreState.Empty) : StoreState.Empty;
        history = new(Path.Combine(options.DerivedFolder, "history.idx"), pool, options.HistoryPatience, head);
        writer = new(branch, state, loader, options, OnPublished);
        kept = state.Snapshot.Commit;
        keeping = loader.Reads > WorthKeeping ? Task.Run(() => facts.Write(state.Snapshot)) : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Snapshot Current => writer.State.Snapshot;

    /// <inheritdoc/>
    public ChangeBell Bell { get; } = new();

    /// <summary>The branch that holds the wiki, such as <c>refs/heads/main</c>; an imported repository keeps its own.</summary>
    public string Branch { get; }

    /// <summary>Whether the history can be asked without waiting; false for some seconds after a start without derived data.</summary>
    public bool IsHistoryReady => history.IsReady;

    /// <summary>How many contents were read out of git since the start, for pages and for what they say.</summary>
    public long Reads => Interlocked.Read(ref reads) + loader.Reads;

    /// <summary>Makes an empty wiki: a bare repository with the branch <c>main</c> and no commit.</summary>
    /// <exception cref="StoreUnavailableException">The folder holds something already, or cannot be written.</exception>
    public static Task<GitPageStore> CreateAsync(GitStoreOptions options, CancellationToken ct)
    {
        RepositorySetup.Create(options.RepositoryFolder);
        return OpenAsync(options, ct);
    }

    /// <summary>Opens a wiki: takes its lock, clears what a killed process left, and reads the state.</summary>
    /// <exception cref="StoreUnavailableException">Another process owns it, or the repository cannot be read.</exception>
    public static async Task<GitPageStore> OpenAsync(GitStoreOptions options, CancellationToken ct)
    {
        GitLibrary.Ensure();
        var swap = new RepositorySwap(options.RepositoryFolder);
        swap.Settle();
        var owner = WikiLock.Take(options.RepositoryFolder);
        RepositoryPool? pool = null;
        try
        {
            swap.Sweep(options.DerivedFolder);
            await StaleFiles.SweepAsync(options.RepositoryFolder, owner.TakenUtc, ct).ConfigureAwait(false);
            var branch = RepositorySetup.Prepare(options.RepositoryFolder);
            pool = new(options.RepositoryFolder);
            return new(options, owner, pool, branch);
        }
        catch (Exception e)
        {
            pool?.Dispose();
            owner.Dispose();
            throw e is LibGit2SharpException or IOException or UnauthorizedAccessException
                ? new StoreUnavailableException($"The repository in {options.RepositoryFolder} cannot be opened: {e.Message}", e)
                : e;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(BlobId blob, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Interlocked.Increment(ref reads);
        var item = pool.Use(r => r.TryRead(Oid.Of(blob)));
        return new(item is { Kind: ObjectKind.Blob } found ? found.Bytes : (ReadOnlyMemory<byte>?)null);
    }

    /// <inheritdoc/>
    public Task<CommitResult> CommitAsync(Changeset changeset, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(changeset);
        if (changeset.Kind == ChangeKind.Foreign || changeset.Edits.DistinctBy(e => e.File).Count() != changeset.Edits.Count)
        {
            throw new ArgumentException("A changeset names what is done and each file once.", nameof(changeset));
        }

        return writer.CommitAsync(changeset, ct);
    }

    /// <summary>Looks whether somebody pushed (some microseconds when nobody did) and follows. For a loop, each second.</summary>
    /// <returns>Whether there was anything new.</returns>
    /// <exception cref="StoreUnavailableException">The repository cannot be read.</exception>
    public async Task<bool> PollAsync(CancellationToken ct)
    {
        var known = writer.State.Commit;
        if (pool.Use(r => r.ReadReference(Branch)) != known)
        {
            await writer.CatchUpAsync(ct).ConfigureAwait(false);
        }

        await DropRefusedAsync(ct).ConfigureAwait(false);
        return writer.State.Commit != known;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PageVersion>> HistoryAsync(GitPath file, VersionId? before, int limit, CancellationToken ct)
    {
        CheckLimit(limit);
        return history.AskAsync(() => writer.State.Commit, table => table.Of(file, before, limit), ct);
    }

    /// <inheritdoc/>
    public ValueTask<PageVersion?> FindVersionAsync(GitPath file, VersionId version, CancellationToken ct) =>
        history.AskAsync(() => writer.State.Commit, table => pool.Use(r => table.At(file, version, (commit, path) => new TreeDiffer(r).Find(StateLoader.TreeOf(r, commit), path))), ct);

    /// <inheritdoc/>
    public async ValueTask<GitPath?> FindMovedAsync(GitPath file, CancellationToken ct) =>
        !Current.Files.ContainsKey(file) && await history.AskAsync(() => writer.State.Commit, table => table.Moved(file), ct).ConfigureAwait(false) is { } moved && Current.Files.ContainsKey(moved) ? moved : null;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PageVersion>> RecentAsync(int limit, CancellationToken ct)
    {
        CheckLimit(limit);
        return history.AskAsync(() => writer.State.Commit, table => table.Recent(limit), ct);
    }

    /// <inheritdoc/>
    public ValueTask<(IReadOnlyList<FileChange> Changes, Snapshot Snapshot)?> ChangesSinceAsync(CommitId? since, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var state = writer.State;
        if (since is null || state.Commit is not { } head)
        {
            return since is null ? new((state.Snapshot.Files.Select(f => new FileChange(f.Key, f.Value)).ToList(), state.Snapshot)) : new(((IReadOnlyList<FileChange>, Snapshot)?)null);
        }

        var differing = pool.Use(r => r.Follows(head, Oid.Of(since)) ? StateLoader.Differing(r, StateLoader.TreeOf(r, Oid.Of(since)), StateLoader.TreeOf(r, head)) : null);
        return new(differing is null ? null : (differing.ConvertAll(d => new FileChange(d.File, d.Id.IsZero ? null : d.Id.ToBlob())), state.Snapshot));
    }

    /// <inheritdoc/>
    /// <remarks>Packs loose objects above a number; a wiki that was just brought in is packed anew as a whole (10,000 commits: 20 s of one processor).</remarks>
    public async Task<PackResult> PackAsync(CancellationToken ct)
    {
        var isImported = Repacking.IsDue(options.RepositoryFolder);
        if (!isImported && LooseObjects.Count(options.RepositoryFolder) <= options.PackAbove)
        {
            return PackResult.NotNeeded;
        }

        if (await GitProgram.FindAsync(ct).ConfigureAwait(false) is not { } git)
        {
            return PackResult.NoGitProgram;
        }

        await git.RunAsync(options.RepositoryFolder, isImported ? Repacking.Everything : Repacking.New, ct).ConfigureAwait(false);
        Repacking.Done(options.RepositoryFolder);
        RepositorySetup.MakeFanOut(options.RepositoryFolder);
        pool.Recycle();
        await writer.ReopenAsync(ct).ConfigureAwait(false);
        return PackResult.Packed;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TagAsync(string name, GitPath file, CancellationToken ct)
    {
        TagNames.Check(name);
        var commit = await history.AskAsync(() => writer.State.Commit, table => table.CommitOf(file.Value), ct).ConfigureAwait(false);
        return commit is { } id && Current.Files.ContainsKey(file) && pool.Use(r => r.MoveBranch(TagFolder + name, id, null)) == Swap.Done;
    }

    /// <inheritdoc/>
    public ValueTask<CommitId?> FindTagAsync(string name, CancellationToken ct)
    {
        TagNames.Check(name);
        return new(pool.Use(r => r.ReadReference(TagFolder + name)) is { } id ? CommitId.Parse(id.ToString()) : null);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync().ConfigureAwait(false);
        await history.DisposeAsync().ConfigureAwait(false);
        await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Current.Pages.Count > WorthKeeping && Current.Commit != kept)
        {
            facts.Write(Current);
        }

        erasing.Dispose();
        pool.Dispose();
        owner.Dispose();
    }

    private static void CheckLimit(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
    }

    private void OnPublished(StoreState state)
    {
        Bell.Ring();
        history.Follow(state.Commit!.Value);
    }
}
