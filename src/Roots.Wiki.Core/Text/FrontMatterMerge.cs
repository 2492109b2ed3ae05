using System.Text.RegularExpressions;

namespace Roots.Wiki.Text;

/// <summary>Merges the lines between two <c>---</c>: key by key, maps entry by entry, lists item by item. Reads no YAML, so nothing is refused or rewritten.</summary>
internal static partial class FrontMatterMerge
{
    /// <summary>How many lines at the start of a text are its front matter, borders included; 0 where there is none.</summary>
    public static int LinesOf(IReadOnlyList<string> lines)
    {
        if (lines.Count == 0 || lines[0].TrimEnd() != "---")
        {
            return 0;
        }

        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].TrimEnd() is "---" or "...")
            {
                return i + 1;
            }
        }

        return 0;
    }

    /// <summary>Merges front matter with its borders; each may be empty.</summary>
    public static LinesMerge Merge(IReadOnlyList<string> @base, IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        var (parts, isClean) = PartMerge.Merge(Keys(Inner(@base)), Keys(Inner(mine)), Keys(Inner(theirs)), MergeKey);
        var border = theirs.Count > 0 ? theirs : mine;
        return parts.Count == 0 && (mine.Count == 0 || theirs.Count == 0)
            ? new([], isClean)
            : new([border[0], .. parts.SelectMany(p => p), border[^1]], isClean);
    }

    private static LinesMerge MergeKey(TextPart? b, TextPart? m, TextPart? t)
    {
        var (baseLines, mine, theirs) = (b?.Lines ?? [], m!.Lines, t!.Lines);
        if (mine.Count > 1 && theirs.Count > 1 && mine[0] == theirs[0])
        {
            var isList = mine.Concat(theirs).Skip(1).Any(l => l.TrimStart().StartsWith('-'));
            var (parts, isClean) = PartMerge.Merge(Entries(baseLines, isList), Entries(mine, isList), Entries(theirs, isList), isList ? Clash : LaterEntry);
            var sorted = isList || !IsSorted(mine) || !IsSorted(theirs) ? parts : [.. parts.OrderBy(p => Key(p[0]), StringComparer.Ordinal)];
            return new([mine[0], .. sorted.SelectMany(p => p)], isClean);
        }

        return FlowList.Merge(baseLines.Count == 1 ? baseLines[0] : "", mine, theirs) is { } line ? new([line], true) : Clash(b, m, t);
    }

    // A comment keeps the other's words without spoiling the YAML.
    private static LinesMerge Clash(TextPart? b, TextPart? m, TextPart? t) =>
        new([.. m!.Lines, .. t!.Lines.Select(l => (l.Length - l.TrimStart().Length) is var indent ? $"{l[..indent]}# {l[indent..]}" : l)], false);

    private static LinesMerge LaterEntry(TextPart? b, TextPart? m, TextPart? t)
    {
        var (mine, theirs) = (Confirmed(m!), Confirmed(t!));
        return mine is null && theirs is null ? Clash(b, m, t) : new(string.CompareOrdinal(theirs, mine) > 0 ? t!.Lines : m!.Lines, true);
    }

    private static string? Confirmed(TextPart part) => part.Lines.Select(l => ConfirmedDay().Match(l)).FirstOrDefault(f => f.Success)?.Groups[1].Value;

    private static IReadOnlyList<string> Inner(IReadOnlyList<string> lines) => lines.Count < 2 ? [] : [.. lines.Skip(1).SkipLast(1)];

    private static List<TextPart> Keys(IReadOnlyList<string> lines) => Group(lines, l => l.Length > 0 && !char.IsWhiteSpace(l[0]) && l[0] != '-');

    private static List<TextPart> Entries(IReadOnlyList<string> lines, bool isList)
    {
        var inner = lines.Skip(1).ToList();
        var indent = inner.Count == 0 ? 0 : inner.Where(l => !string.IsNullOrWhiteSpace(l)).Select(Indent).DefaultIfEmpty(0).Min();
        var entries = Group(inner, l => !string.IsNullOrWhiteSpace(l) && Indent(l) == indent);
        return isList ? [.. entries.Select(e => e with { Key = string.Join('\n', e.Lines) })] : entries;
    }

    private static List<TextPart> Group(IReadOnlyList<string> lines, Func<string, bool> isStart)
    {
        var parts = new List<(string Key, List<string> Lines)>();
        foreach (var line in lines)
        {
            if (parts.Count == 0 || isStart(line))
            {
                parts.Add((Key(line), []));
            }

            parts[^1].Lines.Add(line);
        }

        return [.. parts.Select(p => new TextPart(p.Key, p.Lines))];
    }

    private static bool IsSorted(IReadOnlyList<string> lines)
    {
        var keys = Entries(lines, isList: false).Select(e => e.Key).ToList();
        return keys.SequenceEqual(keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    public static string Key(string line) => line.TrimStart().StartsWith('#') || line.IndexOf(':') is not (>= 0 and var colon) ? line.Trim() : line[..colon].Trim();

    [GeneratedRegex(@"\bconfirmed:\s*[""']?(\d{4}-\d{2}-\d{2})")]
    private static partial Regex ConfirmedDay();
}
