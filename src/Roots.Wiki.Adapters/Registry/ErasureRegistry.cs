using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Roots.Wiki.Erasure;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IErasureRegistry"/>
internal sealed class ErasureRegistry(PeopleDatabase database, IReadOnlyDictionary<PagePath, DateOnly> notes) : IErasureRegistry
{
    private const string Columns = "id, state, scope, requested_by, requested_as, requested, ground, reference, recipients, backups_until, decided_by, decided_as, decided, ended, outcome, remains";

    private volatile IReadOnlyDictionary<PagePath, DateOnly> notes = notes;

    public IReadOnlyDictionary<PagePath, DateOnly> Notes => notes;

    private WikiId Wiki => database.Wiki;

    public static IReadOnlyDictionary<PagePath, DateOnly> LoadNotes(SqliteConnection connection, WikiId wiki) =>
        connection.Rows("SELECT page, day FROM erasure_notes WHERE wiki = $wiki", row => (Page: row.GetString(0), Day: Day(row.GetString(1))), ("$wiki", wiki))
            .Where(n => PagePath.TryParse(n.Page, out _)).ToFrozenDictionary(n => PagePath.Parse(n.Page), n => n.Day);

    /// <summary>Takes what was read anew in the change that is just becoming durable.</summary>
    public void Replace(IReadOnlyDictionary<PagePath, DateOnly> now) => notes = now;

    public Task<IReadOnlyList<Erasure.Erasure>> ListAsync(CancellationToken ct) => database.ReadAsync<IReadOnlyList<Erasure.Erasure>>(
        connection => connection.Rows($"SELECT {Columns} FROM erasures WHERE wiki = $wiki ORDER BY requested DESC, id", Read, ("$wiki", Wiki)), ct);

    public async Task<Erasure.Erasure?> FindAsync(string id, CancellationToken ct) => (await database.ReadAsync(
        connection => connection.Rows($"SELECT {Columns} FROM erasures WHERE wiki = $wiki AND id = $id", Read, ("$wiki", Wiki), ("$id", id)), ct).ConfigureAwait(false)).FirstOrDefault();

    public Task AddAsync(Erasure.Erasure erasure, CancellationToken ct) => database.WriteAsync(
        connection => connection.Run(
            $"""
            INSERT INTO erasures (wiki, {Columns})
            VALUES ($wiki, $id, $state, $scope, $by, $as, $at, $ground, $reference, $recipients, $until, $decidedBy, $decidedAs, $decided, $ended, $outcome, $remains)
            """,
            Values(erasure)),
        ct);

    public async Task<bool> ChangeAsync(Erasure.Erasure next, EraseState seen, CancellationToken ct) => await database.WriteAsync(
        connection => connection.Run(
            """
            UPDATE erasures SET state = $state, scope = $scope, decided_by = $decidedBy, decided_as = $decidedAs, decided = $decided, ended = $ended, outcome = $outcome, remains = $remains
            WHERE wiki = $wiki AND id = $id AND state = $seen
            """,
            [.. Values(next), ("$seen", seen)]),
        ct).ConfigureAwait(false) > 0;

    public Task NoteAsync(IReadOnlyCollection<PagePath> pages, DateOnly day, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            foreach (var page in pages)
            {
                connection.Run(
                    "INSERT INTO erasure_notes (wiki, page, day) VALUES ($wiki, $page, $day) ON CONFLICT (wiki, page) DO UPDATE SET day = $day",
                    ("$wiki", Wiki), ("$page", page.Value), ("$day", Text(day)));
            }

            return LoadNotes(connection, Wiki);
        },
        Replace,
        ct);

    private (string, object?)[] Values(Erasure.Erasure erasure) =>
    [
        ("$wiki", Wiki), ("$id", erasure.Id), ("$state", erasure.State), ("$scope", erasure.Scope?.Write()), ("$by", erasure.RequestedBy), ("$as", erasure.RequestedAs), ("$at", erasure.RequestedAt),
        ("$ground", erasure.Ground), ("$reference", erasure.Reference), ("$recipients", erasure.Recipients), ("$until", Text(erasure.BackupsUntil)),
        ("$decidedBy", erasure.DecidedBy), ("$decidedAs", erasure.DecidedBy is null ? null : erasure.DecidedAs), ("$decided", erasure.DecidedAt), ("$ended", erasure.EndedAt),
        ("$outcome", erasure.Outcome is null ? null : JsonSerializer.Serialize(erasure.Outcome)), ("$remains", erasure.Left.Count == 0 ? null : string.Join('\n', erasure.Left)),
    ];

    private static Erasure.Erasure Read(SqliteDataReader row) => new(
        row.GetString(0), Enum.Parse<EraseState>(row.GetString(1)), row.Text(2) is { } scope ? EraseScope.Read(scope) : null, MemberId.Parse(row.GetString(3)), Enum.Parse<EraseRole>(row.GetString(4)),
        row.Moment(5), Enum.Parse<EraseGround>(row.GetString(6)), row.GetString(7), row.GetString(8), Day(row.GetString(9)))
    {
        DecidedBy = row.Text(10) is { } by ? MemberId.Parse(by) : null,
        DecidedAs = row.Text(11) is { } role ? Enum.Parse<EraseRole>(role) : default,
        DecidedAt = row.MomentOrNull(12),
        EndedAt = row.MomentOrNull(13),
        Outcome = row.Text(14) is { } outcome ? JsonSerializer.Deserialize<EraseOutcome>(outcome) : null,
        Left = row.Text(15)?.Split('\n') ?? [],
    };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
