using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Roots.Wiki.Erasure;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IReapplyList"/>
/// <remarks>
/// A file in the wiki's folder, a line for each erasure: id, day, scope sealed with the wiki's own key (AES-GCM). The key is made when the wiki is
/// first opened, so that each backup holds it; the list alone, which also lies beside backups, says nothing.
/// </remarks>
public sealed class ReapplyList : IReapplyList
{
    /// <summary>The list's name in the wiki's folder.</summary>
    public const string FileName = "erasures.list";

    /// <summary>The key's name in the wiki's folder.</summary>
    public const string KeyFileName = "erasures.key";

    /// <summary>The name of the list of erasures that a restored wiki still lacks; while it lies there the wiki is not opened.</summary>
    public const string PendingFileName = "erasures.pending";

    private const int KeyBytes = 32;
    private readonly Lock gate = new();
    private readonly string folder;

    /// <summary>Makes the key where there is none.</summary>
    /// <param name="wikiFolder">The wiki's own folder.</param>
    /// <exception cref="StoreUnavailableException">The folder cannot be written.</exception>
    public ReapplyList(string wikiFolder)
    {
        folder = wikiFolder;
        if (!File.Exists(KeyFile))
        {
            Write(KeyFile, RandomNumberGenerator.GetBytes(KeyBytes));
        }
    }

    private string KeyFile => Path.Combine(folder, KeyFileName);

    private string ListFile => Path.Combine(folder, FileName);

    /// <inheritdoc/>
    public Task AddAsync(string id, EraseScope scope, DateOnly until, CancellationToken ct) => ChangeAsync(lines => [.. lines.Where(l => IdOf(l) != id), Line(id, scope, until)], ct);

    /// <inheritdoc/>
    public async Task<int> ExpireAsync(DateOnly today, CancellationToken ct)
    {
        var gone = 0;
        if (File.Exists(ListFile))
        {
            await ChangeAsync(
                lines =>
                {
                    var kept = lines.Where(l => DayOf(l) > today).ToList();
                    gone = lines.Count - kept.Count;
                    return kept;
                },
                ct).ConfigureAwait(false);
        }

        return gone;
    }

    /// <inheritdoc/>
    public Task<int> CountAsync(CancellationToken ct) => Task.FromResult(Read(ListFile).Count);

    /// <summary>Takes entries of another list of the same wiki, still sealed.</summary>
    public Task TakeAsync(IReadOnlyCollection<string> entries, CancellationToken ct) => entries.Count == 0 ? Task.CompletedTask : ChangeAsync(lines => [.. lines.UnionBy(entries, IdOf)], ct);

    /// <summary>Says which entries are still to be done; while there are any the wiki is not opened.</summary>
    public Task SetPendingAsync(IReadOnlyCollection<string> entries, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (entries.Count > 0)
            {
                Write(Path.Combine(folder, PendingFileName), Encoding.ASCII.GetBytes(string.Concat(entries.Select(l => l + "\n"))));
            }
            else
            {
                File.Delete(Path.Combine(folder, PendingFileName));
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>The entries of a list that a wiki may lack, still sealed.</summary>
    public static IReadOnlyList<string> Read(string file) => File.Exists(file) ? [.. File.ReadAllLines(file).Where(l => l.Split(' ') is [_, _, _] && DayOf(l) > DateOnly.MinValue)] : [];

    /// <summary>The id of an entry.</summary>
    public static string IdOf(string line) => line.Split(' ')[0];

    /// <summary>Opens an entry with the key of a wiki; null where the key is another one.</summary>
    public EraseScope? Open(string line)
    {
        try
        {
            var sealedBytes = Convert.FromBase64String(line.Split(' ')[2]);
            var plain = new byte[sealedBytes.Length - AesGcm.NonceByteSizes.MaxSize - AesGcm.TagByteSizes.MaxSize];
            using var aes = new AesGcm(File.ReadAllBytes(KeyFile), AesGcm.TagByteSizes.MaxSize);
            var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
            aes.Decrypt(sealedBytes.AsSpan(0, nonce), sealedBytes.AsSpan(nonce + tag), sealedBytes.AsSpan(nonce, tag), plain, Encoding.UTF8.GetBytes(IdOf(line)));
            return EraseScope.Read(Encoding.UTF8.GetString(plain));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private string Line(string id, EraseScope scope, DateOnly until)
    {
        var plain = Encoding.UTF8.GetBytes(scope.Write());
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var bytes = new byte[nonce + tag + plain.Length];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, nonce));
        using var aes = new AesGcm(File.ReadAllBytes(KeyFile), tag);
        aes.Encrypt(bytes.AsSpan(0, nonce), plain, bytes.AsSpan(nonce + tag), bytes.AsSpan(nonce, tag), Encoding.UTF8.GetBytes(id));
        return string.Create(CultureInfo.InvariantCulture, $"{id} {until:yyyy-MM-dd} {Convert.ToBase64String(bytes)}");
    }

    private static DateOnly DayOf(string line) => DateOnly.TryParseExact(line.Split(' ')[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue;

    private Task ChangeAsync(Func<IReadOnlyList<string>, List<string>> change, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (gate)
        {
            var before = Read(ListFile);
            var now = change(before);
            if (!now.SequenceEqual(before))
            {
                Write(ListFile, Encoding.ASCII.GetBytes(string.Concat(now.Select(l => l + "\n"))));
            }
        }

        return Task.CompletedTask;
    }

    // Beside it first, then moved over: a kill leaves the old one or the new one.
    private static void Write(string file, byte[] bytes)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var stream = new FileStream(file + ".new", options))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(file + ".new", file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"{Path.GetFileName(file)}: {e.Message}", e, isFull: true);
        }
    }
}
