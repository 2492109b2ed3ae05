using Microsoft.Data.Sqlite;
using Roots.Wiki.People;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="ILinkRegistry"/>
internal sealed class LinkRegistry(PeopleDatabase database) : ILinkRegistry
{
    private const string Columns = "id, purpose, role, role_kind, person, administers, created_by, until, used, is_revoked, as_guest, shows_names";

    private static readonly string IsLive =
        $"is_revoked = 0 AND until > $now AND (used IS NULL OR purpose IN ({string.Join(", ", Enum.GetValues<LinkPurpose>().Where(p => p.MayBeUsedAgain()).Select(p => $"'{p}'"))}))";

    private WikiId Wiki => database.Wiki;

    public Task<(RegistryLink Link, string Secret)> CreateAsync(RegistryLink template, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            var link = template with { Id = MemberId.New().Value, UsedAt = null, IsRevoked = false };
            var secret = Secret.New();
            connection.Run(
                $"INSERT INTO links (wiki, hash, created, {Columns}) VALUES ($wiki, $hash, $created, $id, $purpose, $role, $kind, $person, $administers, $by, $until, NULL, 0, $guest, $names)",
                ("$wiki", Wiki), ("$hash", Secret.Hash(secret)), ("$created", database.Clock.GetUtcNow()), ("$id", link.Id), ("$purpose", link.Purpose),
                ("$role", link.Role?.Value), ("$kind", link.RoleKind), ("$person", link.Person), ("$administers", link.Administers), ("$by", link.CreatedBy), ("$until", link.Until), ("$guest", link.AsGuest), ("$names", link.ShowsNames));
            return (link, secret);
        },
        ct);

    public Task<RegistryLink?> FindAsync(string secret, DateTimeOffset now, CancellationToken ct) =>
        database.ReadAsync(connection => Find(connection, secret, now), ct);

    public Task<RegistryLink?> RedeemAsync(string secret, DateTimeOffset now, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            var link = Find(connection, secret, now);
            if (link is null)
            {
                return null;
            }

            connection.Run("UPDATE links SET used = coalesce(used, $now) WHERE wiki = $wiki AND hash = $hash", ("$wiki", Wiki), ("$hash", Secret.Hash(secret)), ("$now", now));
            return link with { UsedAt = link.UsedAt ?? now };
        },
        ct);

    public Task<IReadOnlyList<RegistryLink>> ListAsync(LinkPurpose purpose, DateTimeOffset now, CancellationToken ct) => database.ReadAsync<IReadOnlyList<RegistryLink>>(
        connection => connection.Rows(
            $"SELECT {Columns} FROM links WHERE wiki = $wiki AND purpose = $purpose AND until > $now ORDER BY created DESC, id",
            Read, ("$wiki", Wiki), ("$purpose", purpose), ("$now", now)),
        ct);

    public Task RevokeAsync(string id, CancellationToken ct) => database.WriteAsync(
        connection => connection.Run("UPDATE links SET is_revoked = 1 WHERE wiki = $wiki AND id = $id", ("$wiki", Wiki), ("$id", id)), ct);

    public Task RevokeAllAsync(LinkPurpose purpose, PersonId person, CancellationToken ct) => database.WriteAsync(
        connection => connection.Run(
            "UPDATE links SET is_revoked = 1 WHERE wiki = $wiki AND purpose = $purpose AND person = $person", ("$wiki", Wiki), ("$purpose", purpose), ("$person", person)),
        ct);

    private RegistryLink? Find(SqliteConnection connection, string secret, DateTimeOffset now) =>
        connection.Rows($"SELECT {Columns} FROM links WHERE wiki = $wiki AND hash = $hash AND {IsLive}", Read, ("$wiki", Wiki), ("$hash", Secret.Hash(secret)), ("$now", now)).FirstOrDefault();

    private static RegistryLink Read(SqliteDataReader row) => new(
        row.GetString(0),
        Enum.Parse<LinkPurpose>(row.GetString(1)),
        row.Text(2) is { } role ? PagePath.Parse(role) : null,
        row.Text(3) is { } kind ? Enum.Parse<HolderKind>(kind) : null,
        row.Text(4) is { } person ? PersonId.Parse(person) : null,
        row.GetBoolean(5),
        row.Text(6) is { } by ? MemberId.Parse(by) : null,
        row.Moment(7),
        row.MomentOrNull(8),
        row.GetBoolean(9))
    { AsGuest = row.GetBoolean(10), ShowsNames = row.GetBoolean(11) };
}
