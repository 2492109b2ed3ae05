using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>A file that differs between two trees; a zero id means that it is not there.</summary>
internal readonly record struct TreeChange(string Path, Oid Before, Oid After);

/// <summary>
/// Compares trees of any commits; folders of equal id are skipped unread. Symlinks, submodules and names that are not
/// UTF-8 count as not there. Keeps trees it has read, because neighbouring commits share most of them. One thread.
/// </summary>
internal sealed class TreeDiffer(BareRepository repository)
{
    private const int KeptTrees = 4000;
    private readonly Dictionary<Oid, byte[]> trees = [];

    /// <param name="before">A tree's id, or zero for none.</param>
    /// <param name="after">Likewise.</param>
    public List<TreeChange> Compare(Oid before, Oid after)
    {
        var changes = new List<TreeChange>();
        Compare(before, after, "", changes);
        return changes;
    }

    /// <summary>The content of one path in a tree; zero where there is no such file.</summary>
    public Oid Find(Oid tree, string path)
    {
        var parts = path.Split('/');
        for (var i = 0; i < parts.Length && !tree.IsZero; i++)
        {
            tree = FindEntry(tree, System.Text.Encoding.UTF8.GetBytes(parts[i]), isFolder: i < parts.Length - 1);
        }

        return tree;
    }

    private Oid FindEntry(Oid tree, byte[] name, bool isFolder)
    {
        var entries = new TreeBytes(Tree(tree));
        while (entries.MoveNext())
        {
            if ((isFolder ? entries.IsFolder : entries.IsFile) && entries.Name.SequenceEqual(name))
            {
                return entries.Id;
            }
        }

        return default;
    }

    private void Compare(Oid before, Oid after, string prefix, List<TreeChange> changes)
    {
        if (before == after || prefix.Length > GitPath.MaxBytes)
        {
            return;
        }

        if (changes.Count > GitNames.MostFiles)
        {
            throw new StoreUnavailableException("The repository holds more files than a wiki can have.");
        }

        var a = new TreeBytes(Tree(before));
        var b = new TreeBytes(Tree(after));
        var (hasA, hasB) = (a.MoveNext(), b.MoveNext());
        while (hasA || hasB)
        {
            var order = !hasA ? 1 : !hasB ? -1 : TreeBytes.Compare(a.Name, a.IsFolder, b.Name, b.IsFolder);
            if (order == 0 && a.Id == b.Id && a.Mode == b.Mode)
            {
                (hasA, hasB) = (a.MoveNext(), b.MoveNext());
                continue;
            }

            if (order <= 0)
            {
                Note(ref a, order == 0, ref b, prefix, changes);
                hasA = a.MoveNext();
                hasB = order == 0 ? b.MoveNext() : hasB;
            }
            else
            {
                Add(ref b, prefix, isThere: true, changes);
                hasB = b.MoveNext();
            }
        }
    }

    private void Note(ref TreeBytes a, bool isPair, ref TreeBytes b, string prefix, List<TreeChange> changes)
    {
        if (!isPair)
        {
            Add(ref a, prefix, isThere: false, changes);
        }
        else if (GitNames.TryRead(a.Name, out var name))
        {
            if (a.IsFolder)
            {
                Compare(a.Id, b.Id, prefix + name + "/", changes);
            }
            else if ((a.IsFile ? a.Id : default) is var before && (b.IsFile ? b.Id : default) is var after && before != after)
            {
                changes.Add(new(prefix + name, before, after));
            }
        }
    }

    private void Add(ref TreeBytes entry, string prefix, bool isThere, List<TreeChange> changes)
    {
        if (!GitNames.TryRead(entry.Name, out var name))
        {
            return;
        }

        if (entry.IsFolder)
        {
            Compare(isThere ? default : entry.Id, isThere ? entry.Id : default, prefix + name + "/", changes);
        }
        else if (entry.IsFile)
        {
            changes.Add(new(prefix + name, isThere ? default : entry.Id, isThere ? entry.Id : default));
        }
    }

    private byte[] Tree(Oid id)
    {
        if (id.IsZero)
        {
            return [];
        }

        if (!trees.TryGetValue(id, out var bytes))
        {
            if (trees.Count >= KeptTrees)
            {
                trees.Clear();
            }

            bytes = repository.Read(id, ObjectKind.Tree);
            trees[id] = bytes;
        }

        return bytes;
    }
}
