namespace Roots.Wiki.Text;

/// <summary>Who changed a stretch of the base.</summary>
internal enum ChangedBy
{
    Nobody,
    Mine,
    Theirs,
    Both,
}

/// <summary>A stretch of the base and what it is on either side. Ranges are half open.</summary>
internal readonly record struct MergeRegion(ChangedBy By, Range Base, Range Mine, Range Theirs);

/// <summary>Lays the changes of both sides over the base. Changes that only touch are no clash: neighbours may be edited at once.</summary>
internal static class MergeRegions
{
    public static IEnumerable<MergeRegion> Of(int baseCount, IReadOnlyList<Change> mine, IReadOnlyList<Change> theirs)
    {
        int m = 0, t = 0, at = 0, shiftMine = 0, shiftTheirs = 0;
        while (m < mine.Count || t < theirs.Count)
        {
            var (fromM, fromT) = (m, t);
            var isMineFirst = t == theirs.Count || (m < mine.Count && Order(mine[m], theirs[t]) <= 0);
            var first = isMineFirst ? mine[m++] : theirs[t++];
            var (low, high) = (first.OldStart, first.OldEnd);
            while (true)
            {
                if (m < mine.Count && Overlaps(mine[m], low, high))
                {
                    high = Math.Max(high, mine[m++].OldEnd);
                }
                else if (t < theirs.Count && Overlaps(theirs[t], low, high))
                {
                    high = Math.Max(high, theirs[t++].OldEnd);
                }
                else
                {
                    break;
                }
            }

            if (low > at)
            {
                yield return new(ChangedBy.Nobody, at..low, (at + shiftMine)..(low + shiftMine), (at + shiftTheirs)..(low + shiftTheirs));
            }

            var (startMine, startTheirs) = (low + shiftMine, low + shiftTheirs);
            shiftMine = m > fromM ? mine[m - 1].NewEnd - mine[m - 1].OldEnd : shiftMine;
            shiftTheirs = t > fromT ? theirs[t - 1].NewEnd - theirs[t - 1].OldEnd : shiftTheirs;
            var by = m == fromM ? ChangedBy.Theirs : t == fromT ? ChangedBy.Mine : ChangedBy.Both;
            yield return new(by, low..high, startMine..(high + shiftMine), startTheirs..(high + shiftTheirs));
            at = high;
        }

        if (at < baseCount)
        {
            yield return new(ChangedBy.Nobody, at..baseCount, (at + shiftMine)..(baseCount + shiftMine), (at + shiftTheirs)..(baseCount + shiftTheirs));
        }
    }

    private static int Order(Change a, Change b) => a.OldStart != b.OldStart ? a.OldStart.CompareTo(b.OldStart) : a.OldEnd.CompareTo(b.OldEnd);

    private static bool Overlaps(Change change, int low, int high) =>
        (change.OldStart < high && change.OldEnd > low) || (low == high && change.IsInsertion && change.OldStart == low);
}
