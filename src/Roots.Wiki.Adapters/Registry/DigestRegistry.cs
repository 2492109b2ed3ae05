using System.Globalization;
using Microsoft.Data.Sqlite;
using Roots.Wiki.Mail;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IDigestRegistry"/>
internal sealed class DigestRegistry(PeopleDatabase database) : IDigestRegistry
{
    public const string Schema = """
        CREATE TABLE digest_wishes (
            wiki TEXT NOT NULL, person TEXT NOT NULL, rhythm TEXT NOT NULL, paused_until TEXT, language TEXT,
            PRIMARY KEY (wiki, person)) STRICT, WITHOUT ROWID;
        CREATE TABLE digests (
            wiki TEXT NOT NULL, person TEXT NOT NULL, day TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL, at INTEGER NOT NULL,
            failure TEXT, try_again INTEGER,
            PRIMARY KEY (wiki, person)) STRICT, WITHOUT ROWID;
        CREATE TABLE digest_items (
            wiki TEXT NOT NULL, person TEXT NOT NULL, item TEXT NOT NULL, day TEXT NOT NULL,
            PRIMARY KEY (wiki, person, item)) STRICT, WITHOUT ROWID;
        """;

    private const int KeptYears = 2;
    private const string WishColumns = "person, rhythm, paused_until, language", MailColumns = "person, day, state, tries, at, failure, try_again";

    public async Task<DigestWish> WishAsync(PersonId person, CancellationToken ct) => await database.ReadAsync(
        connection => connection.Rows($"SELECT {WishColumns} FROM digest_wishes WHERE wiki = $wiki AND person = $person", Wish, ("$wiki", database.Wiki), ("$person", person)),
        ct).ConfigureAwait(false) is [var wish, ..] ? wish : new(person);

    public async Task<IReadOnlyDictionary<PersonId, DigestWish>> WishesAsync(CancellationToken ct) => (await database.ReadAsync(
        connection => connection.Rows($"SELECT {WishColumns} FROM digest_wishes WHERE wiki = $wiki", Wish, ("$wiki", database.Wiki)), ct).ConfigureAwait(false)).ToDictionary(w => w.Person);

    public Task SaveWishAsync(DigestWish wish, CancellationToken ct) => database.WriteAsync(
        connection => connection.Run(
            """
            INSERT INTO digest_wishes (wiki, person, rhythm, paused_until, language) VALUES ($wiki, $person, $rhythm, $paused, $language)
            ON CONFLICT (wiki, person) DO UPDATE SET rhythm = $rhythm, paused_until = $paused, language = $language
            """,
            ("$wiki", database.Wiki), ("$person", wish.Person), ("$rhythm", wish.Rhythm), ("$paused", wish.PausedUntil is { } day ? Written(day) : null), ("$language", wish.Language)),
        ct);

    public async Task<IReadOnlyDictionary<PersonId, DigestMail>> LastAsync(CancellationToken ct) => (await database.ReadAsync(
        connection => connection.Rows($"SELECT {MailColumns} FROM digests WHERE wiki = $wiki", Mail, ("$wiki", database.Wiki)), ct).ConfigureAwait(false)).ToDictionary(m => m.Person);

    public async Task<IReadOnlySet<string>> ToldAsync(PersonId person, CancellationToken ct) => (await database.ReadAsync(
        connection => connection.Rows(
            "SELECT item FROM digest_items WHERE wiki = $wiki AND person = $person", row => row.GetString(0), ("$wiki", database.Wiki), ("$person", person)),
        ct).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);

    public Task<bool> ReserveAsync(DigestMail? seen, DigestMail next, IReadOnlyCollection<string> keys, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            if (Find(connection, next.Person) != seen)
            {
                return false;
            }

            Put(connection, next);
            connection.Run(
                "DELETE FROM digest_items WHERE wiki = $wiki AND person = $person AND day < $old",
                ("$wiki", database.Wiki), ("$person", next.Person), ("$old", Written(next.Day.AddYears(-KeptYears))));
            foreach (var key in keys)
            {
                connection.Run(
                    "INSERT INTO digest_items (wiki, person, item, day) VALUES ($wiki, $person, $item, $day) ON CONFLICT (wiki, person, item) DO NOTHING",
                    ("$wiki", database.Wiki), ("$person", next.Person), ("$item", key), ("$day", Written(next.Day)));
            }

            return true;
        },
        ct);

    public Task FinishAsync(DigestMail reserved, DigestMail? outcome, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            if (Find(connection, reserved.Person) != reserved)
            {
                return false;
            }

            if (outcome is null)
            {
                connection.Run("DELETE FROM digests WHERE wiki = $wiki AND person = $person", ("$wiki", database.Wiki), ("$person", reserved.Person));
            }
            else
            {
                Put(connection, outcome);
            }

            if (!PassingDigests.Counts(reserved, outcome))
            {
                connection.Run(
                    "DELETE FROM digest_items WHERE wiki = $wiki AND person = $person AND day = $day",
                    ("$wiki", database.Wiki), ("$person", reserved.Person), ("$day", Written(reserved.Day)));
            }

            return true;
        },
        ct);

    private DigestMail? Find(SqliteConnection connection, PersonId person) => connection.Rows(
        $"SELECT {MailColumns} FROM digests WHERE wiki = $wiki AND person = $person", Mail, ("$wiki", database.Wiki), ("$person", person)) is [var mail, ..] ? mail : null;

    private void Put(SqliteConnection connection, DigestMail mail) => connection.Run(
        $"INSERT OR REPLACE INTO digests (wiki, {MailColumns}) VALUES ($wiki, $person, $day, $state, $tries, $at, $failure, $again)",
        ("$wiki", database.Wiki), ("$person", mail.Person), ("$day", Written(mail.Day)), ("$state", mail.State), ("$tries", mail.Tries), ("$at", mail.At),
        ("$failure", mail.Failure), ("$again", mail.TryAgain));

    private static DigestWish Wish(SqliteDataReader row) => new(
        PersonId.Parse(row.GetString(0)), Enum.Parse<DigestRhythm>(row.GetString(1)), row.Text(2) is { } day ? Day(day) : null, row.Text(3));

    private static DigestMail Mail(SqliteDataReader row) => new(
        PersonId.Parse(row.GetString(0)), Day(row.GetString(1)), Enum.Parse<DigestState>(row.GetString(2)), row.GetInt32(3), row.Moment(4),
        row.Text(5) is { } failure ? Enum.Parse<MailFailure>(failure) : null, row.MomentOrNull(6));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
