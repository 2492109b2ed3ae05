namespace Roots.Wiki.Text;

/// <summary>Lines of a merge and whether nothing clashed.</summary>
internal sealed record LinesMerge(IReadOnlyList<string> Lines, bool IsClean);

/// <summary>Puts blocks of different texts one below the other with the right blank lines between them.</summary>
internal sealed class BlockSeam
{
    private readonly List<TextBlock> blocks = [];

    /// <summary>Whether the blocks go on with the list or table that stands last.</summary>
    public bool Continues(List<TextBlock> next) => next.Count > 0 && blocks.Count > 0 && blocks[^1].IsOneOfMany && blocks[^1].Kind == next[0].Kind;

    /// <summary>Adds blocks of one text.</summary>
    /// <param name="added">The blocks.</param>
    /// <param name="before">The block that stands before them in their own text, or null.</param>
    public void Add(List<TextBlock> added, TextBlock? before)
    {
        if (added.Count == 0)
        {
            return;
        }

        Close(added[0], before);
        blocks.AddRange(added);
    }

    /// <summary>Adds blocks that nobody changed; where one side changed the blank lines behind one, that counts.</summary>
    public void AddKept(List<TextBlock> b, List<TextBlock> m, List<TextBlock> t, TextBlock? before)
    {
        Close(m[0], before);
        blocks.AddRange(b.Select((block, i) =>
            block with { Blanks = m[i].Blanks == block.Blanks ? t[i].Blanks : t[i].Blanks == block.Blanks ? m[i].Blanks : Math.Max(m[i].Blanks, t[i].Blanks) }));
    }

    public IReadOnlyList<string> Lines() => blocks.Count == 0 ? [] : TextBlock.Join(blocks).Split('\n');

    private void Close(TextBlock next, TextBlock? before)
    {
        if (blocks.Count == 0)
        {
            return;
        }

        var last = blocks[^1];
        var blanks = before is null || before.Text == last.Text ? last.Blanks
            : last.IsOneOfMany && last.Kind == next.Kind && before.Kind == next.Kind ? before.Blanks
            : Math.Max(last.Blanks, before.Blanks);
        var wouldFlowTogether = last.Kind is BlockKind.Paragraph or BlockKind.Item or BlockKind.Row && last.Text.Length > 0 && next.Kind == BlockKind.Paragraph && next.Text.Length > 0;
        blocks[^1] = last with { Blanks = wouldFlowTogether ? Math.Max(1, blanks) : blanks };
    }
}
