namespace Roots.Wiki.Text;

/// <summary>Merges two edits of a sequence of parts: parts are found again wherever they moved, each is merged by itself, new ones stand where they were put.</summary>
internal static class PartMerge
{
    private sealed record Node(int Base, int Mine, int Theirs);

    /// <summary>Merges.</summary>
    /// <returns>The merged parts in order, each as its lines.</returns>
    public static (IReadOnlyList<IReadOnlyList<string>> Parts, bool IsClean) Merge(
        IReadOnlyList<TextPart> @base, IReadOnlyList<TextPart> mine, IReadOnlyList<TextPart> theirs, PartMerger merger)
    {
        var (inMine, inTheirs) = (PartAlignment.Align(@base, mine), PartAlignment.Align(@base, theirs));
        var ofMine = Inverse(inMine, mine.Count);
        var ofTheirs = Inverse(inTheirs, theirs.Count);
        PairNew(mine, theirs, ofMine, ofTheirs, out var twin);
        var nodes = new Dictionary<(bool IsMine, int Index), Node>();
        for (var i = 0; i < @base.Count; i++)
        {
            Register(new(i, inMine[i], inTheirs[i]));
        }

        for (var i = 0; i < mine.Count; i++)
        {
            if (ofMine[i] < 0)
            {
                Register(new(-1, i, twin[i]));
            }
        }

        for (var i = 0; i < theirs.Count; i++)
        {
            if (ofTheirs[i] < 0 && !nodes.ContainsKey((false, i)))
            {
                Register(new(-1, -1, i));
            }
        }

        var hasMineMoved = HasMoved(inMine);
        var order = Order([.. Enumerable.Range(0, mine.Count).Select(i => nodes[(true, i)])], [.. Enumerable.Range(0, theirs.Count).Select(i => nodes[(false, i)])], hasMineMoved);
        var (parts, isClean) = (new List<IReadOnlyList<string>>(), true);
        foreach (var node in order)
        {
            var merged = MergeOne(At(@base, node.Base), At(mine, node.Mine), At(theirs, node.Theirs), merger);
            isClean &= merged.IsClean;
            if (merged.Lines.Count > 0)
            {
                parts.Add(merged.Lines);
            }
        }

        return (parts, isClean);

        void Register(Node node) => nodes[(true, node.Mine)] = nodes[(false, node.Theirs)] = node;
    }

    private static LinesMerge MergeOne(TextPart? b, TextPart? m, TextPart? t, PartMerger merger) => (b, m, t) switch
    {
        (not null, null, null) => new([], true),
        (not null, not null, null) => m.HasLinesOf(b) ? new([], true) : new(m.Lines, false), // deleted there, changed here: keep
        (not null, null, not null) => t.HasLinesOf(b) ? new([], true) : new(t.Lines, false),
        (null, not null, null) => new(m.Lines, true),
        (null, null, not null) => new(t.Lines, true),
        _ when m!.HasLinesOf(t!) => new(m.Lines, true),
        _ when b is not null && m.HasLinesOf(b) => new(t!.Lines, true),
        _ when b is not null && t!.HasLinesOf(b) => new(m.Lines, true),
        _ => merger(b, m, t),
    };

    // The side that moved parts gives the order; the other's new parts stand behind the part that they stood behind.
    private static List<Node> Order(List<Node> mine, List<Node> theirs, bool hasMineMoved)
    {
        var (leader, follower) = hasMineMoved ? (mine, theirs) : (theirs, mine);
        var isLed = leader.ToHashSet(ReferenceEqualityComparer.Instance);
        var following = new Dictionary<object, List<Node>>(ReferenceEqualityComparer.Instance);
        object anchor = leader; // stands for the very beginning
        foreach (var node in follower)
        {
            if (isLed.Contains(node))
            {
                anchor = node;
            }
            else
            {
                following.TryAdd(anchor, []);
                following[anchor].Add(node);
            }
        }

        var order = new List<Node>();
        var waiting = following.GetValueOrDefault(leader) ?? [];
        foreach (var node in leader)
        {
            // mine stands before theirs where both put something new at one place
            if (node.Base >= 0 || !hasMineMoved || following.ContainsKey(node))
            {
                order.AddRange(waiting);
                waiting = [];
            }

            order.Add(node);
            waiting = following.TryGetValue(node, out var next) ? [.. waiting, .. next] : waiting;
        }

        order.AddRange(waiting);
        return order;
    }

    // A section of the same key that both put in is one section.
    private static void PairNew(IReadOnlyList<TextPart> mine, IReadOnlyList<TextPart> theirs, int[] ofMine, int[] ofTheirs, out int[] twin)
    {
        twin = new int[mine.Count];
        Array.Fill(twin, -1);
        var (left, right) = (New(ofMine), New(ofTheirs));
        var pairs = PartAlignment.Align([.. left.Select(i => mine[i])], [.. right.Select(i => theirs[i])]);
        for (var i = 0; i < left.Count; i++)
        {
            twin[left[i]] = pairs[i] >= 0 && mine[left[i]].Key == theirs[right[pairs[i]]].Key ? right[pairs[i]] : -1;
        }
    }

    private static List<int> New(int[] of) => [.. Enumerable.Range(0, of.Length).Where(i => of[i] < 0)];

    private static int[] Inverse(int[] map, int count)
    {
        var inverse = new int[count];
        Array.Fill(inverse, -1);
        for (var i = 0; i < map.Length; i++)
        {
            if (map[i] >= 0)
            {
                inverse[map[i]] = i;
            }
        }

        return inverse;
    }

    private static bool HasMoved(int[] map)
    {
        var kept = map.Where(i => i >= 0).ToList();
        return kept.Zip(kept.Skip(1)).Any(p => p.First > p.Second);
    }

    private static TextPart? At(IReadOnlyList<TextPart> parts, int index) => index < 0 ? null : parts[index];
}
