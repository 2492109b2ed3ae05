namespace Roots.Wiki.Text;

/// <summary>What kind of thing a <see cref="TextBlock"/> is.</summary>
internal enum BlockKind
{
    Paragraph,
    Heading,
    Item,
    Row,
    Fence,
}

/// <summary>The smallest thing that people put in as a whole: a paragraph, a list item with its lines, a table row, a heading, a fence.</summary>
/// <param name="Text">Its lines, without the last line break.</param>
/// <param name="Blanks">How many blank lines follow.</param>
internal sealed record TextBlock(string Text, int Blanks, BlockKind Kind)
{
    /// <summary>Equal text is an equal block, however many blank lines follow.</summary>
    public static IEqualityComparer<TextBlock> ByText { get; } = EqualityComparer<TextBlock>.Create((a, b) => a?.Text == b?.Text, b => b.Text.GetHashCode(StringComparison.Ordinal));

    /// <summary>Whether such blocks stand line by line below each other.</summary>
    public bool IsOneOfMany => Kind is BlockKind.Item or BlockKind.Row;

    /// <summary>The text of blocks, each with its blank lines; ends without a line break unless blank lines say so.</summary>
    public static string Join(IReadOnlyList<TextBlock> blocks) =>
        string.Concat(blocks.Select((b, i) => b.Text + new string('\n', b.Blanks + (i < blocks.Count - 1 ? 1 : 0))));
}
