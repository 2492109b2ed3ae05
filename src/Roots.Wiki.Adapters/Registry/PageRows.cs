using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IPageRows"/>
internal sealed class PageRows(PeopleDatabase database, ClarificationRegistry clarifications, ErasureRegistry erasures) : IPageRows
{
    // Every column that holds the address of a page. A new table that names pages gets its line here.
    private static readonly (string Table, string Column)[] Columns =
    [
        ("drafts", "page"), ("draft_photos", "page"), ("clarifications", "page"), ("clarifications", "to_office"), ("links", "role"), ("office_mailboxes", "office"),
        ("read_ticks", "role"), ("meeting_marks", "page"), ("recordings", "office"), ("knowledge_months", "unit"), ("erasure_notes", "page"),
    ];

    /// <summary>Whether a column holds addresses of pages.</summary>
    public static bool IsPath(string table, string column) => Columns.Contains((table, column));

    // What was told by mail is remembered as "kind:page:…"; those of readers' questions hold no page. A calendar of an office is "office:page".
    private const string ToldPages = "SELECT item FROM digest_items WHERE wiki = $wiki AND item NOT LIKE 'clarification:%' UNION SELECT scope FROM calendars WHERE wiki = $wiki AND scope LIKE 'office:%'";

    public async Task<IReadOnlyCollection<PagePath>> PagesAsync(CancellationToken ct) => await database.ReadAsync(
        connection => connection.Rows(
                string.Join(" UNION ", Columns.Select(c => $"SELECT {c.Column} FROM {c.Table} WHERE wiki = $wiki AND {c.Column} <> ''")), row => row.GetString(0), ("$wiki", database.Wiki))
            .Concat(connection.Rows(ToldPages, row => row.GetString(0).Split(':') is [_, var page, ..] ? page : "", ("$wiki", database.Wiki)))
            .Distinct(StringComparer.Ordinal)
            .Select(text => PagePath.TryParse(text, out var page) ? page : null).OfType<PagePath>().ToList(),
        ct).ConfigureAwait(false);

    public Task MoveAsync(IReadOnlyDictionary<PagePath, PagePath> moves, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            foreach (var (table, column) in Columns)
            {
                foreach (var (old, now) in moves)
                {
                    connection.Run($"UPDATE OR IGNORE {table} SET {column} = $now WHERE wiki = $wiki AND {column} = $old", ("$wiki", database.Wiki), ("$old", old.Value), ("$now", now.Value));
                }
            }

            foreach (var (old, now) in moves)
            {
                connection.Run(
                    "UPDATE OR IGNORE digest_items SET item = replace(item, $old, $now) WHERE wiki = $wiki AND instr(item, $old) > 0",
                    ("$wiki", database.Wiki), ("$old", $":{old.Value}:"), ("$now", $":{now.Value}:"));
                connection.Run("UPDATE OR IGNORE calendars SET scope = $now WHERE wiki = $wiki AND scope = $old", ("$wiki", database.Wiki), ("$old", "office:" + old.Value), ("$now", "office:" + now.Value));
            }

            return (Open: ClarificationRegistry.OpenOnes(connection, database.Wiki), Notes: ErasureRegistry.LoadNotes(connection, database.Wiki));
        },
        done =>
        {
            clarifications.Replace(done.Open);
            erasures.Replace(done.Notes);
        },
        ct);
}
