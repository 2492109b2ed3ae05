using Roots.Wiki.Handovers;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IReadTicks"/>
internal sealed class ReadTicks(PeopleDatabase database) : IReadTicks
{
    public const string Schema = """
        CREATE TABLE read_ticks (
            wiki TEXT NOT NULL, member TEXT NOT NULL, role TEXT NOT NULL, item TEXT NOT NULL, version TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (wiki, member, role, item)) STRICT, WITHOUT ROWID;
        """;

    public async Task<IReadOnlyDictionary<string, string>> ListAsync(MemberId member, PagePath role, CancellationToken ct) =>
        (await database.ReadAsync(
            connection => connection.Rows(
                "SELECT item, version FROM read_ticks WHERE wiki = $wiki AND member = $member AND role = $role",
                row => (Item: row.GetString(0), Version: row.GetString(1)), ("$wiki", database.Wiki), ("$member", member), ("$role", role.Value)),
            ct).ConfigureAwait(false)).ToDictionary(t => t.Item, t => t.Version, StringComparer.Ordinal);

    public Task SetAsync(MemberId member, PagePath role, string item, string? version, CancellationToken ct) => database.WriteAsync(
        connection => version is null
            ? connection.Run(
                "DELETE FROM read_ticks WHERE wiki = $wiki AND member = $member AND role = $role AND item = $item",
                ("$wiki", database.Wiki), ("$member", member), ("$role", role.Value), ("$item", item))
            : connection.Run(
                """
                INSERT INTO read_ticks (wiki, member, role, item, version, at) VALUES ($wiki, $member, $role, $item, $version, $at)
                ON CONFLICT (wiki, member, role, item) DO UPDATE SET version = $version, at = $at
                """,
                ("$wiki", database.Wiki), ("$member", member), ("$role", role.Value), ("$item", item), ("$version", version), ("$at", database.Clock.GetUtcNow())),
        ct);
}
