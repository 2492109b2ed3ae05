using System.Buffers.Binary;
using System.Text;

namespace Roots.Wiki.Pictures;

/// <summary>WebP: the chunks that make the picture; the header's flags for EXIF and XMP are taken back.</summary>
internal static class WebPCleaner
{
    private const int Header = 12;
    private const byte ExifAndXmp = 0b0000_1100;

    private static readonly HashSet<string> Needed = new(StringComparer.Ordinal) { "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP" };

    public static byte[]? Clean(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (stated < 4 || stated > bytes.Length - 8)
        {
            return null;
        }

        var last = (int)stated + 8;
        using var clean = new MemoryStream(bytes.Length);
        clean.Write(bytes[..Header]);
        var hasPicture = false;
        for (var at = Header; at < last;)
        {
            if (at + 8 > last || BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]) is var length && length > last - at - 8)
            {
                return null;
            }

            var end = Math.Min(last, at + 8 + (int)length + (int)(length % 2));
            var name = Encoding.ASCII.GetString(bytes.Slice(at, 4));
            if (Needed.Contains(name))
            {
                var chunk = bytes[at..end].ToArray();
                if (name == "VP8X" && length > 0)
                {
                    chunk[8] &= unchecked((byte)~ExifAndXmp);
                }

                hasPicture |= name is "VP8 " or "VP8L" or "ANMF";
                clean.Write(chunk);
            }

            at = end;
        }

        var result = clean.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(result.AsSpan(4), (uint)result.Length - 8);
        return hasPicture ? result : null;
    }
}
