using Microsoft.Data.Sqlite;
using Roots.Wiki.Calendars;
using Roots.Wiki.People;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="ICalendarRegistry"/>
internal sealed class CalendarRegistry(PeopleDatabase database) : ICalendarRegistry
{
    /// <summary>The step of <c>people.db</c> that keeps addresses of calendars.</summary>
    public const string Schema = """
        CREATE TABLE calendars (
            wiki TEXT NOT NULL, hash TEXT NOT NULL, id TEXT NOT NULL, member TEXT NOT NULL, scope TEXT NOT NULL, language TEXT NOT NULL, created INTEGER NOT NULL,
            PRIMARY KEY (wiki, hash), UNIQUE (wiki, id), UNIQUE (wiki, member, scope)) STRICT, WITHOUT ROWID;
        """;

    private const string Columns = "id, member, scope, language, created";

    private WikiId Wiki => database.Wiki;

    public Task<(CalendarFeed Feed, string Secret)> CreateAsync(MemberId member, CalendarScope scope, string language, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            var secret = Secret.New();
            var feed = new CalendarFeed(MemberId.New().Value, member, scope, language, database.Clock.GetUtcNow());
            connection.Run("DELETE FROM calendars WHERE wiki = $wiki AND member = $member AND scope = $scope", ("$wiki", Wiki), ("$member", member), ("$scope", scope.Key));
            connection.Run(
                $"INSERT INTO calendars (wiki, hash, {Columns}) VALUES ($wiki, $hash, $id, $member, $scope, $language, $created)",
                ("$wiki", Wiki), ("$hash", Secret.Hash(secret)), ("$id", feed.Id), ("$member", member), ("$scope", scope.Key), ("$language", language), ("$created", feed.Created));
            return (feed, secret);
        },
        ct);

    public Task<CalendarFeed?> FindAsync(string secret, CancellationToken ct) => database.ReadAsync(
        connection => connection.Rows($"SELECT {Columns} FROM calendars WHERE wiki = $wiki AND hash = $hash", Read, ("$wiki", Wiki), ("$hash", Secret.Hash(secret))).FirstOrDefault(), ct);

    public Task<IReadOnlyList<CalendarFeed>> OfAsync(MemberId member, CancellationToken ct) => database.ReadAsync<IReadOnlyList<CalendarFeed>>(
        connection => connection.Rows($"SELECT {Columns} FROM calendars WHERE wiki = $wiki AND member = $member ORDER BY created, id", Read, ("$wiki", Wiki), ("$member", member)), ct);

    public async Task<bool> RevokeAsync(MemberId member, string id, CancellationToken ct) => await database.WriteAsync(
        connection => connection.Run("DELETE FROM calendars WHERE wiki = $wiki AND member = $member AND id = $id", ("$wiki", Wiki), ("$member", member), ("$id", id)), ct).ConfigureAwait(false) > 0;

    private static CalendarFeed Read(SqliteDataReader row) => new(
        row.GetString(0),
        MemberId.Parse(row.GetString(1)),
        CalendarScope.TryParse(row.GetString(2), out var scope) ? scope : CalendarScope.Mine,
        row.GetString(3),
        row.Moment(4));
}
