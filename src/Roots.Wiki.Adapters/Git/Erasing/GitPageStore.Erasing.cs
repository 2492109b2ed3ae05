using LibGit2Sharp;
using Roots.Wiki.Erasure;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <content>Searching the whole past, and writing it anew.</content>
public sealed partial class GitPageStore : IContentHistory
{
    private const int MostTries = 20;
    private readonly SemaphoreSlim erasing = new(1, 1);
    private readonly HashSet<(string Name, Oid Target)> harmless = [];
    private long dropped;

    private RepositorySwap Exchange => new(options.RepositoryFolder);

    /// <inheritdoc/>
    public bool IsUnfinished => Exchange.IsUnfinished;

    /// <inheritdoc/>
    public long RefusedPushes => writer.Refusals;

    /// <inheritdoc/>
    public async Task<EraseFindings> FindAsync(EraseScope scope, int mostHits, IProgress<EraseProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var table = await CopyAsync(ct).ConfigureAwait(false);
        return await Task.Run(
            () =>
            {
                using var repository = BareRepository.Open(options.RepositoryFolder);
                var snapshot = Current;
                var search = new HistorySearch(repository, table, new(scope), FilesOf(scope, table, repository), (path, blob) =>
                    GitPath.TryParse(path, out var file) && snapshot.Files.TryGetValue(file, out var now) && Oid.Of(now) == blob);
                var found = search.Find(ObjectList.Read(options.RepositoryFolder), mostHits, progress, ct);
                return found.With(OfRepository(new(scope)));
            },
            ct).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<RewriteResult> RewriteAsync(EraseScope scope, IProgress<EraseProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await erasing.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            var swap = Exchange;
            using var turn = swap.TakeTurn();
            if (swap.IsUnfinished)
            {
                throw new StoreUnavailableException("An earlier erasure is not finished.");
            }

            var table = await CopyAsync(ct).ConfigureAwait(false);
            await keeping.WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // it writes derived data
            return await Task.Run(() => RewriteAsync(scope, swap, table, progress, ct), ct).ConfigureAwait(false);
        }
        catch (Exception e) when (e is LibGit2SharpException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The history in {options.RepositoryFolder} cannot be written anew: {e.Message}", e, isFull: e is IOException);
        }
        finally
        {
            erasing.Release();
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> CheckDerivedAsync(EraseScope scope, CancellationToken ct) => Task.Run<IReadOnlyList<string>>(
        () =>
        {
            var pattern = new ErasePattern(scope);
            return [.. HistoryCheck.PlainFiles(options.RepositoryFolder, pattern), .. HistoryCheck.PlainFiles(options.DerivedFolder, pattern)];
        },
        ct);

    /// <inheritdoc/>
    public Task FinishAsync(CancellationToken ct) => Task.Run(Exchange.Finish, ct);

    private async Task<RewriteResult> RewriteAsync(EraseScope scope, RepositorySwap swap, HistoryTable table, IProgress<EraseProgress>? progress, CancellationToken ct)
    {
        var pattern = new ErasePattern(scope);
        using var source = BareRepository.Open(options.RepositoryFolder);
        var files = FilesOf(scope, table, source);
        var names = new NewNames(pattern, table.Paths.SelectMany(p => p.Split('/')));
        using var rewriter = new HistoryRewriter(source, pattern, files, names, table.VersionOf) { Progress = done => progress?.Report(new(EraseStep.Rewriting, done, table.Commits.Count)) };
        try
        {
            swap.Prepare(pattern);
            rewriter.Rewrite(RepositorySwap.References(options.RepositoryFolder).Select(r => r.Target), swap.FreshPacks, ct);
            var shallow = ReadShallow();
            var check = new HistoryCheck(pattern, Gone(files, table)) { Shallow = shallow.Select(rewriter.Now).ToHashSet() };
            using (var fresh = BareRepository.Open(swap.Fresh))
            {
                if (check.Read(fresh, ObjectList.Read(swap.Fresh), progress, ct) is { Count: > 0 } left)
                {
                    swap.GiveUp();
                    return new RewriteResult.Left(left);
                }
            }

            RewriteResult? result = null;
            progress?.Report(new(EraseStep.Swapping, 0, 0));
            await writer.ExchangeAsync(state => PutInPlace(state, swap, rewriter, check, pattern, shallow, out result), ct).ConfigureAwait(false);
            if (result is RewriteResult.Rewritten)
            {
                pool.Recycle();
                facts.Delete();
                history.Restart(writer.State.Commit);
                Bell.Ring();
            }

            return result!;
        }
        catch
        {
            if (Directory.Exists(options.RepositoryFolder))
            {
                swap.GiveUp();
            }

            throw;
        }
    }

    // Runs as the writer: nobody of ours saves meanwhile. Who pushes is kept out by the branch's own lock file, or noticed.
    private StoreState? PutInPlace(StoreState state, RepositorySwap swap, HistoryRewriter rewriter, HistoryCheck check, ErasePattern pattern, IReadOnlyList<Oid> shallow, out RewriteResult result)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            using var held = HoldBranch();
            var references = RepositorySwap.References(options.RepositoryFolder);
            if (references.FirstOrDefault(r => r.Name == Branch).Target is { IsZero: false } head && head != state.Commit)
            {
                state = loader.Load(head, state);
            }

            var now = rewriter.Rewrite(references.Select(r => r.Target), swap.FreshPacks, CancellationToken.None);
            swap.SetReferences(references.Where(r => now.ContainsKey(r.Target)).Select(r => (TagName(r.Name, pattern), now[r.Target])));
            WriteShallow(swap.Fresh, shallow.Select(rewriter.Now));
            ForgottenCommits.Read(options.RepositoryFolder).With(rewriter.Changed).WriteTo(swap.Fresh);
            StoreState? next;
            using (var fresh = BareRepository.Open(swap.Fresh))
            {
                var left = check.Read(fresh, ObjectList.Read(swap.Fresh), null, CancellationToken.None).Concat(HistoryCheck.PlainFiles(swap.Fresh, pattern)).ToList();
                if (left.Count > 0)
                {
                    swap.GiveUp();
                    result = new RewriteResult.Left(left);
                    return state;
                }
            }

            using (var freshPool = new RepositoryPool(swap.Fresh))
            {
                next = state.Commit is { } old ? new StateLoader(freshPool, swap.Fresh).LoadBeside(rewriter.Now(old), state) : state;
            }

            swap.Complete();
            if (Move(swap, references))
            {
                result = new RewriteResult.Rewritten(rewriter.Commits, rewriter.Changed.Count(), rewriter.Contents, check.Objects);
                return next;
            }
        }

        throw new StoreUnavailableException("Others push all the time; the history was not exchanged.");
    }

    /// <returns>False where a reference moved at the last moment: nothing has changed then.</returns>
    private bool Move(RepositorySwap swap, IReadOnlyList<(string Name, Oid Target)> references)
    {
        // A folder with an open file in it cannot be renamed on Windows; elsewhere the wiki is never without an owner.
        var next = OperatingSystem.IsWindows() ? null : WikiLock.Take(swap.Fresh);
        if (next is null)
        {
            owner.Dispose();
            pool.Recycle();
        }

        swap.MoveOldAway();
        if (!RepositorySwap.References(swap.Old).ToHashSet().SetEquals(references))
        {
            swap.MoveOldBack();
            next?.Dispose();
            owner = next is null ? WikiLock.Take(options.RepositoryFolder) : owner;
            return false;
        }

        swap.MoveFreshIn();
        owner.Dispose();
        owner = next ?? WikiLock.Take(options.RepositoryFolder);
        return true;
    }

    // As git itself holds it: whoever pushes is told that the branch is locked.
    private FileStream HoldBranch()
    {
        var file = Path.Combine(options.RepositoryFolder, Branch + ".lock");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e)
        {
            throw new StoreUnavailableException($"Another program holds a lock on the branch {Branch}.", e);
        }
    }

    private ValueTask<HistoryTable> CopyAsync(CancellationToken ct) => history.AskAsync(() => writer.State.Commit, table => table.Copy(), ct);

    private EraseFindings OfRepository(ErasePattern pattern)
    {
        var left = HistoryCheck.PlainFiles(options.RepositoryFolder, pattern).ToList();
        var tags = RepositorySwap.References(options.RepositoryFolder).Where(r => pattern.IsIn(r.Name)).Select(r => r.Name).ToList();
        return new()
        {
            Hits = [.. left.Select(f => EraseHit.Of(ErasePlace.Repository, f, "", default)), .. tags.Select(t => EraseHit.Of(ErasePlace.Tag, null, t, pattern.Find(t).First()))],
            Places = new Dictionary<ErasePlace, int> { [ErasePlace.Repository] = left.Count, [ErasePlace.Tag] = tags.Count },
        };
    }

    // Across all names that a file had; in other branches by path alone, for nobody knows what moved there.
    private static ErasedFiles FilesOf(EraseScope scope, HistoryTable table, BareRepository repository)
    {
        var files = new ErasedFiles();
        foreach (var version in scope.Files.SelectMany(file => AllOf(table, file)).Where(v => v.Blob is not null))
        {
            files.Drop(version.File.Value, Oid.Of(version.Blob!));
        }

        foreach (var (file, id) in scope.Versions)
        {
            if (AllOf(table, file).FirstOrDefault(v => v.Id == id) is { Blob: { } blob } version)
            {
                files.Empty(version.File.Value, Oid.Of(blob));
            }
        }

        return files;
    }

    private static IEnumerable<PageVersion> AllOf(HistoryTable table, GitPath file)
    {
        const int most = 1000;
        VersionId? before = null;
        while (true)
        {
            var some = table.Of(file, before, most);
            foreach (var version in some)
            {
                yield return version;
            }

            if (some.Count < most)
            {
                yield break;
            }

            before = some[^1].Id;
        }
    }

    // What stands elsewhere too, under another name, stays there.
    private static HashSet<Oid> Gone(ErasedFiles files, HistoryTable table)
    {
        var gone = files.Contents.ToHashSet();
        gone.Remove(ObjectBatch.IdOf(ObjectKind.Blob, []));
        gone.ExceptWith(table.Postings.Where(p => gone.Contains(p.Blob) && !files.IsDropped(table.Paths[p.Path], p.Blob) && !files.IsEmptied(table.Paths[p.Path], p.Blob)).Select(p => p.Blob).ToList());
        return gone;
    }

    private static string TagName(string reference, ErasePattern pattern) => string.Join('/', reference.Split('/').Select(pattern.ReplaceInName));

    private List<Oid> ReadShallow()
    {
        var file = Path.Combine(options.RepositoryFolder, "shallow");
        return File.Exists(file) ? [.. File.ReadAllLines(file).Select(l => Oid.TryParse(System.Text.Encoding.ASCII.GetBytes(l))).OfType<Oid>()] : [];
    }

    private static void WriteShallow(string folder, IEnumerable<Oid> commits)
    {
        var lines = commits.Select(c => c.ToString()).ToList();
        if (lines.Count > 0)
        {
            File.WriteAllLines(Path.Combine(folder, "shallow"), lines);
        }
    }

    // A refused push leaves its objects behind; so does one to another branch. Both are dropped with everything that nothing leads to.
    private async Task DropRefusedAsync(CancellationToken ct)
    {
        if (!writer.HasForgotten || IsUnfinished)
        {
            return;
        }

        foreach (var (name, target) in RepositorySwap.References(options.RepositoryFolder).Where(r => r.Name != Branch && !harmless.Contains(r)))
        {
            if (pool.Use(r => writer.BringsBack(r, target)))
            {
                using var repository = new Repository(options.RepositoryFolder);
                repository.Refs.Remove(name);
                writer.CountRefusal();
            }
            else
            {
                harmless.Add((name, target));
            }
        }

        var refusals = writer.Refusals;
        if (refusals > dropped && await RewriteAsync(EraseScope.Nothing, null, ct).ConfigureAwait(false) is RewriteResult.Rewritten)
        {
            dropped = refusals;
            await FinishAsync(ct).ConfigureAwait(false);
        }
    }
}
