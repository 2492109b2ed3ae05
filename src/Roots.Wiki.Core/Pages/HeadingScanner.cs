namespace Roots.Wiki.Pages;

/// <summary>A heading of a page: its line is <c>[Start, End)</c>, its text without marks and id <c>[TextStart, TextEnd)</c>.</summary>
/// <param name="Id">What stands in <c>{#…}</c> at its end, or null.</param>
internal readonly record struct PageHeading(int Start, int End, int Level, int TextStart, int TextEnd, string? Id);

/// <summary>Finds headings outside fences, line by line. Headings by underlining are not read: a rule under a paragraph is too easily one.</summary>
internal ref struct HeadingScanner(string text, int at)
{
    private const int MaxIdLength = 64;

    private int at = at;
    private char fence;
    private int fenceLength;

    /// <summary>Whether the text so far ends inside a fence that nothing closes.</summary>
    public readonly bool IsInFence => fenceLength > 0;

    /// <summary>The mark that closes the open fence.</summary>
    public readonly string Closing => new(fence, fenceLength);

    /// <summary>Moves to the next heading.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool Next(out PageHeading heading)
    {
        while (at < text.Length)
        {
            var start = at;
            at = text.IndexOf('\n', start) is var i and >= 0 ? i + 1 : text.Length;
            var mark = start;
            while (mark < at && text[mark] == ' ')
            {
                mark++;
            }

            if (mark == at || mark - start > 3)
            {
                continue;
            }

            var c = text[mark];
            if (c is '`' or '~')
            {
                Fence(mark, c);
            }
            else if (c == '#' && fenceLength == 0 && TryHeading(start, mark, out heading))
            {
                return true;
            }
        }

        heading = default;
        return false;
    }

    private void Fence(int mark, char c)
    {
        var end = mark;
        while (end < at && text[end] == c)
        {
            end++;
        }

        var rest = text.AsSpan(end, at - end);
        if (fenceLength == 0)
        {
            if (end - mark >= 3 && (c == '~' || !rest.Contains('`')))
            {
                (fence, fenceLength) = (c, end - mark);
            }
        }
        else if (c == fence && end - mark >= fenceLength && rest.Trim(" \t\r\n").IsEmpty)
        {
            fenceLength = 0;
        }
    }

    private readonly bool TryHeading(int start, int mark, out PageHeading heading)
    {
        heading = default;
        var p = mark;
        while (p < at && text[p] == '#')
        {
            p++;
        }

        var level = p - mark;
        if (level > 6 || (p < at && text[p] is not (' ' or '\t' or '\r' or '\n')))
        {
            return false;
        }

        var end = TrimEnd(p, at);
        var hashes = end;
        while (hashes > p && text[hashes - 1] == '#')
        {
            hashes--;
        }

        end = hashes < end && (hashes == p || text[hashes - 1] is ' ' or '\t') ? TrimEnd(p, hashes) : end;
        while (p < end && text[p] is ' ' or '\t')
        {
            p++;
        }

        var id = IdAtEnd(p, ref end);
        heading = new(start, at, level, p, end, id);
        return true;
    }

    private readonly string? IdAtEnd(int from, ref int end)
    {
        if (end - from < 4 || text[end - 1] != '}' || text.LastIndexOf("{#", end - 1, end - from, StringComparison.Ordinal) is not (>= 0 and var open))
        {
            return null;
        }

        var id = text.AsSpan(open + 2, end - open - 3);
        if (!IsId(id))
        {
            return null;
        }

        end = TrimEnd(from, open);
        return id.ToString();
    }

    public static bool IsId(ReadOnlySpan<char> id)
    {
        foreach (var c in id)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return id.Length is > 0 and <= MaxIdLength;
    }

    private readonly int TrimEnd(int from, int end)
    {
        while (end > from && text[end - 1] is ' ' or '\t' or '\r' or '\n')
        {
            end--;
        }

        return end;
    }
}
