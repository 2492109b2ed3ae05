namespace Roots.Wiki.Text;

/// <summary>Finds the parts of one text again in another: by a key that is unique, then by equal lines, then by equal keys in order, then a renamed part by its neighbour.</summary>
internal static class PartAlignment
{
    /// <summary>For each part of <paramref name="from"/> its index in <paramref name="to"/>, or -1.</summary>
    public static int[] Align(IReadOnlyList<TextPart> from, IReadOnlyList<TextPart> to)
    {
        var found = new int[from.Count];
        var isTaken = new bool[to.Count];
        Array.Fill(found, -1);
        var (single, target) = (Unique(from), Unique(to));
        foreach (var (key, i) in single)
        {
            if (target.TryGetValue(key, out var j))
            {
                Pair(i, j);
            }
        }

        InOrder(p => p.Key + "\n" + string.Join('\n', p.Lines));
        InOrder(p => p.Key);
        for (var i = 0; i < from.Count; i++)
        {
            var j = i == 0 ? 0 : found[i - 1] + 1;
            if (found[i] < 0 && (i == 0 || j > 0) && j < to.Count && !isTaken[j] && IsRenamed(from[i], to[j]))
            {
                Pair(i, j);
            }
        }

        return found;

        void Pair(int i, int j) => (found[i], isTaken[j]) = (j, true);

        void InOrder(Func<TextPart, string> sign)
        {
            var (left, right) = (Enumerable.Range(0, from.Count).Where(i => found[i] < 0).ToList(), Enumerable.Range(0, to.Count).Where(j => !isTaken[j]).ToList());
            var (x, y) = (0, 0);
            var changes = SequenceDiff.Compare([.. left.Select(i => sign(from[i]))], [.. right.Select(j => sign(to[j]))], StringComparer.Ordinal);
            foreach (var change in changes.Append(new(left.Count, left.Count, right.Count, right.Count)))
            {
                while (x < change.OldStart)
                {
                    Pair(left[x++], right[y++]);
                }

                (x, y) = (change.OldEnd, change.NewEnd);
            }
        }
    }

    private static Dictionary<string, int> Unique(IReadOnlyList<TextPart> parts) =>
        parts.Select((p, i) => (p.Key, i)).GroupBy(p => p.Key, StringComparer.Ordinal).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First().i, StringComparer.Ordinal);

    private static bool IsRenamed(TextPart a, TextPart b)
    {
        var (body, other) = (Body(a), Body(b));
        return body.Count > 0 && body.Count(other.Contains) * 2 >= Math.Max(body.Count, other.Count);
    }

    private static HashSet<string> Body(TextPart part) => [.. part.Lines.Skip(1).Where(l => !string.IsNullOrWhiteSpace(l))];
}
