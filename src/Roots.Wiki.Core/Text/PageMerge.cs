namespace Roots.Wiki.Text;

/// <summary>
/// Merges two edits of one page: front matter key by key and map entry by entry (the later <c>confirmed</c> day wins), the
/// body section by section, then paragraph by paragraph (item by item, row by row), then sentence by sentence. Bounded in
/// time; pure.
/// </summary>
/// <remarks>
/// Neighbours may be edited at once. Whole paragraphs, items, rows and sections that both put in at one place are all
/// kept, mine first; equal ones once. A clash is: both changed one sentence or one value differently, or one took away what
/// the other changed; then nothing is dropped. Line ends are those of <c>theirs</c>.
/// </remarks>
public static class PageMerge
{
    /// <summary>Merges.</summary>
    /// <param name="base">The text that both started from; empty where there was none.</param>
    /// <param name="mine">The text to be saved.</param>
    /// <param name="theirs">The text that stands now.</param>
    public static MergeResult Merge(string @base, string mine, string theirs)
    {
        if (mine == theirs || theirs == @base)
        {
            return new(mine, true);
        }

        if (mine == @base)
        {
            return new(theirs, true);
        }

        var (b, m, t) = (new Page(@base), new Page(mine), new Page(theirs));
        var front = Pick(b.Front, m.Front, t.Front) ?? FrontMatterMerge.Merge(b.Front, m.Front, t.Front);
        var body = Pick(b.Body, m.Body, t.Body) ?? BodyMerge.Merge(b.Body, m.Body, t.Body);
        List<string> lines = [.. front.Lines, .. body.Lines];
        End(lines, @base.Length == 0 ? Math.Max(m.EndBreaks, t.EndBreaks) : m.EndBreaks == b.EndBreaks ? t.EndBreaks : m.EndBreaks);
        return new(LineEnds.Join(lines, theirs.Contains('\n') ? theirs : mine), front.IsClean && body.IsClean);
    }

    private static LinesMerge? Pick(IReadOnlyList<string> b, IReadOnlyList<string> m, IReadOnlyList<string> t) =>
        m.SequenceEqual(t, StringComparer.Ordinal) || t.SequenceEqual(b, StringComparer.Ordinal) ? new(m, true)
        : m.SequenceEqual(b, StringComparer.Ordinal) ? new(t, true)
        : null;

    private static void End(List<string> lines, int breaks)
    {
        while (lines.Count > 0 && lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        lines.AddRange(Enumerable.Repeat("", lines.Count == 0 ? 0 : breaks));
    }

    // Line breaks at the very end are counted apart: a paragraph put in behind the last one is no change of that one.
    private sealed class Page
    {
        public Page(string text)
        {
            var lines = LineEnds.Split(text).ToList();
            while (lines.Count > 0 && lines[^1].Length == 0)
            {
                lines.RemoveAt(lines.Count - 1);
                EndBreaks++;
            }

            var front = FrontMatterMerge.LinesOf(lines);
            (Front, Body) = (lines[..front], lines[front..]);
        }

        public IReadOnlyList<string> Front { get; }

        public IReadOnlyList<string> Body { get; }

        public int EndBreaks { get; }
    }
}
