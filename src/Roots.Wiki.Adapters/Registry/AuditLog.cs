using System.Globalization;
using Microsoft.Data.Sqlite;
using Roots.Wiki.People;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IAuditLog"/>
internal sealed class AuditLog(PeopleDatabase database) : IAuditLog
{
    /// <summary>The step of <c>people.db</c> by which old lines may go, and nothing else.</summary>
    // 155520000000000 ticks are 180 days: whoever sets the limit, what is younger than that beside the newest line stays.
    public const string Schema = """
        CREATE TABLE audit_limits (wiki TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (wiki)) STRICT, WITHOUT ROWID;
        DROP TRIGGER audit_is_never_deleted;
        CREATE TRIGGER audit_goes_only_when_old BEFORE DELETE ON audit
        WHEN NOT EXISTS (
            SELECT 1 FROM audit_limits l WHERE l.wiki = OLD.wiki AND OLD.at < l.at
            AND l.at <= (SELECT a.at FROM audit a WHERE a.wiki = OLD.wiki ORDER BY a.id DESC LIMIT 1) - 155520000000000)
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        CREATE TABLE retention (wiki TEXT NOT NULL, kind TEXT NOT NULL, months INTEGER NOT NULL, PRIMARY KEY (wiki, kind)) STRICT, WITHOUT ROWID;
        CREATE TABLE loop_marks (wiki TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (wiki, name)) STRICT, WITHOUT ROWID;
        """;

    private const string Columns = "id, at, actor, action, subject";
    private static readonly TimeSpan AlwaysKept = TimeSpan.FromDays(180);

    private WikiId Wiki => database.Wiki;

    /// <summary>Writes a line in the change that is under way.</summary>
    public static void Write(SqliteConnection connection, WikiId wiki, DateTimeOffset now, string actor, string action, string? subject) => connection.Run(
        "INSERT INTO audit (wiki, id, at, actor, action, subject) SELECT $wiki, coalesce(max(id), 0) + 1, $at, $actor, $action, $subject FROM audit WHERE wiki = $wiki",
        ("$wiki", wiki), ("$at", now), ("$actor", actor), ("$action", action), ("$subject", subject));

    public Task<IReadOnlyList<AuditLine>> ListAsync(AuditFilter filter, int skip, int limit, CancellationToken ct) => database.ReadAsync<IReadOnlyList<AuditLine>>(
        connection => connection.Rows(
            $"""
            SELECT {Columns} FROM audit WHERE wiki = $wiki AND ($from IS NULL OR at >= $from) AND ($until IS NULL OR at < $until)
            AND ($actor IS NULL OR actor = $actor) AND ($action IS NULL OR action = $action) ORDER BY id DESC LIMIT $limit OFFSET $skip
            """,
            Read,
            ("$wiki", Wiki), ("$from", filter.From), ("$until", filter.Until), ("$actor", filter.Actor), ("$action", filter.Action), ("$limit", limit), ("$skip", skip)),
        ct);

    public Task<(IReadOnlyList<string> Actors, IReadOnlyList<string> Actions)> WordsAsync(CancellationToken ct) => database.ReadAsync<(IReadOnlyList<string>, IReadOnlyList<string>)>(
        connection => (
            connection.Rows("SELECT DISTINCT actor FROM audit WHERE wiki = $wiki ORDER BY actor", row => row.GetString(0), ("$wiki", Wiki)),
            connection.Rows("SELECT DISTINCT action FROM audit WHERE wiki = $wiki ORDER BY action", row => row.GetString(0), ("$wiki", Wiki))),
        ct);

    public Task<IReadOnlyList<AuditLine>> AboutAsync(IReadOnlyCollection<string> names, int limit, CancellationToken ct) => database.ReadAsync<IReadOnlyList<AuditLine>>(
        connection => connection.Rows(
            $"SELECT {Columns} FROM audit WHERE wiki = $wiki AND (actor IN (SELECT value FROM json_each($names)) OR subject IN (SELECT value FROM json_each($names))) ORDER BY id DESC LIMIT $limit",
            Read, ("$wiki", Wiki), ("$names", System.Text.Json.JsonSerializer.Serialize(names)), ("$limit", limit)),
        ct);

    public Task<int> ForgetAsync(DateTimeOffset olderThan, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            var now = database.Clock.GetUtcNow();
            var limit = olderThan < now - AlwaysKept ? olderThan : now - AlwaysKept;
            var count = Convert.ToInt32(connection.Value("SELECT count(*) FROM audit WHERE wiki = $wiki AND at < $limit", ("$wiki", Wiki), ("$limit", limit)), CultureInfo.InvariantCulture);
            if (count == 0)
            {
                return 0;
            }

            Write(connection, Wiki, now, AuditLine.NameOf(Actor.Host.Instance), "audit-expired", count.ToString(CultureInfo.InvariantCulture));
            connection.Run("INSERT INTO audit_limits (wiki, at) VALUES ($wiki, $limit) ON CONFLICT (wiki) DO UPDATE SET at = $limit", ("$wiki", Wiki), ("$limit", limit));
            connection.Run("DELETE FROM audit WHERE wiki = $wiki AND at < $limit", ("$wiki", Wiki), ("$limit", limit));
            return count;
        },
        ct);

    private static AuditLine Read(SqliteDataReader row) => new(row.GetInt64(0), row.Moment(1), row.GetString(2), row.GetString(3), row.Text(4));
}
