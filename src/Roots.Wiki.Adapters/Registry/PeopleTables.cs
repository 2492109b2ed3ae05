using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Roots.Wiki.People;

namespace Roots.Wiki.Adapters.Registry;

/// <summary>Reads the tables that requests see into a snapshot, and sweeps what is over.</summary>
internal static class PeopleTables
{
    private static readonly TimeSpan UnfinishedRest = TimeSpan.FromHours(1);

    public static PeopleSnapshot Load(SqliteConnection connection, WikiId wiki) => GroupRegistry.Join(connection, wiki, new(
        0,
        connection.Rows("SELECT id, author, person, display_name, is_administrator, is_active, hides_first_weeks FROM members WHERE wiki = $wiki", ReadMember, ("$wiki", wiki)).ToImmutableDictionary(m => m.Id),
        connection.Rows($"SELECT {PersonRow.Columns} FROM persons WHERE wiki = $wiki", PersonRow.Read, ("$wiki", wiki)).ToImmutableDictionary(p => p.Id),
        connection.Rows("SELECT hash, member, started, until, device FROM sessions WHERE wiki = $wiki", ReadSession, ("$wiki", wiki)).ToImmutableDictionary(s => s.Id)));

    /// <summary>Deletes sessions and links that ran out, and accounts that a kill left without a member.</summary>
    public static void Sweep(SqliteConnection connection, WikiId wiki, DateTimeOffset now)
    {
        connection.Run("DELETE FROM sessions WHERE wiki = $wiki AND until <= $now", ("$wiki", wiki), ("$now", now));
        connection.Run("DELETE FROM links WHERE wiki = $wiki AND until <= $long", ("$wiki", wiki), ("$long", now.AddDays(-30)));
        connection.Run("DELETE FROM accounts WHERE member IS NULL AND created <= $old", ("$old", now - UnfinishedRest));
    }

    private static Member ReadMember(SqliteDataReader row) =>
        new(MemberId.Parse(row.GetString(0)), AuthorId.Parse(row.GetString(1)), PersonId.Parse(row.GetString(2)), row.GetString(3), row.GetBoolean(4), row.GetBoolean(5)) { HidesFirstWeeks = row.GetBoolean(6) };

    private static Session ReadSession(SqliteDataReader row) =>
        new(row.GetString(0), MemberId.Parse(row.GetString(1)), row.Moment(2), row.Moment(3), row.Text(4));
}
