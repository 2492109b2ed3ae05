using System.Text;

namespace Roots.Wiki.Web.Features.Shared.Audit;

/// <summary>Writes tables that spreadsheet programs open in Germany: semicolons, UTF-8 with its mark. A cell that such a program would run as a formula begins with an apostrophe.</summary>
public static class Csv
{
    private const string Dangerous = "=+-@\t\r";

    /// <summary>The bytes of a table.</summary>
    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(';', row.Select(Cell)).Append("\r\n");
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Cell(string text)
    {
        var safe = text.TrimStart().Length > 0 && Dangerous.Contains(text.TrimStart(' ')[0], StringComparison.Ordinal) ? "'" + text : text;
        return '"' + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }
}
