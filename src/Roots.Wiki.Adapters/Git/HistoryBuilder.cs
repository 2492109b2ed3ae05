namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// Brings a <see cref="HistoryTable"/> to a commit. Every commit that can be reached is entered, with what it changes
/// against its first parent; a merge with what differs from the newest entry of the file, so that a file's newest
/// version is always what stands at the head. One thread.
/// </summary>
internal sealed class HistoryBuilder(BareRepository repository, HistoryTable table)
{
    private readonly TreeDiffer differ = new(repository);
    private readonly Dictionary<Oid, CommitInfo> read = [];

    /// <returns>Whether the table ends with the head now; false where the table's own end is no ancestor of it: history was rewritten, begin again with an empty table.</returns>
    public bool Extend(Oid head, CancellationToken ct)
    {
        if (table.Head == head)
        {
            return true;
        }

        if (table.Contains(head) || !Collect(head, ct))
        {
            return false;
        }

        foreach (var id in ParentsFirst(head))
        {
            ct.ThrowIfCancellationRequested();
            Enter(id, read[id]);
        }

        return true;
    }

    // A parent that is missing (a shallow clone) ends history there.
    private bool Collect(Oid head, CancellationToken ct)
    {
        var meetsEnd = table.Head is null;
        var open = new Stack<Oid>([head]);
        while (open.TryPop(out var id))
        {
            ct.ThrowIfCancellationRequested();
            if (table.Contains(id))
            {
                meetsEnd |= id == table.Head;
            }
            else if (!read.ContainsKey(id) && repository.TryRead(id) is { Kind: ObjectKind.Commit } commit)
            {
                read[id] = CommitInfo.Read(commit.Bytes);
                foreach (var parent in read[id].Parents)
                {
                    open.Push(parent);
                }
            }
        }

        return meetsEnd;
    }

    // Among commits whose parents are all entered the oldest comes first; the head comes last because it follows all.
    private List<Oid> ParentsFirst(Oid head)
    {
        var waits = read.ToDictionary(c => c.Key, c => c.Value.Parents.Distinct().Count(read.ContainsKey));
        var children = new Dictionary<Oid, List<Oid>>();
        foreach (var (id, commit) in read)
        {
            foreach (var parent in commit.Parents.Distinct().Where(read.ContainsKey))
            {
                (children.TryGetValue(parent, out var list) ? list : children[parent] = []).Add(id);
            }
        }

        var ready = new PriorityQueue<Oid, (long, Oid)>(Comparer<(long Time, Oid Id)>.Create((x, y) => x.Time != y.Time ? x.Time.CompareTo(y.Time) : string.CompareOrdinal(x.Id.ToString(), y.Id.ToString())));
        ready.EnqueueRange(waits.Where(w => w.Value == 0).Select(w => (w.Key, (read[w.Key].Time, w.Key))));
        var order = new List<Oid>(read.Count);
        while (ready.TryDequeue(out var id, out _))
        {
            order.Add(id);
            foreach (var child in children.GetValueOrDefault(id) ?? [])
            {
                if (--waits[child] == 0)
                {
                    ready.Enqueue(child, (read[child].Time, child));
                }
            }
        }

        return order;
    }

    private void Enter(Oid id, CommitInfo commit)
    {
        var author = commit.Author is { } pseudonym ? "@" + pseudonym.Value : " " + commit.AuthorName;
        var (changes, moves) = commit.Parents.Count > 1 ? (MergeChanges(commit), []) : PlainChanges(commit);
        table.Add(id, commit.Version, commit.Time, table.EnterAuthor(author), commit.Kind);
        var away = moves.Values.ToHashSet(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            var from = moves.TryGetValue(change.Path, out var old) ? table.EnterPath(old)
                : change.After.IsZero && away.Contains(change.Path) ? Posting.MovedAway
                : Posting.NotMoved;
            table.Add(new Posting(table.Commits.Count - 1, table.EnterPath(change.Path), from, change.After));
        }
    }

    private (List<TreeChange> Changes, Dictionary<string, string> Moves) PlainChanges(CommitInfo commit)
    {
        var changes = differ.Compare(commit.Parents.Count == 0 ? default : TreeOf(commit.Parents[0]), commit.Tree);
        return (changes, Renames.In(changes, commit.MovedFrom));
    }

    private List<TreeChange> MergeChanges(CommitInfo commit) =>
        [.. commit.Parents.SelectMany(p => differ.Compare(TreeOf(p), commit.Tree)).DistinctBy(c => c.Path).Where(c => table.Newest(c.Path) != c.After)];

    private Oid TreeOf(Oid id) =>
        read.TryGetValue(id, out var known) ? known.Tree
        : repository.TryRead(id) is { Kind: ObjectKind.Commit } commit ? CommitInfo.Read(commit.Bytes).Tree
        : default;
}
