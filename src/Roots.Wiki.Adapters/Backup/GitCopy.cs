using System.IO.Compression;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Backup;

/// <summary>Copies a bare repository into an archive while others write to it.</summary>
/// <remarks>
/// The references are read first and every object after that: objects are only ever added, so whatever the references name
/// is in the copy, and what came later is harmless. Packing moves objects from loose files into packs and old packs into
/// new ones before it deletes: so a pass counts only if no file vanished and no pack appeared while it looked.
/// </remarks>
internal sealed class GitCopy(string repository, ZipArchive zip, string prefix)
{
    private const int MostPasses = 20;
    private const string ErasedCommits = "roots-erased-commits";

    private readonly HashSet<string> copied = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken ct)
    {
        var references = await ReadReferencesAsync(ct).ConfigureAwait(false);
        for (var pass = 0; !await CopyAllAsync(ct).ConfigureAwait(false); pass++)
        {
            if (pass == MostPasses)
            {
                throw new StoreUnavailableException("The history is being packed all the time; the backup was not made. Please try again.");
            }
        }

        foreach (var (name, bytes) in references)
        {
            await AddAsync(name, new MemoryStream(bytes), CompressionLevel.Fastest, ct).ConfigureAwait(false);
        }
    }

    private async Task<List<(string Name, byte[] Bytes)>> ReadReferencesAsync(CancellationToken ct)
    {
        var read = new List<(string, byte[])>();

        // Loose references before packed ones: packing writes the packed file before it deletes the loose one.
        foreach (var file in Files("refs").Append(At("HEAD")).Append(At("config")).Append(At("packed-refs")).Append(At(ErasedCommits)).Where(file => !IsLeftOver(file)))
        {
            try
            {
                read.Add((NameOf(file), await File.ReadAllBytesAsync(file, ct).ConfigureAwait(false)));
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                // not there, or packed meanwhile
            }
        }

        return read;
    }

    /// <summary>Copies what was not copied yet.</summary>
    /// <returns>False where somebody packed meanwhile: then something may have been where it was not looked for.</returns>
    private async Task<bool> CopyAllAsync(CancellationToken ct)
    {
        var packs = Packs();
        var isWhole = true;
        foreach (var file in Files("objects").OrderBy(IsPacked).Where(file => !IsLeftOver(file) && !copied.Contains(file)).ToList())
        {
            try
            {
                var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                await using (source.ConfigureAwait(false))
                {
                    await AddAsync(NameOf(file), source, CompressionLevel.NoCompression, ct).ConfigureAwait(false);
                }

                copied.Add(file);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                isWhole = false;
            }
        }

        return isWhole && packs.SetEquals(Packs());
    }

    private HashSet<string> Packs() => [.. Files("objects").Where(IsPacked)];

    private async Task AddAsync(string name, Stream source, CompressionLevel level, CancellationToken ct)
    {
        var target = zip.CreateEntry(prefix + name, level).Open();
        await using (target.ConfigureAwait(false))
        {
            await source.CopyToAsync(target, ct).ConfigureAwait(false);
        }
    }

    private string At(string name) => Path.Combine(repository, name);

    private IEnumerable<string> Files(string folder) =>
        Directory.Exists(At(folder)) ? Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];

    private string NameOf(string file) => Path.GetRelativePath(repository, file).Replace('\\', '/');

    private static bool IsPacked(string file) => Path.GetFileName(Path.GetDirectoryName(file)) == "pack";

    private static bool IsLeftOver(string file) =>
        file.EndsWith(".lock", StringComparison.Ordinal) || Path.GetFileName(file).StartsWith("tmp_", StringComparison.Ordinal) || Path.GetFileName(file).StartsWith(".tmp", StringComparison.Ordinal);
}
