namespace Roots.Wiki.Pictures;

/// <summary>What came of cleaning a file.</summary>
public abstract record CleanedPicture
{
    private CleanedPicture() { }

    /// <summary>The picture without place, time, device, names and hidden texts; pixels, colours and the way up stay.</summary>
    public sealed record Clean(ReadOnlyMemory<byte> Bytes) : CleanedPicture;

    /// <summary>The file is no JPEG, PNG or WebP picture: it was not touched.</summary>
    public sealed record NoPicture : CleanedPicture;

    /// <summary>It begins as a picture and is none: nobody can say what it holds.</summary>
    public sealed record Broken : CleanedPicture;
}

/// <summary>
/// Takes everything out of a picture that is not needed to show it: EXIF with the place, XMP, comments, times, thumbnails, and
/// whatever hangs behind its end. Only parts that are known to be harmless stay. Pure; linear; decodes no pixel; safe to share.
/// </summary>
public static class PictureCleaner
{
    /// <summary>Cleans a file; its kind is told by its first bytes, never by its name.</summary>
    public static CleanedPicture Clean(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        Func<ReadOnlyMemory<byte>, byte[]?>? cleaner =
            bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? JpegCleaner.Clean
            : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? PngCleaner.Clean
            : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? WebPCleaner.Clean
            : null;
        return cleaner is null ? new CleanedPicture.NoPicture() : cleaner(file) is { } clean ? new CleanedPicture.Clean(clean) : new CleanedPicture.Broken();
    }
}
