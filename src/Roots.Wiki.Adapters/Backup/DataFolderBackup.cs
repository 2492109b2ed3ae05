using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Backup;

/// <summary>
/// Writes a whole data folder into one ZIP and brings it back. A backup is consistent while people save: what was
/// acknowledged before it began is in it. Derived data is left out; it is computed again.
/// </summary>
/// <remarks>Holds everything about people and the keys of the machine: whoever has the file has them.</remarks>
public sealed class DataFolderBackup(TimeProvider clock)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int SymbolicLink = 0xA000, FileKind = 0xF000;

    /// <summary>Writes a backup; a half-written one never bears the target's name.</summary>
    /// <param name="dataFolder">The folder that holds <c>host.db</c>.</param>
    /// <param name="target">The file to write, which must not exist.</param>
    /// <param name="ct">Cancels and leaves nothing behind.</param>
    /// <exception cref="StoreUnavailableException">Something could not be read, or the target not be written.</exception>
    public async Task<BackupResult> BackupAsync(string dataFolder, string target, CancellationToken ct)
    {
        if (File.Exists(target))
        {
            return new BackupResult.TargetExists();
        }

        if (!File.Exists(Path.Combine(dataFolder, BackupPaths.Host)))
        {
            return new BackupResult.NothingThere();
        }

        var partial = target + ".partial";
        try
        {
            var wikis = await WriteAsync(dataFolder, partial, ct).ConfigureAwait(false);
            File.Move(partial, target);
            return new BackupResult.Written(new FileInfo(target).Length, wikis);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StoreUnavailableException(e.Message, e);
        }
        finally
        {
            File.Delete(partial);
            File.Delete(partial + ".db");
        }
    }

    /// <summary>Brings a backup back into a folder that is empty or does not exist, and checks it.</summary>
    /// <param name="source">The backup.</param>
    /// <param name="dataFolder">The folder to fill.</param>
    /// <param name="ct">Cancels and leaves the folder empty.</param>
    /// <exception cref="StoreUnavailableException">The backup could not be read, or the folder not be written.</exception>
    public static async Task<RestoreResult> RestoreAsync(string source, string dataFolder, CancellationToken ct)
    {
        if (Directory.Exists(dataFolder) && Directory.EnumerateFileSystemEntries(dataFolder).Any())
        {
            return new RestoreResult.FolderNotEmpty();
        }

        var (isRead, isWhole) = (false, false);
        try
        {
            using var zip = ZipFile.OpenRead(source);
            if (BackupManifest.ReadFrom(zip) is not { } manifest || !zip.Entries.All(IsPlainFile))
            {
                return new RestoreResult.NotABackup();
            }

            if (manifest.Format > BackupManifest.CurrentFormat)
            {
                return new RestoreResult.TooNew();
            }

            isRead = true;
            await ExtractAsync(zip, dataFolder, ct).ConfigureAwait(false);
            var wikis = WikiFolders(dataFolder).ToList();
            var damage = DatabaseCopy.Check(Path.Combine(dataFolder, BackupPaths.Host))
                ?? wikis.Select(w => DatabaseCopy.Check(Path.Combine(w, BackupPaths.People)) ?? RepositoryCheck.Check(Path.Combine(w, BackupPaths.Repository), ct)).FirstOrDefault(d => d is not null);
            isWhole = damage is null;
            return isWhole ? new RestoreResult.Restored(manifest.MadeAt, wikis.Count) : new RestoreResult.Damaged(damage!);
        }
        catch (InvalidDataException e)
        {
            return isRead ? new RestoreResult.Damaged(e.Message) : new RestoreResult.NotABackup();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(e.Message, e);
        }
        finally
        {
            if (!isWhole && Directory.Exists(dataFolder))
            {
                Empty(dataFolder);
            }
        }
    }

    private async Task<int> WriteAsync(string dataFolder, string partial, CancellationToken ct)
    {
        var begun = clock.GetUtcNow();
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        var file = new FileStream(partial, options);
        await using (file.ConfigureAwait(false))
        {
            var wikis = WikiFolders(dataFolder).ToList();
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                new BackupManifest(BackupManifest.CurrentFormat, begun).WriteTo(zip);
                await AddDatabaseAsync(zip, Path.Combine(dataFolder, BackupPaths.Host), BackupPaths.Host, partial, ct).ConfigureAwait(false);
                foreach (var key in Directory.Exists(Path.Combine(dataFolder, BackupPaths.Keys)) ? Directory.EnumerateFiles(Path.Combine(dataFolder, BackupPaths.Keys), "*.xml") : [])
                {
                    await AddAsync(zip, key, $"{BackupPaths.Keys}/{Path.GetFileName(key)}", ct).ConfigureAwait(false);
                }

                foreach (var wiki in wikis)
                {
                    // The registry before git: where one act touches both, its row was written first.
                    var prefix = $"{BackupPaths.Wikis}/{Path.GetFileName(wiki)}/";
                    await AddDatabaseAsync(zip, Path.Combine(wiki, BackupPaths.People), prefix + BackupPaths.People, partial, ct).ConfigureAwait(false);
                    await AddRecordingsAsync(zip, Path.Combine(wiki, BackupPaths.Recordings), $"{prefix}{BackupPaths.Recordings}/", ct).ConfigureAwait(false);
                    foreach (var list in BackupPaths.Erasures.Where(l => File.Exists(Path.Combine(wiki, l))))
                    {
                        await AddAsync(zip, Path.Combine(wiki, list), prefix + list, ct).ConfigureAwait(false);
                    }

                    CheckNothingIsErased(wiki);
                    await new GitCopy(Path.Combine(wiki, BackupPaths.Repository), zip, $"{prefix}{BackupPaths.Repository}/").RunAsync(ct).ConfigureAwait(false);
                    CheckNothingIsErased(wiki);
                }
            }

            file.Flush(flushToDisk: true);
            return wikis.Count;
        }
    }

    // The repository is exchanged as a whole then: a copy would be half of each.
    private static void CheckNothingIsErased(string wiki)
    {
        if (Directory.EnumerateDirectories(wiki).Any(f => Path.GetFileName(f).StartsWith(BackupPaths.Repository + ".", StringComparison.Ordinal)))
        {
            throw new StoreUnavailableException("Something is being erased for good; the backup was not made. Please try again when that is done.");
        }
    }

    private static async Task AddDatabaseAsync(ZipArchive zip, string database, string name, string partial, CancellationToken ct)
    {
        if (!File.Exists(database))
        {
            return;
        }

        // Beside the target, not in the machine's shared temporary folder: it holds personal data.
        var copy = partial + ".db";
        File.Delete(copy);
        DatabaseCopy.Make(database, copy);
        await AddAsync(zip, copy, name, ct).ConfigureAwait(false);
        File.Delete(copy);
    }

    private static async Task AddRecordingsAsync(ZipArchive zip, string folder, string prefix, CancellationToken ct)
    {
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
        {
            try
            {
                await AddAsync(zip, file, prefix + Path.GetFileName(file), ct).ConfigureAwait(false);
            }
            catch (FileNotFoundException)
            {
                // deleted meanwhile
            }
        }
    }

    private static async Task AddAsync(ZipArchive zip, string file, string name, CancellationToken ct)
    {
        var source = File.OpenRead(file);
        await using (source.ConfigureAwait(false))
        {
            var target = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            await using (target.ConfigureAwait(false))
            {
                await source.CopyToAsync(target, ct).ConfigureAwait(false);
            }
        }
    }

    private static async Task ExtractAsync(ZipArchive zip, string dataFolder, CancellationToken ct)
    {
        var keys = Directory.CreateDirectory(Path.Combine(dataFolder, BackupPaths.Keys));
        if (!OperatingSystem.IsWindows())
        {
            keys.UnixFileMode = OwnerOnly | UnixFileMode.UserExecute;
        }

        foreach (var entry in zip.Entries.Where(e => e.FullName != BackupManifest.EntryName))
        {
            var file = Path.Combine(dataFolder, entry.FullName);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var target = new FileStream(file, FileMode.CreateNew);
            await using (target.ConfigureAwait(false))
            {
                var source = entry.Open();
                await using (source.ConfigureAwait(false))
                {
                    await source.CopyToAsync(target, ct).ConfigureAwait(false);
                    target.Flush(flushToDisk: true);
                }
            }
        }

        // Git looks for these folders even where they are empty.
        foreach (var wiki in WikiFolders(dataFolder))
        {
            Directory.CreateDirectory(Path.Combine(wiki, BackupPaths.Repository, "objects"));
            Directory.CreateDirectory(Path.Combine(wiki, BackupPaths.Repository, "refs", "heads"));
        }
    }

    private static bool IsPlainFile(ZipArchiveEntry entry) =>
        BackupPaths.IsOurs(entry.FullName) && ((entry.ExternalAttributes >> 16) & FileKind) != SymbolicLink;

    private static IEnumerable<string> WikiFolders(string dataFolder) =>
        Directory.Exists(Path.Combine(dataFolder, BackupPaths.Wikis))
            ? Directory.EnumerateDirectories(Path.Combine(dataFolder, BackupPaths.Wikis)).Where(f => WikiId.TryParse(Path.GetFileName(f), out _)).Order(StringComparer.Ordinal)
            : [];

    private static void Empty(string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo inner)
            {
                inner.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
    }
}
