using System.Text;
using Roots.Wiki.Erasure;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// Copies all that references lead to, without the erased words and files, object by object: each tree and content is looked at once, commits
/// keep their dates, parents and public version. Can be asked again for what was added meanwhile. One thread.
/// </summary>
/// <param name="source">The old repository; never written.</param>
/// <param name="pattern">The words.</param>
/// <param name="files">The files.</param>
/// <param name="names">What parts of paths are called afterwards.</param>
/// <param name="versionOf">Under which version people know a commit of the branch; null for one of another.</param>
internal sealed class HistoryRewriter(BareRepository source, ErasePattern pattern, ErasedFiles files, NewNames names, Func<Oid, VersionId?> versionOf) : IDisposable
{
    private static readonly byte[] Emptied = Encoding.UTF8.GetBytes(ErasePattern.Replacement + "\n");

    private readonly ContentEraser contents = new(pattern);
    private readonly CommitEraser commits = new(pattern, path => files.Names(path) ? null : names.OfPath(path));
    private readonly Dictionary<Oid, Oid> blobs = [];
    private readonly Dictionary<(Oid Tree, string Folder), Oid> trees = [];
    private readonly Dictionary<Oid, Oid> done = [];
    private readonly HashSet<Oid> written = [];
    private PackWriter? pack;
    private int depth;

    /// <summary>Told now and then how many commits are done.</summary>
    public Action<int>? Progress { get; init; }

    /// <summary>How many commits were looked at.</summary>
    public int Commits { get; private set; }

    /// <summary>How many contents were changed or dropped.</summary>
    public int Contents { get; private set; }

    /// <summary>The commits that are written anew under another id.</summary>
    public IEnumerable<Oid> Changed => done.Where(d => d.Key != d.Value).Select(d => d.Key);

    /// <summary>What a commit, tag or other object that was rewritten is called now; itself where it was not.</summary>
    public Oid Now(Oid id) => done.GetValueOrDefault(id, id);

    /// <summary>Rewrites what the ends lead to and was not rewritten before, into one new pack.</summary>
    /// <param name="ends">Where references stand.</param>
    /// <param name="packFolder">The new repository's <c>objects/pack</c>.</param>
    /// <param name="ct">Cancels; the pack is not finished then.</param>
    /// <returns>The new id of each end; an end that is gone is left out.</returns>
    public Dictionary<Oid, Oid> Rewrite(IEnumerable<Oid> ends, string packFolder, CancellationToken ct)
    {
        using var target = pack = new PackWriter(packFolder);
        var found = new Dictionary<Oid, Oid>();
        foreach (var end in ends)
        {
            if (End(end, ct) is { IsZero: false } now)
            {
                found[end] = now;
            }
        }

        target.Finish();
        pack = null;
        return found;
    }

    /// <summary>Lets go of a pack that was not finished.</summary>
    public void Dispose() => pack?.Dispose();

    private Oid End(Oid id, CancellationToken ct)
    {
        if (done.TryGetValue(id, out var known))
        {
            return known;
        }

        switch (source.TryRead(id)?.Kind)
        {
            case ObjectKind.Commit:
                History(id, ct);
                return done[id];
            case ObjectKind.Tag:
                return done[id] = Tag(id, ct);
            case ObjectKind.Tree:
                return Tree(id, "");
            case ObjectKind.Blob:
                return Blob(id);
            default:
                return default;
        }
    }

    // Parents before children, without recursion: histories are deeper than any stack.
    private void History(Oid head, CancellationToken ct)
    {
        var open = new Stack<Oid>([head]);
        while (open.TryPeek(out var id))
        {
            ct.ThrowIfCancellationRequested();
            if (done.ContainsKey(id))
            {
                open.Pop();
                continue;
            }

            var bytes = source.Read(id, ObjectKind.Commit);
            var info = CommitInfo.Read(bytes);
            var waiting = info.Parents.Where(p => !done.ContainsKey(p) && Has(p)).ToList();
            if (waiting.Count > 0)
            {
                waiting.ForEach(open.Push);
                continue;
            }

            open.Pop();
            var tree = Tree(info.Tree, "");
            tree = tree.IsZero ? Write(ObjectKind.Tree, []) : tree;
            var version = (versionOf(id) ?? info.Version ?? VersionId.Of(id.ToCommit())).Value;
            done[id] = Write(ObjectKind.Commit, commits.Commit(bytes, name => Renamed(name, info.Tree, tree), version));
            Commits++;
            if (Commits % 100 == 0)
            {
                Progress?.Invoke(Commits);
            }
        }
    }

    // A parent that is not there (a shallow copy) is named as it was.
    private bool Has(Oid commit) => source.TryRead(commit) is { Kind: ObjectKind.Commit };

    private string Renamed(string name, Oid oldTree, Oid newTree) =>
        Oid.TryParse(Encoding.ASCII.GetBytes(name)) is not { } id ? name : id == oldTree ? newTree.ToString() : Now(id).ToString();

    private Oid Tag(Oid id, CancellationToken ct)
    {
        var bytes = source.Read(id, ObjectKind.Tag);
        var gone = false;
        var now = commits.Tag(bytes, name =>
        {
            var target = Oid.TryParse(Encoding.ASCII.GetBytes(name)) is { } old ? End(old, ct) : default;
            gone |= target.IsZero;
            return target.ToString();
        });
        return gone ? default : Write(ObjectKind.Tag, now);
    }

    // Zero for a tree of which nothing is left.
    private Oid Tree(Oid id, string folder)
    {
        var place = files.Touches(folder) ? folder : "\n"; // elsewhere a tree is the same whatever it is called
        if (trees.TryGetValue((id, place), out var known))
        {
            return known;
        }

        if (++depth > GitNames.DeepestFolder * 2)
        {
            throw new StoreUnavailableException("The repository holds folders nested deeper than any path can be.");
        }

        var bytes = source.Read(id, ObjectKind.Tree);
        var entries = new List<(byte[] Name, uint Mode, Oid Id)>();
        var isChanged = false;
        var old = new TreeBytes(bytes);
        while (old.MoveNext())
        {
            var name = names.Of(old.Name);
            var now = old.IsFolder ? Tree(old.Id, place == "\n" ? "\n" : folder + Encoding.UTF8.GetString(old.Name) + "/")
                : (old.Mode & 0xF000) == 0xE000 ? old.Id
                : File(place == "\n" ? null : folder + Encoding.UTF8.GetString(old.Name), old.Id);
            isChanged |= name is not null || now != old.Id;
            if (!now.IsZero)
            {
                entries.Add((name ?? old.Name.ToArray(), old.Mode, now));
            }
        }

        depth--;
        return trees[(id, place)] = !isChanged ? Write(ObjectKind.Tree, bytes, id) : entries.Count == 0 ? default : Write(ObjectKind.Tree, Bytes(entries));
    }

    private Oid File(string? path, Oid blob)
    {
        if (path is not null && files.IsDropped(path, blob))
        {
            Contents++;
            return default;
        }

        if (path is not null && files.IsEmptied(path, blob))
        {
            Contents++;
            return Write(ObjectKind.Blob, Emptied);
        }

        return Blob(blob);
    }

    // Zero for a content that goes whole.
    private Oid Blob(Oid id)
    {
        if (blobs.TryGetValue(id, out var known))
        {
            return known;
        }

        var bytes = source.Read(id, ObjectKind.Blob);
        var fate = contents.Erase(bytes, out var replaced);
        Contents += fate == ContentFate.Keep ? 0 : 1;
        return blobs[id] = fate switch
        {
            ContentFate.Keep => Write(ObjectKind.Blob, bytes, id),
            ContentFate.Replaced => Write(ObjectKind.Blob, replaced),
            _ => default,
        };
    }

    private static byte[] Bytes(List<(byte[] Name, uint Mode, Oid Id)> entries)
    {
        entries.Sort((a, b) => TreeBytes.Compare(a.Name, a.Mode == EntryMode.Folder, b.Name, b.Mode == EntryMode.Folder));
        var bytes = new MemoryStream(entries.Count * 48);
        Span<byte> oid = stackalloc byte[Oid.Size];
        foreach (var (name, mode, id) in entries)
        {
            id.CopyTo(oid);
            bytes.Write(EntryMode.Write(mode));
            bytes.WriteByte((byte)' ');
            bytes.Write(name);
            bytes.WriteByte(0);
            bytes.Write(oid);
        }

        return bytes.ToArray();
    }

    private Oid Write(ObjectKind kind, ReadOnlySpan<byte> bytes, Oid? known = null)
    {
        var id = known ?? ObjectBatch.IdOf(kind, bytes);
        if (written.Add(id))
        {
            pack!.Add(id, kind, bytes);
        }

        return id;
    }
}
