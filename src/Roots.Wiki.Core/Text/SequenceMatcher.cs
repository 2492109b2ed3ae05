namespace Roots.Wiki.Text;

/// <summary>Marks which units of two numbered sequences are kept: Myers' greedy search, with anchors where that gets too dear.</summary>
internal sealed class SequenceMatcher(int[] a, int[] b, bool[] isKeptA, bool[] isKeptB, int numbers)
{
    private const int MaxEdits = 1_500; // its trail takes the square of this in memory: 9 MB
    private long steps = SequenceDiff.MaxSteps;

    public void Match() => Match(0, a.Length, 0, b.Length, mayAnchor: true);

    private void Match(int a0, int a1, int b0, int b1, bool mayAnchor)
    {
        while (a0 < a1 && b0 < b1 && a[a0] == b[b0])
        {
            Keep(a0++, b0++);
        }

        while (a0 < a1 && b0 < b1 && a[a1 - 1] == b[b1 - 1])
        {
            Keep(--a1, --b1);
        }

        if (a0 == a1 || b0 == b1 || Greedy(a0, a1, b0, b1) || !mayAnchor)
        {
            return;
        }

        var (x, y) = (a0, b0);
        foreach (var (ax, by) in Anchors(a0, a1, b0, b1))
        {
            Match(x, ax, y, by, mayAnchor: false);
            Keep(ax, by);
            (x, y) = (ax + 1, by + 1);
        }

        Match(x, a1, y, b1, mayAnchor: false);
    }

    private void Keep(int x, int y) => isKeptA[x] = isKeptB[y] = true;

    private bool Greedy(int a0, int a1, int b0, int b1)
    {
        var (n, m) = (a1 - a0, b1 - b0);
        var trail = new List<int[]>();
        var reach = new int[] { 0 }; // furthest x per diagonal -d, -d+2 … d
        for (var d = 0; d <= MaxEdits && d <= n + m; d++)
        {
            var next = new int[d + 1];
            for (var i = 0; i <= d; i++)
            {
                var k = -d + (2 * i);
                var x = d == 0 ? 0 : i == 0 || (i < d && reach[i - 1] < reach[i]) ? reach[i] : reach[i - 1] + 1;
                var start = x;
                while (x < n && x - k < m && x - k >= 0 && a[a0 + x] == b[b0 + x - k])
                {
                    x++;
                }

                steps -= x - start + 1;
                next[i] = x;
                if (k == n - m && x >= n)
                {
                    trail.Add(next);
                    Walk(trail, a0, b0, n, m);
                    return true;
                }
            }

            if (steps < 0)
            {
                return false;
            }

            trail.Add(next);
            reach = next;
        }

        return false;
    }

    private void Walk(List<int[]> trail, int a0, int b0, int x, int y)
    {
        for (var d = trail.Count - 1; d > 0; d--)
        {
            var k = x - y;
            var i = (k + d) / 2;
            var before = trail[d - 1];
            var isDown = i == 0 || (i < d && before[i - 1] < before[i]);
            var fromX = isDown ? before[i] : before[i - 1];
            var fromY = fromX - (isDown ? k + 1 : k - 1);
            var afterX = isDown ? fromX : fromX + 1;
            while (x > afterX)
            {
                Keep(a0 + --x, b0 + --y);
            }

            (x, y) = (fromX, fromY);
        }

        while (x > 0)
        {
            Keep(a0 + --x, b0 + --y);
        }
    }

    // Units that stand exactly once on each side, the longest rising chain of them.
    private List<(int X, int Y)> Anchors(int a0, int a1, int b0, int b1)
    {
        var (inA, inB) = (Single(a, a0, a1), Single(b, b0, b1));
        var tails = new List<(int X, int Y, int Previous)>();
        var all = new List<(int X, int Y, int Previous)>();
        var ends = new List<int>(); // index into all, smallest Y for each chain length
        for (var x = a0; x < a1; x++)
        {
            if (inA[a[x]] != x || inB[a[x]] is not (>= 0 and var y))
            {
                continue;
            }

            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = all[ends[middle]].Y < y ? (middle + 1, high) : (low, middle);
            }

            all.Add((x, y, low == 0 ? -1 : ends[low - 1]));
            if (low == ends.Count)
            {
                ends.Add(all.Count - 1);
            }
            else
            {
                ends[low] = all.Count - 1;
            }
        }

        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = all[i].Previous)
        {
            tails.Add(all[i]);
        }

        tails.Reverse();
        return [.. tails.Select(t => (t.X, t.Y))];
    }

    // By number: the position, -1 where there is none, -2 where there are several.
    private int[] Single(int[] units, int start, int end)
    {
        var positions = new int[numbers];
        Array.Fill(positions, -1);
        for (var i = start; i < end; i++)
        {
            positions[units[i]] = positions[units[i]] == -1 ? i : -2;
        }

        return positions;
    }
}
