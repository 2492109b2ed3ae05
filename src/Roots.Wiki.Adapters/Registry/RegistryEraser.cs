using Microsoft.Data.Sqlite;
using Roots.Wiki.Erasure;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IRegistryEraser"/>
/// <remarks>Asks the database itself which tables and columns there are: a table that comes later is searched from its first day.</remarks>
internal sealed class RegistryEraser(PeopleDatabase database, string folder) : IRegistryEraser
{
    private const string Own = "erasures", Audit = "audit";
    private const int MostTries = 5;

    // Who somebody is, as against what somebody wrote: changed with the membership, not by looking for words.
    private static readonly string[] PeopleTables = ["persons", "members", "accounts", "account_claims", "account_logins", "account_tokens", "account_passkeys"];

    private static readonly string[] MemberColumns = ["member", "asked_by", "closed_by", "created_by"];

    private string Recordings => Path.Combine(folder, RecordingStore.FolderName);

    public Task<EraseFindings> FindAsync(EraseScope scope, int mostHits, CancellationToken ct) => database.ReadAsync(
        connection =>
        {
            var pattern = new ErasePattern(scope);
            var hits = Rows(connection, pattern).Where(c => c.Table != Own).Select(HitOf).ToList();
            hits.AddRange(RecordingsWith(pattern).Select(_ => new EraseHit(ErasePlace.Recording, null, null, 1, "", "", "", true)));
            return new EraseFindings { Hits = [.. hits.Take(mostHits)], Places = hits.GroupBy(h => h.Place).ToDictionary(g => g.Key, g => g.Count()) };
        },
        ct);

    public async Task<int> EraseAsync(EraseScope scope, CancellationToken ct)
    {
        var pattern = new ErasePattern(scope);
        var rows = await database.ReloadAsync(connection => (scope.ForgetPerson && scope.Person is { } person ? Forget(connection, person) : 0) + Erase(connection, pattern), ct).ConfigureAwait(false);
        foreach (var file in RecordingsWith(pattern))
        {
            rows += await database.WriteAsync(connection => connection.Run("DELETE FROM recordings WHERE wiki = $wiki AND id = $id", ("$wiki", database.Wiki), ("$id", Path.GetFileName(file))), ct).ConfigureAwait(false);
            File.Delete(file);
        }

        await database.ReadAsync(
            connection =>
            {
                RecordingStore.Sweep(connection, database.Wiki, Recordings);
                return true;
            },
            ct).ConfigureAwait(false);
        await OverwriteAsync(ct).ConfigureAwait(false);
        return rows;
    }

    public async Task<IReadOnlyList<string>> CheckAsync(EraseScope scope, CancellationToken ct)
    {
        var pattern = new ErasePattern(scope);
        await OverwriteAsync(ct).ConfigureAwait(false);
        var (left, stays) = await database.ReadAsync(
            connection =>
            {
                var rows = Rows(connection, pattern).ToList();
                var active = ActiveOnes(connection);
                return (rows.Where(c => !IsOfActive(c, active)).Select(c => $"{c.Table}.{c.Column}").Distinct().ToList(), rows.Exists(c => IsOfActive(c, active)));
            },
            ct).ConfigureAwait(false);
        left.AddRange(RecordingsWith(pattern).Select(_ => RecordingStore.FolderName));
        if (!stays)
        {
            // Freed pages, the log of changes: what no query shows.
            var contents = new ContentEraser(pattern);
            left.AddRange(Directory.EnumerateFiles(folder, PeopleDatabase.FileName + "*").Where(f => contents.IsIn(ReadShared(f))).Select(f => Path.GetFileName(f)!));
        }

        return left;
    }

    private readonly record struct Cell(string Table, string Column, string? Text, byte[]? Bytes, IReadOnlyList<(string Column, object Value)> Key, bool IsPath);

    private static EraseHit HitOf(Cell cell)
    {
        var place = cell.Table switch
        {
            "drafts" or "draft_photos" => ErasePlace.Draft,
            "clarifications" => ErasePlace.Clarification,
            "recordings" => ErasePlace.Recording,
            _ => PeopleTables.Contains(cell.Table) ? ErasePlace.People : ErasePlace.Registry,
        };
        return new(place, null, null, 1, "", "", "", true);
    }

    // Every text and every blob in which the words stand.
    private static IEnumerable<Cell> Rows(SqliteConnection connection, ErasePattern pattern)
    {
        var contents = new ContentEraser(pattern);
        foreach (var table in connection.Rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", row => row.GetString(0)))
        {
            var columns = connection.Rows($"PRAGMA table_info(\"{table}\")", row => (Name: row.GetString(1), Key: row.GetInt32(5)));
            var key = columns.Where(c => c.Key > 0).Select(c => c.Name).ToList();
            var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
            var found = connection.Rows($"SELECT {names} FROM \"{table}\"", row =>
            {
                var cells = new List<Cell>();
                for (var i = 0; i < columns.Count; i++)
                {
                    var value = row.GetValue(i);
                    if ((value is string text && pattern.IsIn(text)) || (value is byte[] bytes && contents.IsIn(bytes)))
                    {
                        cells.Add(new(table, columns[i].Name, value as string, value as byte[], [.. key.Select(k => (k, row.GetValue(row.GetOrdinal(k))))], PageRows.IsPath(table, columns[i].Name)));
                    }
                }

                return cells;
            });
            foreach (var cell in found.SelectMany(c => c))
            {
                yield return cell;
            }
        }
    }

    private static int Erase(SqliteConnection connection, ErasePattern pattern)
    {
        var active = ActiveOnes(connection);
        var rows = Rows(connection, pattern).Where(c => c.Table != Own && !IsOfActive(c, active)).ToList();
        if (rows.Count == 0)
        {
            return 0;
        }

        // The log is append-only for everybody but the law.
        var guards = connection.Rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = $table", row => (Name: row.GetString(0), Sql: row.GetString(1)), ("$table", Audit));
        guards.ForEach(g => connection.Run($"DROP TRIGGER \"{g.Name}\""));
        foreach (var row in rows.OrderBy(r => r.Key.Any(k => k.Column == r.Column))) // keys last, by which the others are found
        {
            var where = string.Join(" AND ", row.Key.Select((k, i) => $"\"{k.Column}\" = $key{i}"));
            var values = row.Key.Select((k, i) => ($"$key{i}", (object?)k.Value)).ToList();
            if (row.Bytes is not null)
            {
                connection.Run($"DELETE FROM \"{row.Table}\" WHERE {where}", [.. values]);
                continue;
            }

            var now = row.IsPath ? string.Join('/', row.Text!.Split('/').Select(pattern.ReplaceInName)) : row.Key.Any(k => k.Column == row.Column) ? pattern.ReplaceInName(row.Text!) : pattern.Replace(row.Text!);
            connection.Run($"UPDATE OR REPLACE \"{row.Table}\" SET \"{row.Column}\" = $now WHERE {where}", [.. values, ("$now", now)]);
        }

        guards.ForEach(g => connection.Run(g.Sql));
        return rows.Count;
    }

    // The names of active members are theirs until their membership ends.
    private static HashSet<string> ActiveOnes(SqliteConnection connection) =>
    [
        .. connection.Rows("SELECT id FROM members WHERE is_active = 1", row => row.GetString(0)),
        .. connection.Rows("SELECT person FROM members WHERE is_active = 1", row => row.GetString(0)),
        .. connection.Rows("SELECT accounts.id FROM accounts JOIN members ON members.id = accounts.member WHERE is_active = 1", row => row.GetString(0)),
    ];

    private static bool IsOfActive(Cell cell, HashSet<string> active) =>
        PeopleTables.Contains(cell.Table) && (cell.Key.Any(k => k.Value is string id && active.Contains(id)) || cell.Table.StartsWith("account", StringComparison.Ordinal));

    // The membership, the person and all that is theirs; what they asked others stays without their name.
    private int Forget(SqliteConnection connection, PersonId person)
    {
        var members = connection.Rows("SELECT id FROM members WHERE wiki = $wiki AND person = $person", row => row.GetString(0), ("$wiki", database.Wiki), ("$person", person));
        var rows = 0;
        foreach (var table in connection.Rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('members', 'persons', 'audit', 'erasures')", row => row.GetString(0)))
        {
            var columns = connection.Rows($"PRAGMA table_info(\"{table}\")", row => (Name: row.GetString(1), IsNeeded: row.GetBoolean(3)));
            foreach (var member in members)
            {
                foreach (var column in columns.Where(c => MemberColumns.Contains(c.Name)))
                {
                    rows += connection.Run(column.IsNeeded || column.Name == "member" ? $"DELETE FROM \"{table}\" WHERE \"{column.Name}\" = $id" : $"UPDATE \"{table}\" SET \"{column.Name}\" = NULL WHERE \"{column.Name}\" = $id", ("$id", member));
                }

                if (columns.Exists(c => c.Name == "owner"))
                {
                    rows += connection.Run($"DELETE FROM \"{table}\" WHERE owner = $id", ("$id", "m:" + member));
                }
            }

            foreach (var column in columns.Where(c => c.Name is "person" or "to_person"))
            {
                rows += connection.Run(column.IsNeeded || column.Name == "person" ? $"DELETE FROM \"{table}\" WHERE \"{column.Name}\" = $id" : $"UPDATE \"{table}\" SET \"{column.Name}\" = NULL WHERE \"{column.Name}\" = $id", ("$id", person));
            }
        }

        rows += connection.Run("DELETE FROM recordings WHERE wiki = $wiki AND instr(heard, $heard) > 0", ("$wiki", database.Wiki), ("$heard", $" {person.Value} "));
        rows += connection.Run("DELETE FROM members WHERE wiki = $wiki AND person = $person", ("$wiki", database.Wiki), ("$person", person));
        return rows + connection.Run("DELETE FROM persons WHERE wiki = $wiki AND id = $person", ("$wiki", database.Wiki), ("$person", person));
    }

    // secure_delete overwrites what is deleted; only this reaches what lay in the free before, and the log of changes.
    private async Task OverwriteAsync(CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var isBusy = await database.ReadAsync(
                connection =>
                {
                    connection.Run("VACUUM");
                    return Convert.ToInt32(connection.Value("PRAGMA wal_checkpoint(TRUNCATE)"), System.Globalization.CultureInfo.InvariantCulture) != 0;
                },
                ct).ConfigureAwait(false);
            if (!isBusy || tries == MostTries)
            {
                return; // what a reader holds on to is found by the check
            }
        }
    }

    private IEnumerable<string> RecordingsWith(ErasePattern pattern)
    {
        var contents = new ContentEraser(pattern);
        return Directory.Exists(Recordings) ? Directory.EnumerateFiles(Recordings).Where(f => pattern.IsIn(Path.GetFileName(f)) || contents.IsIn(ReadShared(f))) : [];
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
