using System.Text;

namespace Roots.Wiki.Pages;

/// <summary>Gives a text that came through a form, which sends CRLF, the line ends of the file that it replaces. Pure.</summary>
internal static class LineEnds
{
    /// <summary>The text with the line ends of <paramref name="file"/>, and with a final one exactly where the file has one.</summary>
    /// <param name="file">The text as stored; empty for a new file, which gets LF and a final one.</param>
    /// <param name="typed">The text as the form sent it.</param>
    public static string Keep(string file, string typed)
    {
        var old = Split(file);
        var now = Split(typed);
        var usual = Usual(old);
        var head = 0;
        while (head < old.Count && head < now.Count && old[head].Text == now[head].Text)
        {
            head++;
        }

        var tail = 0;
        while (tail < old.Count - head && tail < now.Count - head && old[^(tail + 1)].Text == now[^(tail + 1)].Text)
        {
            tail++;
        }

        var text = new StringBuilder(typed.Length);
        for (var i = 0; i < now.Count; i++)
        {
            var same = i < head ? old[i] : i >= now.Count - tail ? old[old.Count - now.Count + i] : default;
            var end = same.End is { Length: > 0 } ? same.End : usual;
            text.Append(now[i].Text).Append(now[i].End.Length > 0 ? end : "");
        }

        return Finish(text.ToString(), isOpen: file.Length > 0 && old[^1].End.Length == 0, usual);
    }

    private static string Finish(string text, bool isOpen, string end) =>
        isOpen ? text.TrimEnd('\r', '\n')
        : text.Length == 0 || text[^1] is '\n' or '\r' ? text
        : text + end;

    private static string Usual(List<(string Text, string End)> lines) =>
        lines.Where(l => l.End.Length > 0).GroupBy(l => l.End).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key ?? "\n";

    private static List<(string Text, string End)> Split(string text)
    {
        var lines = new List<(string, string)>();
        for (var start = 0; start < text.Length;)
        {
            var stop = text.AsSpan(start).IndexOfAny('\r', '\n') is var i and >= 0 ? start + i : text.Length;
            var length = stop == text.Length ? 0 : text[stop] == '\r' && stop + 1 < text.Length && text[stop + 1] == '\n' ? 2 : 1;
            lines.Add((text[start..stop], text.Substring(stop, length)));
            start = stop + length;
        }

        return lines;
    }
}
