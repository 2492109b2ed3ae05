namespace Roots.Wiki.Text;

/// <summary>Merges two edits of one section block by block; blocks that both changed, sentence by sentence.</summary>
internal static class BlockMerge
{
    public static LinesMerge Merge(IReadOnlyList<string> @base, IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        var (b, m, t) = (BlockSplitter.Split(@base), BlockSplitter.Split(mine), BlockSplitter.Split(theirs));
        var regions = MergeRegions.Of(b.Count, SequenceDiff.Compare(b, m, TextBlock.ByText), SequenceDiff.Compare(b, t, TextBlock.ByText)).ToList();
        var (seam, isClean) = (new BlockSeam(), true);
        for (var i = 0; i < regions.Count; i++)
        {
            var region = regions[i];
            if (region.By == ChangedBy.Both)
            {
                isClean &= Both(seam, b[region.Base], m[region.Mine], t[region.Theirs], At(m, region.Mine), At(t, region.Theirs));
            }
            else if (region.By == ChangedBy.Nobody)
            {
                seam.AddKept(b[region.Base], m[region.Mine], t[region.Theirs], At(m, region.Mine));
            }
            else if (!IsRepeated(regions, i, m, t))
            {
                var (all, range) = region.By == ChangedBy.Mine ? (m, region.Mine) : (t, region.Theirs);
                seam.Add(all[range], At(all, range));
            }
        }

        return new(seam.Lines(), isClean);
    }

    private static TextBlock? At(List<TextBlock> blocks, Range range) => range.Start.Value > 0 ? blocks[range.Start.Value - 1] : null;

    // One side put something in, the other put in the same and changed the neighbour as well.
    private static bool IsRepeated(List<MergeRegion> regions, int i, List<TextBlock> mine, List<TextBlock> theirs)
    {
        if (!regions[i].Base.Start.Equals(regions[i].Base.End))
        {
            return false;
        }

        var inserted = Side(regions[i]);
        return (i + 1 < regions.Count && IsOther(regions[i + 1]) && Side(regions[i + 1]).Take(inserted.Count).SequenceEqual(inserted, TextBlock.ByText))
            || (i > 0 && IsOther(regions[i - 1]) && Side(regions[i - 1]).TakeLast(inserted.Count).SequenceEqual(inserted, TextBlock.ByText));

        bool IsOther(MergeRegion other) => other.By is ChangedBy.Mine or ChangedBy.Theirs && other.By != regions[i].By;
        List<TextBlock> Side(MergeRegion region) => region.By == ChangedBy.Mine ? mine[region.Mine] : theirs[region.Theirs];
    }

    private static bool Both(BlockSeam seam, List<TextBlock> b, List<TextBlock> m, List<TextBlock> t, TextBlock? beforeMine, TextBlock? beforeTheirs)
    {
        if (b.Count == 0 || m.SequenceEqual(t, TextBlock.ByText))
        {
            AddBoth(seam, m, t, beforeMine, beforeTheirs);
            return true;
        }

        var (mineChanges, theirChanges) = (SequenceDiff.Compare(b, m, TextBlock.ByText), SequenceDiff.Compare(b, t, TextBlock.ByText));
        if (mineChanges.All(c => c.IsDeletion) && theirChanges.All(c => c.IsDeletion))
        {
            seam.Add(Without(Without(b, mineChanges), theirChanges, b), beforeMine);
            return true;
        }

        if (m.Count == 0 || t.Count == 0)
        {
            var (kept, changes, before) = m.Count == 0 ? (t, theirChanges, beforeTheirs) : (m, mineChanges, beforeMine);
            var isInsertion = changes.All(c => c.IsInsertion);
            seam.Add(isInsertion ? [.. changes.SelectMany(c => kept[c.NewStart..c.NewEnd])] : kept, before);
            return isInsertion;
        }

        if (SentenceMerge.Merge(TextBlock.Join(b), TextBlock.Join(m), TextBlock.Join(t)) is { } merged)
        {
            seam.Add(BlockSplitter.Split(merged.Split('\n')), beforeMine);
            return true;
        }

        AddBoth(seam, m, t, beforeMine, beforeTheirs);
        return false;
    }

    // What both have stands once; what differs stands one after the other, mine first.
    private static void AddBoth(BlockSeam seam, List<TextBlock> m, List<TextBlock> t, TextBlock? beforeMine, TextBlock? beforeTheirs)
    {
        var (x, y) = (0, 0);
        foreach (var change in SequenceDiff.Compare(m, t, TextBlock.ByText).Append(new(m.Count, m.Count, t.Count, t.Count)))
        {
            seam.Add(m[x..change.OldStart], x > 0 ? m[x - 1] : beforeMine);
            var (ours, other) = (m[change.OldStart..change.OldEnd], t[change.NewStart..change.NewEnd]);
            var (previousMine, previousTheirs) = (change.OldStart > 0 ? m[change.OldStart - 1] : beforeMine, change.NewStart > 0 ? t[change.NewStart - 1] : beforeTheirs);
            if (seam.Continues(other) && !seam.Continues(ours))
            {
                seam.Add(other, previousTheirs);
                seam.Add(ours, previousMine);
            }
            else
            {
                seam.Add(ours, previousMine);
                seam.Add(other, previousTheirs);
            }

            (x, y) = (change.OldEnd, change.NewEnd);
        }
    }

    private static List<TextBlock> Without(List<TextBlock> blocks, IReadOnlyList<Change> deletions)
    {
        var kept = new List<TextBlock>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!deletions.Any(d => i >= d.OldStart && i < d.OldEnd))
            {
                kept.Add(blocks[i]);
            }
        }

        return kept;
    }

    private static List<TextBlock> Without(List<TextBlock> kept, IReadOnlyList<Change> deletions, List<TextBlock> all)
    {
        var gone = deletions.SelectMany(d => all[d.OldStart..d.OldEnd]).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. kept.Where(k => !gone.Contains(k))];
    }
}
