using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Roots.Wiki.Erasure;

/// <summary>What becomes of a file's content.</summary>
public enum ContentFate
{
    /// <summary>It does not hold the words.</summary>
    Keep,
    /// <summary>It is text, and the words were replaced.</summary>
    Replaced,
    /// <summary>It is no text: cutting the words out would leave a broken file, so it goes whole.</summary>
    Drop,
}

/// <summary>
/// Looks for words in the content of any file, as text, as UTF-8, UTF-16 and Latin-1 inside binary files, and inside the parts of office files
/// (ZIP). Immutable, safe to share.
/// </summary>
public sealed partial class ContentEraser(ErasePattern pattern)
{
    private const int MostParts = 2_000;
    private const long MostUnpacked = 256 * 1024 * 1024;
    private static readonly UTF8Encoding Utf8 = new(false, false);

    /// <summary>Whether a content holds the words.</summary>
    public bool IsIn(ReadOnlySpan<byte> content)
    {
        if (pattern.IsEmpty || content.IsEmpty)
        {
            return false;
        }

        return TextOf(content) is { } text ? pattern.IsIn(text.Text) : IsInBinary(content);
    }

    /// <summary>What is to become of a content.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="replaced">The new bytes where they were replaced, else empty.</param>
    public ContentFate Erase(ReadOnlySpan<byte> content, out byte[] replaced)
    {
        replaced = [];
        if (pattern.IsEmpty || content.IsEmpty)
        {
            return ContentFate.Keep;
        }

        if (TextOf(content) is not { } text)
        {
            return IsInBinary(content) ? ContentFate.Drop : ContentFate.Keep;
        }

        var now = pattern.Replace(text.Text);
        if (ReferenceEquals(now, text.Text))
        {
            return ContentFate.Keep;
        }

        replaced = text.Encoding.GetBytes(now);
        return ContentFate.Replaced;
    }

    /// <summary>The content as text, or null for a binary file.</summary>
    public static string? ReadText(ReadOnlySpan<byte> content) => TextOf(content)?.Text;

    /// <summary>Whether nobody can look into a content: a picture, a PDF, sound. Their words are found by reading them only.</summary>
    public static bool IsOpaque(ReadOnlySpan<byte> content) => TextOf(content) is null && !IsZip(content);

    private static (string Text, Encoding Encoding)? TextOf(ReadOnlySpan<byte> content)
    {
        if (content.Contains((byte)0))
        {
            return null;
        }

        if (System.Text.Unicode.Utf8.IsValid(content))
        {
            return (Utf8.GetString(content), Utf8);
        }

        foreach (var b in content)
        {
            if (b < 32 && b is not (9 or 10 or 12 or 13 or 27))
            {
                return null;
            }
        }

        return (Encoding.Latin1.GetString(content), Encoding.Latin1);
    }

    private bool IsInBinary(ReadOnlySpan<byte> content) =>
        pattern.IsIn(Utf8.GetString(content)) || pattern.IsIn(Encoding.Latin1.GetString(content)) || IsInUtf16(content) || IsInUtf16(content[1..]) || (IsZip(content) && IsInParts(content.ToArray()));

    private bool IsInUtf16(ReadOnlySpan<byte> content)
    {
        var even = content[..(content.Length & ~1)];
        return pattern.IsIn(Encoding.Unicode.GetString(even)) || pattern.IsIn(Encoding.BigEndianUnicode.GetString(even));
    }

    private static bool IsZip(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    // Writer programs split words into runs: <w:t>Eri</w:t><w:t>ka</w:t>. Bounded by what is really unpacked, not by what the file claims.
    private bool IsInParts(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var left = MostUnpacked;
            foreach (var entry in zip.Entries.Take(MostParts))
            {
                using var part = entry.Open();
                var bytes = new MemoryStream();
                var buffer = new byte[64 * 1024];
                for (var read = part.Read(buffer); read > 0 && left > 0; read = part.Read(buffer))
                {
                    bytes.Write(buffer, 0, read);
                    left -= read;
                }

                var text = Utf8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
                if (pattern.IsIn(entry.FullName) || pattern.IsIn(text) || pattern.IsIn(Tag().Replace(text, "")) || pattern.IsIn(Tag().Replace(text, " ")))
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return false; // no archive after all
        }
    }

    [GeneratedRegex("<[^<>]{0,2000}>", RegexOptions.None, 60_000)]
    private static partial Regex Tag();
}
