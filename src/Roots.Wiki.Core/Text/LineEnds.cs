namespace Roots.Wiki.Text;

/// <summary>Keeps the line ends of a file when its lines are merged.</summary>
internal static class LineEnds
{
    /// <summary>The lines without their ends; a text that ends in a line break has an empty last line.</summary>
    public static string[] Split(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');

    /// <summary>Puts lines together with the ends that the same lines have in the model; new lines get the end that most have there.</summary>
    public static string Join(IReadOnlyList<string> lines, string model)
    {
        var (all, windows) = (model.AsSpan().Count('\n'), model.AsSpan().Count("\r\n"));
        if (windows == 0 || windows == all)
        {
            return string.Join(windows == 0 ? "\n" : "\r\n", lines);
        }

        var old = model.Split('\n');
        var usual = windows * 2 > all ? "\r" : "";
        var ends = new string[lines.Count];
        Array.Fill(ends, usual);
        var (x, y) = (0, 0);
        foreach (var change in SequenceDiff.Compare([.. old.Select(l => l.TrimEnd('\r'))], lines, StringComparer.Ordinal).Append(new(old.Length, old.Length, lines.Count, lines.Count)))
        {
            for (; x < change.OldStart; x++, y++)
            {
                ends[y] = old[x].EndsWith('\r') ? "\r" : "";
            }

            (x, y) = (change.OldEnd, change.NewEnd);
        }

        return string.Join('\n', lines.Select((l, i) => i < lines.Count - 1 ? l + ends[i] : l));
    }
}
