namespace Roots.Wiki.Text;

/// <summary>Compares two versions of a page for people: "Was hat sich geändert?". Bounded in time; pure.</summary>
/// <remarks>
/// Blocks (paragraphs, items, rows) are compared first; words only inside changed blocks of less than <see cref="MaxWords"/>
/// words. Front matter is compared line by line and comes apart, so that Web can say it in words.
/// </remarks>
public static class TextComparison
{
    /// <summary>Blocks with more words on either side are shown as taken away and put in as a whole.</summary>
    public const int MaxWords = 2_000;

    /// <summary>Compares.</summary>
    /// <param name="before">The older version; empty where there was none.</param>
    /// <param name="after">The newer version; empty where it is gone.</param>
    public static ComparedText Compare(string before, string after)
    {
        var (old, now) = (LineEnds.Split(before), LineEnds.Split(after));
        var (oldFront, nowFront) = (FrontMatterMerge.LinesOf(old), FrontMatterMerge.LinesOf(now));
        var (b, a) = (BlockSplitter.Split(old[oldFront..]), BlockSplitter.Split(now[nowFront..]));
        var blocks = new List<ComparedBlock>();
        var x = 0;
        foreach (var change in SequenceDiff.Compare(b, a, TextBlock.ByText))
        {
            AddUnchanged(blocks, b, x, change.OldStart);
            AddChanged(blocks, b[change.OldStart..change.OldEnd], a[change.NewStart..change.NewEnd]);
            x = change.OldEnd;
        }

        AddUnchanged(blocks, b, x, b.Count);
        return new(Keys(old[..oldFront], now[..nowFront]), blocks);
    }

    private static void AddUnchanged(List<ComparedBlock> blocks, List<TextBlock> all, int from, int to)
    {
        if (all[from..to].Where(b => b.Text.Length > 0).Select(b => b.Text).ToList() is { Count: > 0 } texts)
        {
            blocks.Add(new ComparedBlock.Unchanged(texts));
        }
    }

    private static void AddChanged(List<ComparedBlock> blocks, List<TextBlock> before, List<TextBlock> after)
    {
        foreach (var (old, now) in BlockPairs.Of(Filled(before), Filled(after)))
        {
            blocks.Add(old is null ? new ComparedBlock.Inserted(now!.Text) : now is null ? new ComparedBlock.Deleted(old.Text) : new ComparedBlock.Changed(WordComparison.Compare(old.Text, now.Text)));
        }
    }

    private static List<TextBlock> Filled(List<TextBlock> blocks) => blocks.FindAll(b => b.Text.Length > 0);

    private static List<ComparedKey> Keys(string[] before, string[] after)
    {
        var keys = new List<ComparedKey>();
        foreach (var change in SequenceDiff.Compare(before, after, StringComparer.Ordinal))
        {
            var (old, now) = (before[change.OldStart..change.OldEnd].Where(IsSaying).ToList(), after[change.NewStart..change.NewEnd].Where(IsSaying).ToList());
            foreach (var key in old.Concat(now).Select(FrontMatterMerge.Key).Distinct(StringComparer.Ordinal))
            {
                var (was, becomes) = (Value(old, key), Value(now, key));
                keys.Add(new(key, was, becomes));
            }
        }

        return keys;
    }

    private static bool IsSaying(string line) => line.TrimEnd() is not ("---" or "..." or "");

    private static string? Value(List<string> lines, string key) =>
        lines.Find(l => FrontMatterMerge.Key(l) == key) is not { } line ? null : line.Trim() == key ? "" : line[(line.IndexOf(':') + 1)..].Trim();
}
