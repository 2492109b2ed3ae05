using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// Writes a pack and its index straight to the disk, object by object: a whole history fits into no memory. Nothing bears a pack's name
/// before it is whole and flushed. One thread.
/// </summary>
internal sealed class PackWriter : IDisposable
{
    private const int HeaderBytes = 12;
    private const long LargeOffset = 0x8000_0000;
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (c, _) => (c & 1) == 0 ? c >> 1 : (c >> 1) ^ 0xEDB88320))];

    private readonly string folder;
    private readonly string partial;
    private readonly FileStream file;
    private readonly List<(Oid Id, uint Crc, long Offset)> entries = [];
    private readonly MemoryStream buffer = new();

    /// <param name="folder">The repository's <c>objects/pack</c>.</param>
    public PackWriter(string folder)
    {
        this.folder = folder;
        partial = Path.Combine(folder, "tmp_erasing_pack");
        file = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 20);
        file.Write(Header(0));
    }

    /// <summary>How many objects were written.</summary>
    public int Count => entries.Count;

    /// <summary>Adds an object, which must not be in the pack yet.</summary>
    public void Add(Oid id, ObjectKind kind, ReadOnlySpan<byte> bytes)
    {
        buffer.SetLength(0);
        Pack.WriteLength(buffer, kind, bytes.Length);
        Pack.WriteZipped(buffer, bytes);
        var written = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        entries.Add((id, Crc(written), file.Position));
        file.Write(written);
    }

#pragma warning disable CA5350 // the format asks for SHA-1
    /// <summary>Finishes pack and index, flushed; nothing is left where there was no object.</summary>
    public void Finish()
    {
        if (entries.Count == 0)
        {
            file.Dispose();
            File.Delete(partial);
            return;
        }

        file.Position = 0;
        file.Write(Header(entries.Count));
        file.Flush();
        file.Position = 0;
        var checksum = SHA1.HashData(file);
        file.Write(checksum);
        file.Flush(flushToDisk: true);
        file.Dispose();

        var name = Path.Combine(folder, "pack-" + Convert.ToHexStringLower(checksum));
        var index = Index(checksum);
        using (var target = new FileStream(partial + ".idx", FileMode.Create, FileAccess.Write))
        {
            target.Write(index);
            target.Write(SHA1.HashData(index));
            target.Flush(flushToDisk: true);
        }

        File.Move(partial, name + ".pack");
        File.Move(partial + ".idx", name + ".idx");
    }
#pragma warning restore CA5350

    public void Dispose() => file.Dispose();

    private static byte[] Header(int count)
    {
        var header = new byte[HeaderBytes];
        "PACK"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), 2);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), count);
        return header;
    }

    private byte[] Index(byte[] packChecksum)
    {
        var sorted = entries.Select(e => (Key: Convert.ToHexStringLower(Bytes(e.Id)), e.Id, e.Crc, e.Offset)).OrderBy(e => e.Key, StringComparer.Ordinal).ToList();
        var index = new MemoryStream();
        Span<byte> number = stackalloc byte[sizeof(long)];
        index.Write([0xff, (byte)'t', (byte)'O', (byte)'c', 0, 0, 0, 2]);
        var counts = new int[256];
        sorted.ForEach(e => counts[Bytes(e.Id)[0]]++);
        var sum = 0;
        foreach (var count in counts)
        {
            BinaryPrimitives.WriteInt32BigEndian(number, sum += count);
            index.Write(number[..sizeof(int)]);
        }

        sorted.ForEach(e => index.Write(Bytes(e.Id)));
        foreach (var entry in sorted)
        {
            BinaryPrimitives.WriteUInt32BigEndian(number, entry.Crc);
            index.Write(number[..sizeof(int)]);
        }

        var large = sorted.Where(e => e.Offset >= LargeOffset).Select(e => e.Offset).ToList();
        var next = 0u;
        foreach (var entry in sorted)
        {
            BinaryPrimitives.WriteUInt32BigEndian(number, entry.Offset < LargeOffset ? (uint)entry.Offset : (uint)LargeOffset | next++);
            index.Write(number[..sizeof(int)]);
        }

        foreach (var offset in large)
        {
            BinaryPrimitives.WriteInt64BigEndian(number, offset);
            index.Write(number);
        }

        index.Write(packChecksum);
        return index.ToArray();
    }

    private static byte[] Bytes(Oid id)
    {
        var bytes = new byte[Oid.Size];
        id.CopyTo(bytes);
        return bytes;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc = (crc >> 8) ^ CrcTable[(crc ^ b) & 0xff];
        }

        return ~crc;
    }
}
