using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>Makes states out of commits: the first one by reading everything, later ones by what differs.</summary>
/// <param name="facts">What the last start knew of the pages, or null.</param>
internal sealed class StateLoader(RepositoryPool pool, string repositoryFolder, FactsFile? facts = null)
{
    /// <summary>Larger files under a page's name are not looked into; their front matter counts as unreadable, which closes them to all but the board.</summary>
    private const long LargestRead = 32 * 1024 * 1024;

    private long reads;

    /// <summary>How many pages were read out of git to learn what they say.</summary>
    public long Reads => Interlocked.Read(ref reads);

    /// <summary>The state of a commit.</summary>
    /// <param name="known">Any earlier state; <see cref="StoreState.Empty"/> to read everything.</param>
    public StoreState Load(Oid commit, StoreState known)
    {
        var (root, differing) = pool.Use(repository =>
        {
            var tree = TreeOf(repository, commit);
            var folder = Folder.Load(repository, tree, known.Root);
            return (folder, known.Commit is { } old ? Differing(repository, TreeOf(repository, old), tree) : All(folder));
        });
        return new(commit, root, known.Snapshot.With(commit.ToCommit(), known.Commit is null ? ReadAll(differing) : Read(differing)));
    }

    /// <summary>The state of a commit of a history that was written anew: pages whose content stayed are taken from an earlier state, of which no object need be there.</summary>
    public StoreState LoadBeside(Oid commit, StoreState known)
    {
        var root = pool.Use(repository => Folder.Load(repository, TreeOf(repository, commit), null));
        var now = All(root);
        var there = now.Select(f => f.File).ToHashSet();
        var differing = now.Where(f => !known.Snapshot.Files.TryGetValue(f.File, out var blob) || Oid.Of(blob) != f.Id)
            .Concat(known.Snapshot.Files.Keys.Where(f => !there.Contains(f)).Select(f => (f, default(Oid)))).ToList();
        return new(commit, root, known.Snapshot.With(commit.ToCommit(), Read(differing)));
    }

    public static Oid TreeOf(BareRepository repository, Oid commit) => CommitInfo.Read(repository.Read(commit, ObjectKind.Commit)).Tree;

    /// <summary>The files of paths that can be served; a zero id means that the file is gone.</summary>
    public static List<(GitPath File, Oid Id)> Differing(BareRepository repository, Oid before, Oid after) =>
        Served(new TreeDiffer(repository).Compare(before, after).Select(c => (c.Path, c.After)));

    private static List<(GitPath File, Oid Id)> All(Folder root) => Served(root.Files());

    private static List<(GitPath File, Oid Id)> Served(IEnumerable<(string Path, Oid Id)> files)
    {
        var served = new List<(GitPath, Oid)>();
        foreach (var (path, id) in files)
        {
            if (GitPath.TryParse(path, out var file))
            {
                served.Add((file, id));
            }

            if (served.Count > GitNames.MostFiles)
            {
                throw new StoreUnavailableException("The repository holds more files than a wiki can have.");
            }
        }

        return served;
    }

    private List<SnapshotChange> ReadAll(List<(GitPath File, Oid Id)> files)
    {
        var known = facts?.Read();
        if (known is not { Count: > 0 })
        {
            return [.. Read(files)];
        }

        var changes = new List<SnapshotChange>(files.Count);
        var unknown = new List<(GitPath File, Oid Id)>();
        foreach (var (file, id) in files)
        {
            if (known.TryGetValue(file.Value, out var page) && page.Blob == id)
            {
                changes.Add(new(file, id.ToBlob(), page.Facts));
            }
            else
            {
                unknown.Add((file, id));
            }
        }

        changes.AddRange(Read(unknown));
        return changes;
    }

    private SnapshotChange[] Read(List<(GitPath File, Oid Id)> files)
    {
        files = PackOrder.Sort(files, repositoryFolder);
        var worthOfAThread = Math.Max(64, files.Count / (4 * Environment.ProcessorCount));
        var changes = new SnapshotChange[files.Count];
        var parts = (files.Count + worthOfAThread - 1) / worthOfAThread;
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, part => pool.Use(repository =>
        {
            var end = Math.Min(files.Count, (part + 1) * worthOfAThread);
            for (var i = part * worthOfAThread; i < end; i++)
            {
                changes[i] = Describe(repository, files[i].File, files[i].Id);
            }

            return true;
        }));
        return changes;
    }

    private SnapshotChange Describe(BareRepository repository, GitPath file, Oid id)
    {
        if (id.IsZero)
        {
            return new(file, null);
        }

        if (!SnapshotChange.NeedsContent(file))
        {
            return new(file, id.ToBlob());
        }

        Interlocked.Increment(ref reads);
        var bytes = repository.Read(id, ObjectKind.Blob);
        return bytes.Length > LargestRead && PagePath.TryOf(file, out var page)
            ? new(file, id.ToBlob(), Unread(page, bytes.Length))
            : SnapshotChange.Of(file, id.ToBlob(), bytes);
    }

    private static PageFacts Unread(PagePath page, int size) => new()
    {
        Title = PageNames.Readable(page),
        IsText = false,
        FrontMatterProblem = new(ProblemCode.PageTooLarge),
        Bytes = size,
    };
}
