using System.Threading.Channels;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// The one writer of a wiki: takes what waits, makes one commit of each changeset, writes them together, moves the
/// branch by compare-and-swap, publishes the state and only then tells the callers. Also the only one who follows what
/// others push, so that states come in order.
/// </summary>
internal sealed class CommitWriter : IAsyncDisposable
{
    private const int LargestBatch = 50;
    private const int MostTries = 100;
    private readonly Channel<object> work = Channel.CreateUnbounded<object>(new() { SingleReader = true });
    private readonly Func<BareRepository> open;
    private readonly string branch;
    private readonly StateLoader loader;
    private readonly GitStoreOptions options;
    private readonly Action<StoreState> published;
    private readonly Task loop;
    private BareRepository repository;
    private StoreState state;
    private ForgottenCommits forgotten;
    private long refusals;

    /// <param name="state">The state at the start.</param>
    /// <param name="published">Called with each new state before anybody is told of it.</param>
    public CommitWriter(string branch, StoreState state, StateLoader loader, GitStoreOptions options, Action<StoreState> published)
    {
        (this.branch, this.state, this.loader, this.options, this.published) = (branch, state, loader, options, published);
        open = () => BareRepository.Open(options.RepositoryFolder);
        repository = open();
        forgotten = ForgottenCommits.Read(options.RepositoryFolder);
        loop = Task.Run(RunAsync);
    }

    /// <summary>The state that was published last.</summary>
    public StoreState State => Volatile.Read(ref state);

    /// <summary>How often somebody pushed erased commits back since the start, and was refused.</summary>
    public long Refusals => Interlocked.Read(ref refusals);

    /// <summary>Counts one that somebody else noticed.</summary>
    public void CountRefusal() => Interlocked.Increment(ref refusals);

    /// <summary>Whether a commit leads to erased ones.</summary>
    public bool BringsBack(BareRepository repository, Oid commit) => Volatile.Read(ref forgotten).IsBehind(repository, commit, State.Commit);

    /// <summary>Whether any commit was ever erased.</summary>
    public bool HasForgotten => Volatile.Read(ref forgotten).Count > 0;

    /// <summary>Lets the whole repository be exchanged while nobody writes; who saves meanwhile waits.</summary>
    /// <param name="exchange">Gets the state and gives the next one, or null where nothing was exchanged. No handle of the writer is open while it runs.</param>
    /// <param name="ct">Cancels the wait for the turn.</param>
    public Task ExchangeAsync(Func<StoreState, StoreState?> exchange, CancellationToken ct) => DoAsync(
        () =>
        {
            CatchUp();
            repository.Dispose();
            try
            {
                if (exchange(state) is { } next)
                {
                    Volatile.Write(ref state, next);
                }
            }
            finally
            {
                repository = open();
                Volatile.Write(ref forgotten, ForgottenCommits.Read(options.RepositoryFolder));
            }
        },
        ct);

    /// <summary>Queues a changeset.</summary>
    public Task<CommitResult> CommitAsync(Changeset changeset, CancellationToken ct)
    {
        var pending = new PendingCommit(changeset, VersionId.New(), ct);
        return Enqueue(pending) ? pending.Completion.WaitAsync(ct) : throw new ObjectDisposedException(nameof(GitPageStore));
    }

    /// <summary>Follows the branch to where it stands now.</summary>
    public Task CatchUpAsync(CancellationToken ct) => DoAsync(CatchUp, ct);

    /// <summary>Lets go of deleted packs.</summary>
    public Task ReopenAsync(CancellationToken ct) => DoAsync(Reopen, ct);

    public async ValueTask DisposeAsync()
    {
        work.Writer.TryComplete();
        await loop.ConfigureAwait(false);
        repository.Dispose();
    }

    private bool Enqueue(object item) => work.Writer.TryWrite(item);

    private Task DoAsync(Action action, CancellationToken ct)
    {
        var errand = new Errand(action);
        return Enqueue(errand) ? errand.Completion.WaitAsync(ct) : throw new ObjectDisposedException(nameof(GitPageStore));
    }

    private async Task RunAsync()
    {
        var batch = new List<PendingCommit>();
        while (await work.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Count < LargestBatch && work.Reader.TryPeek(out var next) && next is PendingCommit && work.Reader.TryRead(out var item))
            {
                batch.Add((PendingCommit)item);
            }

            if (batch.Count > 0)
            {
                await WriteAsync(batch).ConfigureAwait(false);
                batch.Clear();
            }
            else if (work.Reader.TryRead(out var errand))
            {
                ((Errand)errand).Run();
            }
        }
    }

    // What cannot be written together may be writable one by one: a large file must not take small saves with it.
    private async Task WriteAsync(List<PendingCommit> batch)
    {
        try
        {
            await WriteTogetherAsync(batch).ConfigureAwait(false);
        }
        catch (StoreUnavailableException) when (batch.Count > 1)
        {
            foreach (var pending in batch)
            {
                await WriteAsync([pending]).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            batch.ForEach(p => p.Fail(e));
        }
    }

    private async Task WriteTogetherAsync(List<PendingCommit> batch)
    {
        foreach (var gone in batch.Where(p => p.IsAbandoned))
        {
            gone.Abandon();
        }

        for (var tries = 0; tries < MostTries; tries++)
        {
            CatchUp();
            var draft = new DraftCommits(state, repository, options.Clock);
            batch.Where(p => !p.Completion.IsCompleted).ToList().ForEach(draft.Add);
            if (draft.IsEmpty)
            {
                draft.Acknowledge();
                return;
            }

            draft.Objects.WriteTo(repository);
            if (await MoveBranchAsync(draft.State.Commit!.Value).ConfigureAwait(false))
            {
                Publish(draft.State);
                draft.Acknowledge();
                return;
            }
        }

        throw new StoreUnavailableException($"Others move the branch {branch} all the time.");
    }

    private async Task<bool> MoveBranchAsync(Oid next)
    {
        const int pauses = 20;
        for (var i = 0; i <= pauses; i++)
        {
            switch (repository.MoveBranch(branch, next, state.Commit))
            {
                case Swap.Done:
                    return true;
                case Swap.Moved:
                    return false;
                default:
                    await Task.Delay(options.LockPatience / pauses).ConfigureAwait(false);
                    break;
            }
        }

        throw new StoreUnavailableException($"Another program holds a lock on the branch {branch}.");
    }

    private void CatchUp()
    {
        if (repository.ReadReference(branch) is not { } head || head == state.Commit)
        {
            return;
        }

        // Somebody's old clone: what was erased does not come back with it.
        if (state.Commit is { } mine && BringsBack(repository, head))
        {
            if (repository.MoveBranch(branch, mine, head) == Swap.Done)
            {
                Interlocked.Increment(ref refusals);
            }

            return;
        }

        Publish(loader.Load(head, state));
    }

    private void Publish(StoreState next)
    {
        Volatile.Write(ref state, next);
        published(next);
    }

    private void Reopen()
    {
        var fresh = open();
        repository.Dispose();
        repository = fresh;
    }

    private sealed class Errand(Action action)
    {
        private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Completion => done.Task;

        public void Run()
        {
            try
            {
                action();
                done.SetResult();
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }
    }
}
