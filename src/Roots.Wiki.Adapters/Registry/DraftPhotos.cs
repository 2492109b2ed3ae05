using Microsoft.Data.Sqlite;
using Roots.Wiki.People;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IDraftPhotos"/>
internal sealed class DraftPhotos(PeopleDatabase database) : IDraftPhotos
{
    public const string Schema = """
        CREATE TABLE draft_photos (
            wiki TEXT NOT NULL, id TEXT NOT NULL, owner TEXT NOT NULL, page TEXT NOT NULL, question TEXT NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL,
            PRIMARY KEY (wiki, id)) STRICT;
        """;

    private WikiId Wiki => database.Wiki;

    public Task AddAsync(DraftPhoto photo, CancellationToken ct) => database.WriteAsync(
        connection => connection.Run(
            "INSERT INTO draft_photos (wiki, id, owner, page, question, at, bytes) VALUES ($wiki, $id, $owner, $page, $question, $at, $bytes)",
            ("$wiki", Wiki), ("$id", photo.Id), ("$owner", photo.Owner.Key), ("$page", photo.Page.Value), ("$question", photo.Question), ("$at", photo.At), ("$bytes", photo.Bytes.ToArray())),
        ct);

    public async Task<DraftPhoto?> FindAsync(string id, CancellationToken ct) =>
        (await database.ReadAsync(
            connection => connection.Rows("SELECT id, owner, page, question, at, bytes FROM draft_photos WHERE wiki = $wiki AND id = $id", Read, ("$wiki", Wiki), ("$id", id)), ct).ConfigureAwait(false)).FirstOrDefault();

    public Task<int> CountAsync(DraftOwner owner, CancellationToken ct) => database.ReadAsync(
        connection => Convert.ToInt32(connection.Value("SELECT count(*) FROM draft_photos WHERE wiki = $wiki AND owner = $owner", ("$wiki", Wiki), ("$owner", owner.Key)), System.Globalization.CultureInfo.InvariantCulture), ct);

    public Task DeleteAsync(string id, CancellationToken ct) =>
        database.WriteAsync(connection => connection.Run("DELETE FROM draft_photos WHERE wiki = $wiki AND id = $id", ("$wiki", Wiki), ("$id", id)), ct);

    public Task<int> SweepAsync(DateTimeOffset before, CancellationToken ct) => database.WriteAsync(
        connection => connection.Run(
            """
            DELETE FROM draft_photos WHERE wiki = $wiki AND at < $before AND NOT EXISTS (
                SELECT 1 FROM drafts WHERE drafts.wiki = draft_photos.wiki AND drafts.owner = draft_photos.owner AND instr(drafts.text, '(draft:' || draft_photos.id || ')') > 0)
            """,
            ("$wiki", Wiki), ("$before", before)),
        ct);

    private static DraftPhoto Read(SqliteDataReader row) => new(
        row.GetString(0),
        DraftStore.OwnerOf(row.GetString(1)),
        PagePath.Parse(row.GetString(2)),
        row.GetString(3),
        row.GetFieldValue<byte[]>(5),
        row.Moment(4));
}
