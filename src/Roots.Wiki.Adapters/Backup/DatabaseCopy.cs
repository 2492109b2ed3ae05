using Microsoft.Data.Sqlite;

namespace Roots.Wiki.Adapters.Backup;

/// <summary>Copies and checks SQLite databases.</summary>
internal static class DatabaseCopy
{
    /// <summary>A copy as of one moment, by SQLite's own backup, while others write.</summary>
    public static void Make(string source, string target)
    {
        using var from = Open(source, SqliteOpenMode.ReadWrite);
        using var to = Open(target, SqliteOpenMode.ReadWriteCreate);
        from.BackupDatabase(to);
    }

    /// <summary>What is wrong with a database, or null.</summary>
    public static string? Check(string file)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadWrite);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check(1)";
            return command.ExecuteScalar() is "ok" ? null : Path.GetFileName(file);
        }
        catch (SqliteException e)
        {
            return $"{Path.GetFileName(file)}: {e.Message}";
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 10 }.ToString());
        connection.Open();
        return connection;
    }
}
