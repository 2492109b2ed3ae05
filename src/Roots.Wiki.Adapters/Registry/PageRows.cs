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

    public async Task<IReadOnlyCollection<PagePath>> PagesAsync(CancellationToken ct) => await database.ReadAsync(
        connection => connection.Rows(
                string.Join(" UNION ", Columns.Select(c => $"SELECT {c.Column} FROM {c.Table} WHERE wiki = $wiki AND {c.Column} <> ''")), row => row.GetString(0), ("$wiki", database.Wiki))
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

            return (Open: ClarificationRegistry.OpenOnes(connection, database.Wiki), Notes: ErasureRegistry.LoadNotes(connection, database.Wiki));
        },
        done =>
        {
            clarifications.Replace(done.Open);
            erasures.Replace(done.Notes);
        },
        ct);
}
