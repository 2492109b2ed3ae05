using Microsoft.Data.Sqlite;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Registry;

/// <summary>Plain SQL in one line each.</summary>
internal static class Sql
{
    private const int Full = 13, ReadOnly = 8, InputOutput = 10;

    /// <summary>Runs a statement and says how many rows it changed.</summary>
    public static int Run(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first value of the first row, or null.</summary>
    public static object? Value(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    /// <summary>All rows.</summary>
    public static List<T> Rows<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>A text that may be missing.</summary>
    public static string? Text(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A moment, kept as ticks of UTC.</summary>
    public static DateTimeOffset Moment(this SqliteDataReader reader, int column) => new(reader.GetInt64(column), TimeSpan.Zero);

    /// <summary>A moment that may be missing.</summary>
    public static DateTimeOffset? MomentOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.Moment(column);

    /// <summary>What the rest of the program understands of a failed database.</summary>
    public static StoreUnavailableException Translate(SqliteException failure, string file) =>
        new($"{Path.GetFileName(file)}: {failure.Message}", failure, failure.SqliteErrorCode is Full or ReadOnly or InputOutput);

    private static SqliteCommand Command(this SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value switch
            {
                null => DBNull.Value,
                DateTimeOffset moment => moment.UtcTicks,
                bool yes => yes ? 1 : 0,
                Enum word => word.ToString(),
                RandomId id => id.Value,
                _ => value,
            });
        }

        return command;
    }
}
