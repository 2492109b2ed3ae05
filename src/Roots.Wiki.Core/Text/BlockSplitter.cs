namespace Roots.Wiki.Text;

/// <summary>Splits lines into <see cref="TextBlock"/>s. Not a Markdown parser: where it is mistaken, only the grain of a merge is coarser or finer.</summary>
internal static class BlockSplitter
{
    public static List<TextBlock> Split(IReadOnlyList<string> lines)
    {
        var blocks = new List<TextBlock>();
        var fences = new MarkdownFences();
        for (var i = 0; i < lines.Count;)
        {
            var start = i;
            var wasBlank = string.IsNullOrWhiteSpace(lines[i]);
            var isFence = fences.Take(lines[i++]);
            var kind = isFence ? BlockKind.Fence : KindOf(lines[start]);
            while (i < lines.Count && !wasBlank && (fences.IsOpen || (!isFence && Continues(kind, lines[i]))))
            {
                fences.Take(lines[i++]);
            }

            var end = i;
            while (i < lines.Count && string.IsNullOrWhiteSpace(lines[i]) && lines[i].Length == 0)
            {
                i++;
            }

            blocks.Add(new(string.Join('\n', Slice(lines, start, end)), i - end, kind));
        }

        return blocks;
    }

    private static IEnumerable<string> Slice(IReadOnlyList<string> lines, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            yield return lines[i];
        }
    }

    private static bool Continues(BlockKind kind, string line)
    {
        if (kind == BlockKind.Heading || string.IsNullOrWhiteSpace(line) || KindOf(line) is BlockKind.Heading or BlockKind.Item || IsFenceStart(line))
        {
            return false;
        }

        return kind != BlockKind.Row && KindOf(line) != BlockKind.Row;
    }

    private static bool IsFenceStart(string line) => new MarkdownFences().Take(line);

    private static BlockKind KindOf(string line)
    {
        var text = line.AsSpan().TrimStart(" \t>");
        return MarkdownHeading.IsHeading(line) ? BlockKind.Heading
            : text.StartsWith("|") ? BlockKind.Row
            : IsItem(text) ? BlockKind.Item
            : BlockKind.Paragraph;
    }

    private static bool IsItem(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9') is var i and >= 0 ? i : text.Length;
        var after = digits is > 0 and <= 9 && digits < text.Length && text[digits] is '.' or ')' ? digits + 1
            : digits == 0 && text.Length > 0 && text[0] is '-' or '*' or '+' ? 1 : 0;
        return after > 0 && (after == text.Length || text[after] is ' ' or '\t');
    }
}
