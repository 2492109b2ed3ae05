using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Roots.Wiki.Adapters.Git;

/// <summary>Makes git's pack format, version 2, without deltas; the background repack makes them.</summary>
internal static class Pack
{
    public static byte[] Write(IReadOnlyCollection<GitObject> items)
    {
        var pack = new MemoryStream();
        Span<byte> header = stackalloc byte[12];
        "PACK"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], 2);
        BinaryPrimitives.WriteInt32BigEndian(header[8..], items.Count);
        pack.Write(header);
        foreach (var item in items)
        {
            WriteLength(pack, item.Kind, item.Bytes.Length);
            WriteZipped(pack, item.Bytes);
        }

#pragma warning disable CA5350 // the format asks for SHA-1
        pack.Write(SHA1.HashData(pack.GetBuffer().AsSpan(0, (int)pack.Length)));
#pragma warning restore CA5350
        return pack.ToArray();
    }

    /// <summary>Writes the bytes of an object as they stand in a pack.</summary>
    public static void WriteZipped(MemoryStream pack, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            pack.Write([0x78, 0x01, 0x03, 0, 0, 0, 0, 0x01]); // the library writes nothing at all for nothing, which is no stream
            return;
        }

        using var zip = new ZLibStream(pack, CompressionLevel.Fastest, leaveOpen: true);
        zip.Write(bytes);
    }

    /// <summary>Writes kind and length of an object as they stand before its bytes.</summary>
    public static void WriteLength(MemoryStream pack, ObjectKind kind, int length)
    {
        var rest = length >> 4;
        var first = ((int)kind << 4) | (length & 15);
        while (rest > 0)
        {
            pack.WriteByte((byte)(first | 128));
            first = rest & 127;
            rest >>= 7;
        }

        pack.WriteByte((byte)first);
    }
}
