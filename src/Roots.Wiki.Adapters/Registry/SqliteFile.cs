using Microsoft.Data.Sqlite;

namespace Roots.Wiki.Adapters.Registry;

/// <summary>
/// One database file with one connection: who writes or reads takes turns, and a change is on the disk when its task ends.
/// Safe to call from many threads and beside other processes.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly SqliteConnection connection;
    private readonly string file;
    private long uses;

    private SqliteFile(string file, SqliteConnection connection) => (this.file, this.connection) = (file, connection);

    /// <summary>How often the connection was used since it was opened.</summary>
    public long Uses => Interlocked.Read(ref uses);

    /// <summary>Opens the file, makes it where there is none, and brings its schema up to date.</summary>
    /// <exception cref="Pages.StoreUnavailableException">It cannot be opened, or a newer program wrote it.</exception>
    public static SqliteFile Open(string file, IReadOnlyList<string> schema)
    {
        SqliteConnection? connection = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            connection = new SqliteConnection(ConnectionString(file));
            connection.Open();
            connection.Run(Pragmas);
            Schema.Upgrade(connection, schema);
            var opened = new SqliteFile(file, connection);
            connection = null;
            return opened;
        }
        catch (SqliteException e)
        {
            throw Sql.Translate(e, file);
        }
        finally
        {
            connection?.Dispose();
        }
    }

    /// <summary>How every connection to such a file is made; waiting for another writer ends after ten seconds.</summary>
    public static string ConnectionString(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 10, ForeignKeys = true }.ToString();

    /// <summary>Durable at each commit; what is deleted is overwritten.</summary>
    public const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA busy_timeout = 10000;";

    /// <summary>Uses the connection at once; only before the file is shared.</summary>
    public T Use<T>(Func<SqliteConnection, T> use)
    {
        try
        {
            return use(connection);
        }
        catch (SqliteException e)
        {
            throw Sql.Translate(e, file);
        }
    }

    /// <summary>Reads.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken ct)
    {
        await gate.WaitAsync(ct).ConfigureAwait(false);
        Interlocked.Increment(ref uses);
        try
        {
            return read(connection);
        }
        catch (SqliteException e)
        {
            throw Sql.Translate(e, file);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Changes, whole or not at all.</summary>
    /// <param name="change">Runs inside a transaction that already holds the write lock; throwing undoes it.</param>
    /// <param name="afterCommit">Runs when the change is durable, before anybody else's turn.</param>
    /// <param name="ct">Cancels the wait for the turn.</param>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> change, Action<T>? afterCommit, CancellationToken ct)
    {
        await gate.WaitAsync(ct).ConfigureAwait(false);
        Interlocked.Increment(ref uses);
        try
        {
            using var transaction = connection.BeginTransaction();
            var result = change(connection);
            transaction.Commit();
            afterCommit?.Invoke(result);
            return result;
        }
        catch (SqliteException e)
        {
            throw Sql.Translate(e, file);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        connection.Dispose();
        gate.Dispose();
    }
}
