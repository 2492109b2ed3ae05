namespace Roots.Wiki.Templates;

/// <summary>
/// Asks for rows of fields; the page holds a table. A column is recognised by any label it has or had. Columns that the
/// question does not know come as fields whose id begins with <see cref="UnknownColumn"/> and are written behind the others.
/// </summary>
public sealed class TableQuestion : IQuestionType
{
    /// <summary>Begins the id of a column that only the page knows; the column's heading follows.</summary>
    public const string UnknownColumn = "~";

    /// <inheritdoc/>
    public string Name => "table";

    /// <inheritdoc/>
    public InputKind Input => InputKind.Rows;

    /// <inheritdoc/>
    public double Minutes => 1.5;

    /// <inheritdoc/>
    public bool TakesPhotos => true;

    /// <inheritdoc/>
    public Problem? Check(Question question, AnswerValue value) =>
        value.Rows.Count > Limits.AnswerRows
            ? new(ProblemCode.TooManyRows, question.Id, Limits.AnswerRows)
            : value.Rows.SelectMany(r => r.Values).Select(c => AnswerChecks.Text(question, c, Limits.CellLength)).FirstOrDefault(p => p is not null);

    /// <inheritdoc/>
    public string Write(Question question, AnswerValue value, string language)
    {
        var rows = value.Rows.Where(r => r.Values.Any(c => !string.IsNullOrWhiteSpace(c))).ToList();
        if (rows.Count == 0)
        {
            return AnswerMarkdown.Tidy(value.Extra);
        }

        var columns = question.Columns
            .Where(c => c.IsMain || rows.Any(r => !string.IsNullOrWhiteSpace(r.GetValueOrDefault(c.Id))))
            .Select(c => (c.Id, Label: c.Label.In(language)))
            .Concat(rows.SelectMany(r => r.Keys).Where(k => k.StartsWith(UnknownColumn, StringComparison.Ordinal)).Distinct().Select(k => (Id: k, Label: k[1..])))
            .ToList();
        var lines = rows.Select(r => TableText.Row(columns.Select(c => r.GetValueOrDefault(c.Id, ""))));
        var table = string.Join('\n', [TableText.Row(columns.Select(c => c.Label)), TableText.Rule(columns.Count), .. lines]);
        return AnswerMarkdown.Join(table, AnswerMarkdown.Tidy(value.Extra));
    }

    /// <inheritdoc/>
    public AnswerValue Read(Question question, string markdown)
    {
        var lines = AnswerMarkdown.TrimBlankLines(markdown.ReplaceLineEndings("\n")).Split('\n');
        var head = Array.FindIndex(lines, 0, Math.Max(0, lines.Length - 1), l => l.Contains('|')) is var i and >= 0 && TableText.IsRule(lines[i + 1]) ? i : -1;
        var ids = head < 0 ? [] : ColumnIds(question, TableText.Cells(lines[head]));
        if (ids.All(id => id.StartsWith(UnknownColumn, StringComparison.Ordinal)))
        {
            return new("", [], string.Join('\n', lines));
        }

        var body = lines.Skip(head + 2).TakeWhile(l => l.Contains('|')).ToList();
        var rest = AnswerMarkdown.Join(
            AnswerMarkdown.TrimBlankLines(string.Join('\n', lines.Take(head))),
            AnswerMarkdown.TrimBlankLines(string.Join('\n', lines.Skip(head + 2 + body.Count))));
        return new("", [.. body.Select(l => Fields(ids, TableText.Cells(l))).Where(r => r.Count > 0)], rest);
    }

    /// <inheritdoc/>
    public bool IsComplete(Question question, AnswerValue value) =>
        value.Rows.Count > 0 && value.Rows.All(r => question.Columns.Where(c => c.IsMain).All(c => !string.IsNullOrWhiteSpace(r.GetValueOrDefault(c.Id))));

    private static List<string> ColumnIds(Question question, IReadOnlyList<string> labels)
    {
        var ids = new List<string>();
        foreach (var label in labels)
        {
            var known = question.Columns.FirstOrDefault(c => !ids.Contains(c.Id) && c.Label.All.Concat(c.Formerly).Append(c.Id).Contains(label, StringComparer.OrdinalIgnoreCase));
            var id = known?.Id ?? UnknownColumn + label;
            while (ids.Contains(id))
            {
                id += " ";
            }

            ids.Add(id);
        }

        return ids;
    }

    // Cells beyond the last heading would vanish in every viewer; they come as a column without a heading.
    private static Dictionary<string, string> Fields(List<string> ids, IReadOnlyList<string> cells)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Length > 0)
            {
                var id = i < ids.Count ? ids[i] : UnknownColumn;
                fields[id] = fields.TryGetValue(id, out var left) ? left + " " + cells[i] : cells[i];
            }
        }

        return fields;
    }
}
