using System.IO.Compression;
using System.Text.Json;

namespace Roots.Wiki.Adapters.Backup;

/// <summary>The first entry of a backup: what it is.</summary>
/// <param name="Format">Rises when an older program could not restore it.</param>
/// <param name="MadeAt">When it was begun: what was acknowledged before is in it.</param>
internal sealed record BackupManifest(int Format, DateTimeOffset MadeAt)
{
    public const string EntryName = "roots-wiki-backup.json";

    public const int CurrentFormat = 1;

    private const int MaxBytes = 4096;

    public void WriteTo(ZipArchive zip)
    {
        using var stream = zip.CreateEntry(EntryName).Open();
        JsonSerializer.Serialize(stream, this);
    }

    /// <summary>Reads it; null where the file is no backup.</summary>
    public static BackupManifest? ReadFrom(ZipArchive zip)
    {
        if (zip.GetEntry(EntryName) is not { Length: <= MaxBytes } entry)
        {
            return null;
        }

        try
        {
            using var stream = entry.Open();
            return JsonSerializer.Deserialize<BackupManifest>(stream) is { Format: > 0 } manifest ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
