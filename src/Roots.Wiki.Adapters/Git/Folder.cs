using System.Text;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// A folder of the tree at the branch's head, kept in memory: a save writes only the folders on its path. Holds every
/// entry as git has it, also those that the wiki never serves (symlinks, submodules, names that are not UTF-8), so that
/// they survive each commit. Shared between states; changed only within the edit that made it.
/// </summary>
internal sealed class Folder
{
    private readonly List<Entry> entries;
    private readonly object? edit;
    private Oid? id;

    private Folder(List<Entry> entries, object? edit) => (this.entries, this.edit) = (entries, edit);

    private readonly record struct Entry(byte[] Name, uint Mode, Oid Id, Folder? Child);

    /// <summary>A tree without entries.</summary>
    public static Folder Empty { get; } = new([], null);

    /// <summary>Reads a tree with all its folders.</summary>
    /// <param name="known">An earlier tree; folders that did not change are taken from it.</param>
    public static Folder Load(BareRepository repository, Oid tree, Folder? known) => Load(repository, tree, known, 0, []);

    /// <summary>Every file that can be served, with its path. Names that are not UTF-8 are left out.</summary>
    public IEnumerable<(string Path, Oid Id)> Files(string prefix = "")
    {
        foreach (var entry in entries)
        {
            if (!GitNames.TryRead(entry.Name, out var name))
            {
                continue;
            }

            if (entry.Child is { } child)
            {
                foreach (var file in child.Files(prefix + name + "/"))
                {
                    yield return file;
                }
            }
            else if (EntryMode.IsFile(entry.Mode))
            {
                yield return (prefix + name, entry.Id);
            }
        }
    }

    /// <summary>The tree with a file written.</summary>
    /// <param name="session">What all changes of one commit share; folders made under it are changed in place.</param>
    /// <returns>Null where something that is no such file stands in the way: a folder, a symlink, a submodule, or a file in place of a folder.</returns>
    public Folder? With(string path, Oid blob, object session) => With(path.Split('/'), 0, blob, session);

    /// <summary>The tree without a file; folders that become empty go with it.</summary>
    public Folder Without(string path, object session) => Without(path.Split('/'), 0, session);

    /// <summary>Adds every tree object that is not in the repository yet to a batch.</summary>
    public Oid Write(ObjectBatch batch)
    {
        if (id is { } known)
        {
            return known;
        }

        var bytes = new MemoryStream(entries.Count * 48);
        Span<byte> oid = stackalloc byte[Oid.Size];
        foreach (var entry in entries)
        {
            (entry.Child?.Write(batch) ?? entry.Id).CopyTo(oid);
            bytes.Write(EntryMode.Write(entry.Mode));
            bytes.WriteByte((byte)' ');
            bytes.Write(entry.Name);
            bytes.WriteByte(0);
            bytes.Write(oid);
        }

        id = batch.Add(ObjectKind.Tree, bytes.ToArray());
        return id.Value;
    }

    // Each tree is read once, wherever it stands, and no deeper than any path can reach: a small repository can unfold to billions of files.
    private static Folder Load(BareRepository repository, Oid tree, Folder? known, int depth, Dictionary<Oid, Folder> read)
    {
        if (known is not null && known.id == tree)
        {
            return known;
        }

        if (read.TryGetValue(tree, out var same))
        {
            return same;
        }

        var entries = new List<Entry>();
        var bytes = new TreeBytes(repository.Read(tree, ObjectKind.Tree));
        while (bytes.MoveNext())
        {
            var name = bytes.Name.ToArray();
            var child = bytes.IsFolder && depth < GitNames.DeepestFolder ? Load(repository, bytes.Id, known?.Find(name, isFolder: true)?.Child, depth + 1, read) : null;
            entries.Add(new(name, bytes.Mode, bytes.Id, child));
        }

        return read[tree] = new(entries, null) { id = tree };
    }

    private Folder? With(string[] path, int depth, Oid blob, object session)
    {
        var name = Encoding.UTF8.GetBytes(path[depth]);
        var isLast = depth == path.Length - 1;
        return Find(name, isFolder: isLast) is not null ? null
            : isLast ? WithFile(name, blob, session)
            : WithChild(name, path, depth, blob, session);
    }

    private Folder? WithFile(byte[] name, Oid blob, object session)
    {
        var old = Find(name, isFolder: false);
        if (old is { } entry && !EntryMode.IsFile(entry.Mode))
        {
            return null;
        }

        return Put(new(name, old?.Mode ?? EntryMode.Plain, blob, null), session);
    }

    private Folder? WithChild(byte[] name, string[] path, int depth, Oid blob, object session)
    {
        var child = Find(name, isFolder: true)?.Child ?? new Folder([], session);
        return child.With(path, depth + 1, blob, session) is { } next ? Put(new(name, EntryMode.Folder, default, next), session) : null;
    }

    private Folder Without(string[] path, int depth, object session)
    {
        var name = Encoding.UTF8.GetBytes(path[depth]);
        var isLast = depth == path.Length - 1;
        if (Find(name, isFolder: !isLast) is not { } entry || (isLast && !EntryMode.IsFile(entry.Mode)))
        {
            return this;
        }

        var next = isLast ? null : entry.Child!.Without(path, depth + 1, session);
        if (next is { entries.Count: > 0 })
        {
            return Put(entry with { Child = next }, session);
        }

        var mine = Own(session);
        mine.entries.RemoveAt(mine.Search(name, !isLast));
        return mine;
    }

    private Folder Put(Entry entry, object session)
    {
        var mine = Own(session);
        var at = mine.Search(entry.Name, entry.Mode == EntryMode.Folder);
        if (at >= 0)
        {
            mine.entries[at] = entry;
        }
        else
        {
            mine.entries.Insert(~at, entry);
        }

        return mine;
    }

    // Once written, a folder is part of a state that others may read.
    private Folder Own(object session) => edit == session && id is null ? this : new([.. entries], session);

    private Entry? Find(byte[] name, bool isFolder) => Search(name, isFolder) is var at and >= 0 ? entries[at] : null;

    private int Search(ReadOnlySpan<byte> name, bool isFolder)
    {
        var (low, high) = (0, entries.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = TreeBytes.Compare(entries[middle].Name, entries[middle].Mode == EntryMode.Folder, name, isFolder);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
