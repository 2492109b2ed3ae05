using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>Makes states out of commits: the first one by reading everything, later ones by what differs.</summary>
internal sealed class StateLoader(RepositoryPool pool, string repositoryFolder)
{
    /// <summary>Larger files under a page's name are not looked into; their front matter counts as unreadable, which closes them to all but the board.</summary>
    private const long LargestRead = 32 * 1024 * 1024;

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

    private static SnapshotChange Describe(BareRepository repository, GitPath file, Oid id)
    {
        if (id.IsZero)
        {
            return new(file, null);
        }

        if (!SnapshotChange.NeedsContent(file))
        {
            return new(file, id.ToBlob());
        }

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
