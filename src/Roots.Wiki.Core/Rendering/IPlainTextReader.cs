namespace Roots.Wiki.Rendering;

/// <summary>Takes the words out of a page, for the search and for snippets. Pure, bounded like the renderer, safe to call from many threads.</summary>
public interface IPlainTextReader
{
    /// <summary>Rises whenever the same text would give other words.</summary>
    int Version { get; }

    /// <summary>Reads a page. Never throws for any text: what cannot be parsed within bounds comes as it is written, without headings.</summary>
    /// <param name="markdown">The page as stored; its front matter is left out.</param>
    PlainText Read(string markdown);
}

/// <summary>A page without its markup. Immutable.</summary>
/// <param name="Title">The first heading of level 1, or null. The title of the front matter is no matter of this reader: see <see cref="Pages.PageFacts.Title"/>.</param>
/// <param name="Headings">The headings in order.</param>
/// <param name="Text">All words that a reader sees, headings included; blocks are parted by a line break. Ids of persons, addresses of links and raw markup are not in it.</param>
public sealed record PlainText(string? Title, IReadOnlyList<TextHeading> Headings, string Text)
{
    /// <summary>The last heading that begins at or before an offset, or null: where in the page a found word stands.</summary>
    public TextHeading? HeadingAt(int offset) => Headings.LastOrDefault(h => h.Offset <= offset);
}

/// <summary>A heading of a <see cref="PlainText"/>.</summary>
/// <param name="Id">The anchor, the same that the renderer gives: <c>h-…</c>.</param>
/// <param name="Text">Its words.</param>
/// <param name="Offset">Where it begins in <see cref="PlainText.Text"/>, in characters.</param>
public sealed record TextHeading(string Id, string Text, int Offset);
