using System.Text;

namespace Roots.Wiki.Templates;

/// <summary>Rows of a table in Markdown. A cell's line breaks are <c>&lt;br&gt;</c>, its pipes are escaped.</summary>
internal static class TableText
{
    private static readonly string[] Breaks = ["<br>", "<br/>", "<br />"];

    public static string Row(IEnumerable<string> cells) => "|" + string.Concat(cells.Select(Escape).Select(c => c.Length == 0 ? " |" : $" {c} |"));

    public static string Rule(int columns) => "|" + string.Concat(Enumerable.Repeat(" --- |", columns));

    public static bool IsRule(string line)
    {
        var cells = Cells(line);
        return line.Contains('-') && cells.Count > 0 && cells.All(c => c.Trim(':') is { Length: > 0 } dashes && dashes.All(d => d == '-'));
    }

    public static IReadOnlyList<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var text = line.Trim();
        for (var i = text.StartsWith('|') ? 1 : 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '|' or '\\')
            {
                cell.Append(text[++i]);
            }
            else if (text[i] == '|')
            {
                cells.Add(Unbreak(cell));
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        if (cell.ToString().Trim().Length > 0)
        {
            cells.Add(Unbreak(cell));
        }

        return cells;
    }

    private static string Escape(string cell)
    {
        var text = cell.ReplaceLineEndings("\n").Trim();
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            _ = text[i] switch
            {
                '|' => escaped.Append("\\|"),
                '\n' => escaped.Append("<br>"),
                '\\' when i + 1 == text.Length || text[i + 1] is '|' or '\\' => escaped.Append("\\\\"),
                var c => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private static string Unbreak(StringBuilder cell)
    {
        var text = cell.ToString();
        cell.Clear();
        if (text.Contains("<br", StringComparison.Ordinal))
        {
            foreach (var mark in Breaks)
            {
                text = text.Replace(mark, "\n", StringComparison.Ordinal);
            }
        }

        return text.Trim();
    }
}
