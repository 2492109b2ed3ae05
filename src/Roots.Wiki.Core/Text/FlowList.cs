using System.Buffers;

namespace Roots.Wiki.Text;

/// <summary>Merges two edits of a plain list on one line, <c>tags: [kasse, bank]</c>: what either added or took away counts.</summary>
internal static class FlowList
{
    private static readonly SearchValues<char> NotPlain = SearchValues.Create("[]{}\"'#");

    /// <summary>The merged line, or null where the lines are no such lists.</summary>
    public static string? Merge(string @base, IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        if (mine.Count != 1 || theirs.Count != 1 || Read(mine[0]) is not { } ours || Read(theirs[0]) is not { } other)
        {
            return null;
        }

        var before = Read(@base) ?? [];
        var kept = ours.Where(x => !before.Contains(x) || other.Contains(x)).Concat(other.Where(x => !before.Contains(x) && !ours.Contains(x)));
        return $"{mine[0][..mine[0].IndexOf('[')]}[{string.Join(", ", kept)}]";
    }

    private static List<string>? Read(string line)
    {
        var (open, text) = (line.IndexOf('['), line.TrimEnd());
        return open < 0 || !text.EndsWith(']') || text.AsSpan(open + 1, text.Length - open - 2).IndexOfAny(NotPlain) >= 0 || line.IndexOf(':') is not (>= 0 and var colon) || colon > open
            ? null
            : [.. text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }
}
