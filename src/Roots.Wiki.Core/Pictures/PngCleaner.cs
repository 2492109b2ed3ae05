using System.Buffers.Binary;
using System.Text;

namespace Roots.Wiki.Pictures;

/// <summary>PNG: the chunks that make the picture, and nothing behind its end.</summary>
internal static class PngCleaner
{
    private const int Signature = 8;
    private const int Frame = 12;

    private static readonly HashSet<string> Needed = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "bKGD", "hIST", "cICP", "acTL", "fcTL", "fdAT",
    };

    public static byte[]? Clean(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        using var clean = new MemoryStream(bytes.Length);
        clean.Write(bytes[..Signature]);
        for (var at = Signature; at + Frame <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - Frame)
            {
                return null;
            }

            var name = Encoding.ASCII.GetString(bytes.Slice(at + 4, 4));
            if ((at == Signature) != (name == "IHDR"))
            {
                return null;
            }

            var end = at + Frame + (int)length;
            if (Needed.Contains(name))
            {
                clean.Write(bytes[at..end]);
            }

            if (name == "IEND")
            {
                return clean.ToArray();
            }

            at = end;
        }

        return null;
    }
}
