namespace Roots.Wiki.Text;

/// <summary>Follows fenced code line by line, so that a <c>#</c> or a blank line inside one is only text.</summary>
internal struct MarkdownFences
{
    private char mark;
    private int length;

    /// <summary>Whether the next line lies inside a fence.</summary>
    public readonly bool IsOpen => length > 0;

    /// <summary>Takes a line; true where it belongs to a fence, its two borders included.</summary>
    public bool Take(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart(" \t>");
        var run = text.Length == 0 || text[0] is not ('`' or '~') ? 0 : text.IndexOfAnyExcept(text[0]) is var end and >= 0 ? end : text.Length;
        if (IsOpen)
        {
            if (run >= length && text[0] == mark && text[run..].IsWhiteSpace())
            {
                length = 0;
            }

            return true;
        }

        var isOpening = run >= 3 && (text[0] == '~' || !text[run..].Contains('`'));
        (mark, length) = isOpening ? (text[0], run) : (mark, 0);
        return isOpening;
    }
}
