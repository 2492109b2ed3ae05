namespace Roots.Wiki.Text;

/// <summary>Two versions of a page side by side. Immutable.</summary>
/// <param name="Keys">What changed in the front matter, line by line.</param>
/// <param name="Blocks">The body in order: what stayed, what changed.</param>
public sealed record ComparedText(IReadOnlyList<ComparedKey> Keys, IReadOnlyList<ComparedBlock> Blocks)
{
    /// <summary>Whether a reader would see no difference (only blank lines or line ends differ, if anything).</summary>
    public bool IsSame => Keys.Count == 0 && Blocks.All(b => b is ComparedBlock.Unchanged);
}

/// <summary>A changed line of the front matter.</summary>
/// <param name="Key">Its key (<c>title</c>, an answer's id), or the whole line where it has none.</param>
/// <param name="Before">The value as it was written, or null where there was none.</param>
/// <param name="After">The value as it is written, or null where it is gone.</param>
public sealed record ComparedKey(string Key, string? Before, string? After);

/// <summary>A stretch of the body.</summary>
public abstract record ComparedBlock
{
    private ComparedBlock() { }

    /// <summary>Paragraphs, items and rows that stayed, as Markdown; shown folded with their number.</summary>
    public sealed record Unchanged(IReadOnlyList<string> Blocks) : ComparedBlock;

    /// <summary>A paragraph, item or row that was put in, as Markdown.</summary>
    public sealed record Inserted(string Text) : ComparedBlock;

    /// <summary>A paragraph, item or row that was taken away, as Markdown.</summary>
    public sealed record Deleted(string Text) : ComparedBlock;

    /// <summary>A paragraph, item or row that was changed, in pieces; together those not inserted are the old text, those not deleted the new.</summary>
    public sealed record Changed(IReadOnlyList<ComparedPiece> Pieces) : ComparedBlock;
}

/// <summary>What became of some words.</summary>
public enum PieceKind
{
    /// <summary>They stayed.</summary>
    Kept,
    /// <summary>They were put in.</summary>
    Inserted,
    /// <summary>They were taken away.</summary>
    Deleted,
}

/// <summary>Words that stand together and share a fate, with the blanks between them.</summary>
public sealed record ComparedPiece(PieceKind Kind, string Text);
