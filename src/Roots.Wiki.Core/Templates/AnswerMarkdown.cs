using System.Text;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Templates;

/// <summary>
/// Keeps an answer's Markdown inside its place in the page: no heading of it ends the answer, no fence of it swallows the
/// next. Pure; doing it twice changes nothing more.
/// </summary>
public static class AnswerMarkdown
{
    /// <summary>The level of a question's heading in a page.</summary>
    public const int QuestionLevel = 3;

    /// <summary>Line breaks as <c>\n</c>, no blank lines around, headings lowered below the question's, open fences closed.</summary>
    public static string Tidy(string markdown) => Tidy(markdown, QuestionLevel);

    /// <summary>The same for a question whose heading, in a page written by hand, has another level.</summary>
    internal static string Tidy(string markdown, int questionLevel)
    {
        var text = TrimBlankLines(markdown.ReplaceLineEndings("\n"));
        if (!text.AsSpan().ContainsAny("#`~-="))
        {
            return text;
        }

        text = PartRules(text);
        var (headings, closing) = Scan(text);
        var lower = questionLevel + 1 - headings.Select(h => h.Level).DefaultIfEmpty(7).Min();
        if (lower > 0)
        {
            var lowered = new StringBuilder(text);
            foreach (var heading in headings.AsEnumerable().Reverse())
            {
                // Under a question of level 6 nothing is lower: the mark becomes text.
                var mark = text.IndexOf('#', heading.Start);
                lowered.Insert(mark, questionLevel >= 6 ? "\\" : new string('#', Math.Min(lower, 6 - heading.Level)));
            }

            text = lowered.ToString();
        }

        return closing is null ? text : text + "\n" + closing;
    }

    /// <summary>One line, whatever was typed.</summary>
    internal static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A line that begins no heading, fence, list, table or quotation: one backslash more where it would.</summary>
    internal static string Escape(string line) => BeginsBlock(line.AsSpan().TrimStart('\\')) ? "\\" + line : line;

    /// <summary>Takes back <see cref="Escape"/>.</summary>
    internal static string Unescape(string line) => line.StartsWith('\\') && BeginsBlock(line.AsSpan().TrimStart('\\')) ? line[1..] : line;

    /// <summary>A text as its first paragraph on one line, and the rest; no paragraph where it begins with something else.</summary>
    internal static (string Line, string Tail) FirstParagraph(string markdown)
    {
        var text = TrimBlankLines(markdown.ReplaceLineEndings("\n"));
        var lines = text.Split('\n');
        var count = lines.TakeWhile(l => !string.IsNullOrWhiteSpace(l)).Count();
        return lines.Take(count).Any(IsOtherBlock)
            ? ("", text)
            : (Unescape(Line(string.Join(' ', lines.Take(count)))), TrimBlankLines(string.Join('\n', lines.Skip(count))));
    }

    /// <summary>Parts that stand under one heading, an empty line between.</summary>
    internal static string Join(string first, string rest) => first.Length == 0 ? rest : rest.Length == 0 ? first : first + "\n\n" + rest;

    internal static string TrimBlankLines(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length && char.IsWhiteSpace(text[i]); i++)
        {
            start = text[i] == '\n' ? i + 1 : start;
        }

        return text[start..].TrimEnd() is { Length: > 0 } rest && !string.IsNullOrWhiteSpace(rest) ? rest : "";
    }

    private static (List<PageHeading> Headings, string? Closing) Scan(string text)
    {
        var headings = new List<PageHeading>();
        var scanner = new HeadingScanner(text, 0);
        while (scanner.Next(out var heading))
        {
            headings.Add(heading);
        }

        return (headings, scanner.IsInFence ? scanner.Closing : null);
    }

    // A line of hyphens right under a paragraph would make it a heading of level 2; people mean a rule.
    private static string PartRules(string text)
    {
        var lines = text.Split('\n');
        var result = new StringBuilder(text.Length);
        var fence = new FenceState();
        for (var i = 0; i < lines.Length; i++)
        {
            var isRule = !fence.IsOpen && i > 0 && IsUnderline(lines[i]) && !string.IsNullOrWhiteSpace(lines[i - 1]);
            fence.Read(lines[i]);
            result.Append(isRule ? "\n" : "").Append(lines[i]).Append(i + 1 < lines.Length ? "\n" : "");
        }

        return result.ToString();
    }

    private static bool IsUnderline(string line) => line.Trim() is { Length: > 0 } mark && (mark.All(c => c == '-') || mark.All(c => c == '=')) && mark.Length > 1;

    private static bool IsBlockMark(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart(' ');
        var hashes = text.Length - text.TrimStart('#').Length;
        return text.StartsWith("```") || text.StartsWith("~~~") || (hashes is > 0 and <= 6 && (text.Length == hashes || char.IsWhiteSpace(text[hashes])));
    }

    private static bool BeginsBlock(ReadOnlySpan<char> line) => IsBlockMark(line) || line.TrimStart(' ') is ['|' or '>', ..] or ['-' or '*' or '+', ' ', ..];

    private static bool IsOtherBlock(string line) => BeginsBlock(line) || line.StartsWith("    ", StringComparison.Ordinal) || line.StartsWith('\t');

    private struct FenceState
    {
        private string? mark;

        public readonly bool IsOpen => mark is not null;

        public void Read(string line)
        {
            var text = line.TrimStart(' ');
            var length = text.Length == 0 || text[0] is not ('`' or '~') ? 0 : text.Length - text.TrimStart(text[0]).Length;
            if (length < 3 || line.Length - text.Length > 3)
            {
                return;
            }

            mark = mark is null ? (text[0] == '~' || !text[length..].Contains('`') ? text[..length] : null)
                : text[0] == mark[0] && length >= mark.Length && string.IsNullOrWhiteSpace(text[length..]) ? null
                : mark;
        }
    }
}
