using Microsoft.Data.Sqlite;
using Roots.Wiki.Clarifications;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IClarificationRegistry"/>
internal sealed class ClarificationRegistry(PeopleDatabase database, OpenClarifications open) : IClarificationRegistry
{
    private const string Columns = "id, kind, page, question, base, text, asked_by, asked, asked_offset, to_office, to_person, state, reply, closed_by, closed";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(730);

    private volatile OpenClarifications open = open;

    public OpenClarifications Open => open;

    private WikiId Wiki => database.Wiki;

    /// <summary>Forgets what was closed long ago and reads what is open.</summary>
    public static OpenClarifications Load(SqliteConnection connection, WikiId wiki, DateTimeOffset now)
    {
        connection.Run("DELETE FROM clarifications WHERE wiki = $wiki AND closed <= $old", ("$wiki", wiki), ("$old", now - Kept));
        return OpenOnes(connection, wiki);
    }

    /// <summary>Reads what is open.</summary>
    public static OpenClarifications OpenOnes(SqliteConnection connection, WikiId wiki) =>
        new(connection.Rows($"SELECT {Columns} FROM clarifications WHERE wiki = $wiki AND state = 'Open' ORDER BY asked, id", Read, ("$wiki", wiki)));

    /// <summary>Takes what was read anew in the change that is just becoming durable.</summary>
    public void Replace(OpenClarifications now) => open = now;

    public Task AddAsync(Clarification clarification, CancellationToken ct) => database.WriteAsync(
        connection => connection.Run(
            $"""
            INSERT INTO clarifications (wiki, {Columns})
            VALUES ($wiki, $id, $kind, $page, $question, $base, $text, $by, $asked, $offset, $office, $person, 'Open', NULL, NULL, NULL)
            """,
            ("$wiki", Wiki), ("$id", clarification.Id), ("$kind", clarification.Kind), ("$page", clarification.Page.Value), ("$question", clarification.Question),
            ("$base", clarification.Base), ("$text", clarification.Text), ("$by", clarification.AskedBy), ("$asked", clarification.AskedAt),
            ("$offset", (int)clarification.AskedAt.Offset.TotalMinutes), ("$office", clarification.ToOffice?.Value), ("$person", clarification.ToPerson)),
        _ => open = open.With(clarification),
        ct);

    public async Task<bool> CloseAsync(string id, ClarificationState state, string? reply, MemberId? by, DateTimeOffset at, CancellationToken ct) => await database.WriteAsync(
        connection => connection.Run(
            "UPDATE clarifications SET state = $state, reply = $reply, closed_by = $by, closed = $at WHERE wiki = $wiki AND id = $id AND state = 'Open'",
            ("$wiki", Wiki), ("$id", id), ("$state", state), ("$reply", reply), ("$by", by), ("$at", at)),
        _ => open = open.Without(id),
        ct).ConfigureAwait(false) > 0;

    public async Task<Clarification?> FindAsync(string id, CancellationToken ct) => await RowsAsync("id = $key", id, 1, ct).ConfigureAwait(false) is [var found, ..] ? found : null;

    public Task<IReadOnlyList<Clarification>> AboutAsync(PagePath page, int limit, CancellationToken ct) => RowsAsync("page = $key", page.Value, limit, ct);

    public Task<IReadOnlyList<Clarification>> AskedByAsync(MemberId member, int limit, CancellationToken ct) => RowsAsync("asked_by = $key", member.Value, limit, ct);

    private Task<IReadOnlyList<Clarification>> RowsAsync(string where, string key, int limit, CancellationToken ct) => database.ReadAsync<IReadOnlyList<Clarification>>(
        connection => connection.Rows(
            $"SELECT {Columns} FROM clarifications WHERE wiki = $wiki AND {where} ORDER BY asked DESC, id LIMIT $limit", Read, ("$wiki", Wiki), ("$key", key), ("$limit", limit)),
        ct);

    private static Clarification Read(SqliteDataReader row) => new(
        row.GetString(0),
        Enum.Parse<ClarificationKind>(row.GetString(1)),
        PagePath.Parse(row.GetString(2)),
        row.GetString(3),
        row.Text(4),
        row.GetString(5),
        row.Text(6) is { } by ? MemberId.Parse(by) : null,
        row.Moment(7).ToOffset(TimeSpan.FromMinutes(row.GetInt32(8))),
        row.Text(9) is { } office ? PagePath.Parse(office) : null,
        row.Text(10) is { } person ? PersonId.Parse(person) : null)
    {
        State = Enum.Parse<ClarificationState>(row.GetString(11)),
        Reply = row.Text(12),
        ClosedBy = row.Text(13) is { } closer ? MemberId.Parse(closer) : null,
        ClosedAt = row.MomentOrNull(14),
    };
}
