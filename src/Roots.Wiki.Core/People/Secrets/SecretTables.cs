namespace Roots.Wiki.People;

/// <summary>Tables in Markdown: a cell is read under the heading of its column.</summary>
internal static class SecretTables
{
    public static IEnumerable<SecretHit> Find(string text)
    {
        IReadOnlyList<(int Start, string Text)>? head = null;
        IReadOnlyList<(int Start, string Text)>? before = null;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var found and >= 0 ? found : text.Length;
            var line = text[start..end];
            var cells = line.Contains('|') ? Cells(line, start) : null;
            if (cells is null)
            {
                head = null;
            }
            else if (head is null && before is not null && line.All(c => c is '|' or '-' or ':' or ' ' or '\t' or '\r') && line.Contains('-'))
            {
                head = before;
            }
            else if (head is not null)
            {
                for (var i = 0; i < cells.Count && i < head.Count; i++)
                {
                    foreach (var hit in InCell(head[i].Text, cells[i]))
                    {
                        yield return hit;
                    }
                }
            }

            (before, start) = (cells, end + 1);
        }
    }

    private static IEnumerable<SecretHit> InCell(string label, (int Start, string Text) cell)
    {
        if (label.Length is 0 or > Limits.CellLength)
        {
            return [];
        }

        var before = label + ": ";
        return LabelledSecrets.Find(SecretWord.Of(before + cell.Text)).Where(h => h.Start >= before.Length).Select(h => h with { Start = h.Start - before.Length + cell.Start });
    }

    private static List<(int Start, string Text)> Cells(string line, int at)
    {
        var cells = new List<(int, string)>();
        var from = line.StartsWith('|') ? 1 : 0;
        for (var i = from; i <= line.Length; i++)
        {
            if (i == line.Length || line[i] == '|')
            {
                var text = line[from..i].TrimEnd();
                cells.Add((at + from + text.Length - text.TrimStart().Length, text.TrimStart()));
                from = i + 1;
            }
        }

        return cells;
    }
}
