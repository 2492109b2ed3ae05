namespace Roots.Wiki.Adapters.Rendering;

/// <summary>Finds, in one pass and without parsing, texts whose parsing is known to be dear.</summary>
internal static class RenderGuard
{
    private const int MaxNesting = 40;
    private const int MaxIndent = 4 * MaxNesting;
    private const int MaxHeadings = 2_000;
    private const int MaxColumns = 200;
    private const int MaxOpen = 100;

    /// <summary>Whether parts are nested too deeply or there are too many of them.</summary>
    public static bool IsTooDeep(string markdown)
    {
        var (headings, brackets, parens) = (0, 0, 0);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var text = line.TrimStart(" \t");
            if (text.IsEmpty)
            {
                (brackets, parens) = (0, 0);
                continue;
            }

            headings += text[0] is '#' or '=' or '-' ? 1 : 0;
            CountOpen(text, ref brackets, ref parens);
            if ((text[0] is '#' or '=' && headings > MaxHeadings) || Marks(text) > MaxNesting || text.Count('|') > MaxColumns || brackets > MaxOpen || parens > MaxOpen
                || (line.Length - text.Length > MaxIndent && text[0] is '-' or '*' or '+' or '>' or (>= '0' and <= '9')))
            {
                return true;
            }
        }

        return false;
    }

    // Quotes and lists can be nested on one line: > > - - 1.
    private static int Marks(ReadOnlySpan<char> text)
    {
        var marks = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '>' or '-' or '+' or '*' && (i + 1 == text.Length || text[i] == '>' || text[i + 1] is ' ' or '\t'))
            {
                marks++;
            }
            else if (text[i] is not (' ' or '\t' or (>= '0' and <= '9') or '.' or ')'))
            {
                break;
            }
        }

        return marks;
    }

    private static void CountOpen(ReadOnlySpan<char> text, ref int brackets, ref int parens)
    {
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '[':
                    brackets++;
                    break;
                case ']':
                    brackets -= brackets > 0 ? 1 : 0;
                    parens += i + 1 < text.Length && text[i + 1] == '(' ? 1 : 0;
                    break;
                case ')':
                    parens -= parens > 0 ? 1 : 0;
                    break;
                default:
                    break;
            }
        }
    }
}
