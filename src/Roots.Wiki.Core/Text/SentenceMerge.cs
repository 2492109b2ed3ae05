using System.Text;

namespace Roots.Wiki.Text;

/// <summary>Merges two edits of one paragraph, item or row, sentence by sentence.</summary>
internal static class SentenceMerge
{
    /// <summary>The merged text, or null where both changed the same sentence.</summary>
    public static string? Merge(string @base, string mine, string theirs)
    {
        // with a line break before the first sentence as well, all sentences are alike
        var (b, m, t) = (SentenceSplitter.Split("\n" + @base), SentenceSplitter.Split("\n" + mine), SentenceSplitter.Split("\n" + theirs));
        var result = new StringBuilder();
        foreach (var region in MergeRegions.Of(b.Count, SequenceDiff.Compare(b, m, StringComparer.Ordinal), SequenceDiff.Compare(b, t, StringComparer.Ordinal)))
        {
            var (ours, other) = (m[region.Mine], t[region.Theirs]);
            if (region.By != ChangedBy.Both || ours.SequenceEqual(other))
            {
                result.AppendJoin("", region.By == ChangedBy.Theirs ? other : ours);
            }
            else if (region.Base.Start.Equals(region.Base.End) && ours.Concat(other).All(SentenceSplitter.IsWhole))
            {
                result.AppendJoin("", ours).AppendJoin("", other.Except(ours, StringComparer.Ordinal));
            }
            else
            {
                return null;
            }
        }

        return result.ToString().TrimStart('\n');
    }
}
