namespace Roots.Wiki.Text;

/// <summary>Pairs the blocks of a changed stretch: what became of which, by kind and common words.</summary>
internal static class BlockPairs
{
    private const int MaxBlocks = 60; // pairing looks at each against each

    /// <summary>Pairs in order; a block without partner has null beside it.</summary>
    public static IEnumerable<(TextBlock? Old, TextBlock? Now)> Of(List<TextBlock> before, List<TextBlock> after)
    {
        if (before.Count == 1 && after.Count == 1 && before[0].Kind == after[0].Kind)
        {
            return [(before[0], after[0])];
        }

        var pairs = before.Count > MaxBlocks || after.Count > MaxBlocks ? [] : Alike(before, after);
        var result = new List<(TextBlock?, TextBlock?)>();
        var (x, y) = (0, 0);
        foreach (var (i, j) in pairs.Append((before.Count, after.Count)))
        {
            result.AddRange(before[x..i].Select(b => ((TextBlock?)b, (TextBlock?)null)));
            result.AddRange(after[y..j].Select(a => ((TextBlock?)null, (TextBlock?)a)));
            if (i < before.Count)
            {
                result.Add((before[i], after[j]));
            }

            (x, y) = (i + 1, j + 1);
        }

        return result;
    }

    private static List<(int, int)> Alike(List<TextBlock> before, List<TextBlock> after)
    {
        var words = after.ConvertAll(WordsOf);
        var (pairs, from) = (new List<(int, int)>(), 0);
        for (var i = 0; i < before.Count; i++)
        {
            var mine = WordsOf(before[i]);
            var best = Enumerable.Range(from, after.Count - from)
                .Where(j => after[j].Kind == before[i].Kind)
                .Select(j => (Index: j, Common: mine.Count(words[j].Contains) * 2, All: mine.Count + words[j].Count))
                .Where(c => c.Common * 5 >= c.All * 2)
                .OrderByDescending(c => (double)c.Common / c.All).FirstOrDefault();
            if (best.All > 0)
            {
                pairs.Add((i, best.Index));
                from = best.Index + 1;
            }
        }

        return pairs;
    }

    private static HashSet<string> WordsOf(TextBlock block) => [.. WordComparison.Words(block.Text.Length > 20_000 ? block.Text[..20_000] : block.Text).Where(w => char.IsLetterOrDigit(w[0]))];
}
