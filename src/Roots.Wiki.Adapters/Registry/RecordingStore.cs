using Microsoft.Data.Sqlite;
using Roots.Wiki.Pages;
using Roots.Wiki.Recordings;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IRecordingStore"/>
/// <remarks>The sound is written and flushed before its row, and the row goes before the sound: what a killed process leaves is a file without a row, swept when the wiki is opened.</remarks>
internal sealed class RecordingStore(PeopleDatabase database, string folder) : IRecordingStore
{
    /// <summary>The folder's name in the wiki's folder.</summary>
    public const string FolderName = "recordings";

    public const string Schema = """
        CREATE TABLE recordings (
            wiki TEXT NOT NULL, id TEXT NOT NULL, office TEXT NOT NULL, question TEXT NOT NULL, member TEXT NOT NULL, heard TEXT NOT NULL,
            at INTEGER NOT NULL, until INTEGER NOT NULL, bytes INTEGER NOT NULL, content_type TEXT NOT NULL,
            PRIMARY KEY (wiki, id)) STRICT, WITHOUT ROWID;
        """;

    private const string Columns = "id, office, question, member, heard, at, until, bytes, content_type";

    private WikiId Wiki => database.Wiki;

    public async Task AddAsync(Recording recording, ReadOnlyMemory<byte> sound, CancellationToken ct)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var file = new FileStream(FileOf(recording.Id), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous });
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(sound, ct).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            await database.WriteAsync(
                connection => connection.Run(
                    $"INSERT INTO recordings (wiki, {Columns}) VALUES ($wiki, $id, $office, $question, $member, $heard, $at, $until, $bytes, $type)",
                    ("$wiki", Wiki), ("$id", recording.Id), ("$office", recording.Office.Value), ("$question", recording.Question), ("$member", recording.By),
                    ("$heard", string.Concat(recording.Heard.Select(p => $" {p.Value} "))), ("$at", recording.At), ("$until", recording.Until), ("$bytes", recording.Bytes), ("$type", recording.ContentType)),
                ct).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"A recording cannot be kept: {e.Message}", e, isFull: true);
        }
    }

    public async Task<Recording?> FindAsync(string id, CancellationToken ct) => (await RowsAsync("id = $id", ct, ("$id", id)).ConfigureAwait(false)).FirstOrDefault();

    public async Task<Stream?> OpenAsync(string id, CancellationToken ct)
    {
        if (await FindAsync(id, ct).ConfigureAwait(false) is null)
        {
            return null;   // before the id becomes part of a path
        }

        try
        {
            return new FileStream(FileOf(id), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public Task<IReadOnlyList<Recording>> OfOfficeAsync(PagePath office, CancellationToken ct) => RowsAsync("office = $office", ct, ("$office", office.Value));

    public Task<IReadOnlyList<Recording>> OfPersonAsync(MemberId? member, PersonId? person, CancellationToken ct) =>
        RowsAsync("(member = $member OR instr(heard, $person) > 0)", ct, ("$member", member?.Value ?? ""), ("$person", $" {person?.Value ?? "-"} "));

    public async Task<bool> DeleteAsync(string id, CancellationToken ct)
    {
        var isGone = await database.WriteAsync(connection => connection.Run("DELETE FROM recordings WHERE wiki = $wiki AND id = $id", ("$wiki", Wiki), ("$id", id)), ct).ConfigureAwait(false) > 0;
        if (isGone)
        {
            DeleteFile(FileOf(id));
        }

        return isGone;
    }

    public async Task<int> ExpireAsync(DateTimeOffset now, CancellationToken ct)
    {
        var count = 0;
        foreach (var over in await RowsAsync("until <= $now", ct, ("$now", now)).ConfigureAwait(false))
        {
            count += await DeleteAsync(over.Id, ct).ConfigureAwait(false) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Deletes files that no row names: a killed process left them, or a backup was taken in between.</summary>
    public static void Sweep(SqliteConnection connection, WikiId wiki, string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        var known = connection.Rows("SELECT id FROM recordings WHERE wiki = $wiki", row => row.GetString(0), ("$wiki", wiki)).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => !known.Contains(Path.GetFileName(f))))
        {
            DeleteFile(file);
        }
    }

    private Task<IReadOnlyList<Recording>> RowsAsync(string where, CancellationToken ct, params (string Name, object? Value)[] values) => database.ReadAsync<IReadOnlyList<Recording>>(
        connection => connection.Rows($"SELECT {Columns} FROM recordings WHERE wiki = $wiki AND {where} ORDER BY at DESC, id", Read, [("$wiki", Wiki), .. values]), ct);

    private string FileOf(string id) => Path.Combine(folder, id);

    private static void DeleteFile(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // in use somewhere: swept when the wiki is opened again
        }
    }

    private static Recording Read(SqliteDataReader row) => new(
        row.GetString(0),
        PagePath.Parse(row.GetString(1)),
        row.GetString(2),
        MemberId.Parse(row.GetString(3)),
        [.. row.GetString(4).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(PersonId.Parse)],
        row.Moment(5),
        row.Moment(6),
        row.GetInt32(7),
        row.GetString(8));
}
