namespace Roots.Wiki.Text;

/// <summary>A stretch of the old sequence that became a stretch of the new one; one of the two may be empty.</summary>
/// <param name="OldStart">First old unit.</param>
/// <param name="OldEnd">Behind the last old unit.</param>
/// <param name="NewStart">First new unit.</param>
/// <param name="NewEnd">Behind the last new unit.</param>
public readonly record struct Change(int OldStart, int OldEnd, int NewStart, int NewEnd)
{
    /// <summary>Whether nothing was taken away.</summary>
    public bool IsInsertion => OldStart == OldEnd;

    /// <summary>Whether nothing was put in.</summary>
    public bool IsDeletion => NewStart == NewEnd;
}

/// <summary>
/// The differences of two sequences of anything: lines, paragraphs, sentences, words. One algorithm for merge, comparison
/// and blame. Pure.
/// </summary>
/// <remarks>
/// The shortest set of changes while it is cheap to find (<see cref="MaxSteps"/>); beyond that, units that occur once on
/// both sides serve as anchors and only the stretches between them are compared. So two unrelated texts of 512 KB cost
/// about as much as reading them.
/// </remarks>
public static class SequenceDiff
{
    /// <summary>The most comparisons for one call; some 100 ms.</summary>
    public const int MaxSteps = 20_000_000;

    /// <summary>Compares.</summary>
    /// <returns>The changes in order; they never touch. Equal sequences give none.</returns>
    public static IReadOnlyList<Change> Compare<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, IEqualityComparer<T>? comparer = null)
        where T : notnull
    {
        var numbers = new Dictionary<T, int>(comparer);
        var (a, b) = (Number(before, numbers), Number(after, numbers));
        var isKept = (A: new bool[a.Length], B: new bool[b.Length]);
        new SequenceMatcher(a, b, isKept.A, isKept.B, numbers.Count).Match();
        return Changes(isKept.A, isKept.B);
    }

    private static int[] Number<T>(IReadOnlyList<T> units, Dictionary<T, int> numbers)
        where T : notnull
    {
        var result = new int[units.Count];
        for (var i = 0; i < result.Length; i++)
        {
            if (!numbers.TryGetValue(units[i], out result[i]))
            {
                numbers[units[i]] = result[i] = numbers.Count;
            }
        }

        return result;
    }

    private static List<Change> Changes(bool[] isKeptA, bool[] isKeptB)
    {
        var changes = new List<Change>();
        for (int x = 0, y = 0; x < isKeptA.Length || y < isKeptB.Length;)
        {
            var (fromX, fromY) = (x, y);
            while (x < isKeptA.Length && !isKeptA[x])
            {
                x++;
            }

            while (y < isKeptB.Length && !isKeptB[y])
            {
                y++;
            }

            if (x > fromX || y > fromY)
            {
                changes.Add(new(fromX, x, fromY, y));
            }

            (x, y) = (x + 1, y + 1);
        }

        return changes;
    }
}
