using System.Buffers.Binary;

namespace Roots.Wiki.Pictures;

/// <summary>JPEG: segments up to the picture's data, the data themselves, and nothing behind the end.</summary>
internal static class JpegCleaner
{
    private const int Orientation = 0x0112;

    public static byte[]? Clean(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        using var clean = new MemoryStream(bytes.Length);
        clean.Write(bytes[..2]);
        var hasData = false;
        for (var at = 2; at + 1 < bytes.Length;)
        {
            var marker = bytes[at + 1];
            if (bytes[at] != 0xFF)
            {
                return null;
            }

            if (marker == 0xFF)
            {
                at++;   // a filling byte
                continue;
            }

            if (marker == 0xD9)
            {
                clean.Write(bytes.Slice(at, 2));
                return hasData ? clean.ToArray() : null;
            }

            if (at + 4 > bytes.Length || marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                return null;
            }

            var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (end < at + 4 || end > bytes.Length)
            {
                return null;
            }

            var body = bytes[(at + 4)..end];
            if (marker == 0xE1 && WayUp(body) is { } turned)
            {
                clean.Write(Turned(turned));
            }

            if (IsNeeded(marker, body))
            {
                clean.Write(bytes[at..end]);
            }

            at = end;
            if (marker == 0xDA)
            {
                hasData = true;
                at = DataEnd(bytes, end);
                clean.Write(bytes[end..at]);
            }
        }

        return null;
    }

    // Tables, frames, scans; JFIF, colour profiles and what Adobe says of the colours. JFIF may hold a thumbnail: only its plain form stays.
    private static bool IsNeeded(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        0xE0 => body.Length == 14 && body.StartsWith("JFIF\0"u8),
        0xE2 => body.StartsWith("ICC_PROFILE\0"u8),
        0xEE => body.Length == 12 && body.StartsWith("Adobe"u8),
        >= 0xE0 and <= 0xEF or 0xFE => false,
        _ => true,
    };

    // Up to the next marker that is neither a stuffed zero nor a restart.
    private static int DataEnd(ReadOnlySpan<byte> bytes, int at)
    {
        while (at + 1 < bytes.Length && !(bytes[at] == 0xFF && bytes[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7))))
        {
            at++;
        }

        return at + 1 < bytes.Length ? at : bytes.Length;
    }

    // Which way up the camera was held: 2 to 8; null where it stands upright or says nothing that can be read.
    private static byte? WayUp(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("Exif\0\0"u8) || body.Length < 14)
        {
            return null;
        }

        var tiff = body[6..];
        var isLittle = tiff[0] == 'I';
        var from = (long)Number(tiff[4..8], isLittle);
        if (from + 2 > tiff.Length)
        {
            return null;
        }

        var count = Short(tiff[(int)from..], isLittle);
        for (var i = 0; i < count; i++)
        {
            var at = (int)from + 2 + (i * 12);
            if (at + 12 > tiff.Length)
            {
                return null;
            }

            if (Short(tiff[at..], isLittle) == Orientation)
            {
                return Short(tiff[(at + 8)..], isLittle) is var turned and >= 2 and <= 8 ? (byte)turned : null;
            }
        }

        return null;
    }

    private static uint Number(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    // EXIF with that one entry.
    private static byte[] Turned(byte way) =>
    [
        0xFF, 0xE1, 0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0,
        (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, way, 0, 0, 0, 0, 0, 0,
    ];
}
