using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// Keeps on disk what pages say about themselves, so that a start need not read and take apart every page. Facts are a
/// function of address and content; a file of another program version, or a damaged one, counts as empty. Not thread-safe.
/// </summary>
/// <remarks>Kept are the facts that can be given back whole: ordinary pages. Offices and their knowledge are few and are read anew.</remarks>
internal sealed class FactsFile(string path)
{
    private const int ChecksumBytes = 8;

    // Facts of another build might differ, whether or not somebody thought of raising the analyzer's version.
    private static readonly byte[] Head = Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"roots-facts 1 {PageFacts.AnalyzerVersion} {typeof(PageFacts).Module.ModuleVersionId:N}\n"));

    /// <summary>The facts by file; empty where there are none.</summary>
    public IReadOnlyDictionary<string, (Oid Blob, PageFacts Facts)> Read()
    {
        try
        {
            var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
            var length = bytes.Length - ChecksumBytes;
            return length > Head.Length && bytes.AsSpan().StartsWith(Head) && bytes.AsSpan(length).SequenceEqual(ChecksumOf(bytes.AsSpan(0, length)))
                ? Read(bytes, length)
                : FrozenDictionary<string, (Oid, PageFacts)>.Empty;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            return FrozenDictionary<string, (Oid, PageFacts)>.Empty;
        }
    }

    /// <summary>Deletes the file: it was made from a history that is no more.</summary>
    public void Delete()
    {
        File.Delete(path);
        File.Delete(path + ".new");
    }

    /// <summary>Writes the facts of a state in place of the old ones. Where that is impossible the next start reads the pages.</summary>
    public void Write(Snapshot snapshot)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var file = new FileStream(path + ".new", FileMode.Create, FileAccess.Write))
            {
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                using var memory = new MemoryStream();
                using var writer = new BinaryWriter(memory, Encoding.UTF8);
                writer.Write(Head);
                foreach (var page in snapshot.Pages.Values)
                {
                    Write(writer, page);
                    if (memory.Length > 64 * 1024)
                    {
                        Flush(memory, hash, file);
                    }
                }

                Flush(memory, hash, file);
                file.Write(hash.GetHashAndReset().AsSpan(0, ChecksumBytes));
            }

            File.Move(path + ".new", path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // derived data: missed, not lost
        }
    }

    private static void Flush(MemoryStream memory, IncrementalHash hash, FileStream file)
    {
        var bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        hash.AppendData(bytes);
        file.Write(bytes);
        memory.SetLength(0);
    }

    private static byte[] ChecksumOf(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes)[..ChecksumBytes];

    private static Dictionary<string, (Oid Blob, PageFacts Facts)> Read(byte[] bytes, int length)
    {
        var facts = new Dictionary<string, (Oid, PageFacts)>(StringComparer.Ordinal);
        using var reader = new BinaryReader(new MemoryStream(bytes, Head.Length, length - Head.Length), Encoding.UTF8);
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            facts[reader.ReadString()] = (Oid.Of(reader.ReadBytes(Oid.Size)), ReadFacts(reader));
        }

        return facts;
    }

    private static void Write(BinaryWriter writer, PageEntry page)
    {
        var facts = page.Facts;
        if (!facts.Equals(Ordinary(facts)))
        {
            return;
        }

        writer.Write(page.Path.Value + ".md");
        Span<byte> blob = stackalloc byte[Oid.Size];
        Oid.Of(page.Blob).CopyTo(blob);
        writer.Write(blob);
        writer.Write(facts.Title);
        writer.Write(facts.Type ?? "");
        WriteTexts(writer, facts.Tags);
        WriteTexts(writer, facts.Aliases);
        writer.Write((sbyte)(facts.Visibility is { } visibility ? (int)visibility : -1));
        writer.Write(facts.Role ?? "");
        writer.Write(facts.IsText);
        writer.Write(facts.Bytes);
    }

    private static PageFacts ReadFacts(BinaryReader reader) => new()
    {
        Title = reader.ReadString(),
        Type = reader.ReadString() is { Length: > 0 } type ? type : null,
        Tags = ReadTexts(reader),
        Aliases = ReadTexts(reader),
        Visibility = reader.ReadSByte() is var visibility and >= 0 ? (Visibility)visibility : null,
        Role = reader.ReadString() is { Length: > 0 } role ? role : null,
        IsText = reader.ReadBoolean(),
        Bytes = reader.ReadInt32(),
    };

    // What is written, and nothing else: facts that have more differ from it and are not kept.
    private static PageFacts Ordinary(PageFacts facts) => new()
    {
        Title = facts.Title,
        Type = facts.Type,
        Tags = facts.Tags,
        Aliases = facts.Aliases,
        Visibility = facts.Visibility,
        Role = facts.Role,
        IsText = facts.IsText,
        Bytes = facts.Bytes,
    };

    private static void WriteTexts(BinaryWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write7BitEncodedInt(texts.Count);
        foreach (var text in texts)
        {
            writer.Write(text);
        }
    }

    private static string[] ReadTexts(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        var texts = count == 0 ? [] : new string[count];
        for (var i = 0; i < count; i++)
        {
            texts[i] = reader.ReadString();
        }

        return texts;
    }
}
