using System.Buffers.Binary;
using System.Text;
using FsCheck.Xunit;
using Roots.Wiki.Pictures;

namespace Roots.Wiki.Core.Tests.Pictures;

public sealed class PictureCleanerTests
{
    private const string Hidden = "GPS 51.34 N 12.37 E Karla Kasse";

    [Fact]
    public void A_photo_loses_place_names_comments_and_what_hangs_behind_it() => Assert.All(Pictures, picture =>
    {
        var clean = CleanOf(picture);

        Assert.DoesNotContain(Hidden, Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
        Assert.Contains("pixel", Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
    });

    [Fact]
    public void Cleaning_twice_changes_nothing_more() => Assert.All(Pictures, picture => Assert.Equal(CleanOf(picture), CleanOf(CleanOf(picture))));

    [Fact]
    public void A_photo_taken_sideways_stays_the_right_way_up()
    {
        var clean = CleanOf(Jpeg(Exif(6, isLittle: true)));

        Assert.Equal(clean, CleanOf(Jpeg(Exif(6, isLittle: false))));
        Assert.Contains("Exif", Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(CleanOf(Jpeg(Exif(1, isLittle: true)))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_header_of_a_webp_says_no_longer_that_it_holds_more()
    {
        var clean = CleanOf(WebP());

        Assert.Equal(0b0010_0000, clean[20]);
        Assert.Equal((uint)clean.Length - 8, BinaryPrimitives.ReadUInt32LittleEndian(clean.AsSpan(4)));
    }

    [Fact]
    public void Other_files_are_not_touched() => Assert.All(["%PDF-1.7", "", "GIF89a", "RIFF1234WAVE"], text => Assert.IsType<CleanedPicture.NoPicture>(PictureCleaner.Clean(Encoding.Latin1.GetBytes(text))));

    [Fact]
    public void A_picture_that_is_cut_off_is_none() => Assert.All(Pictures, picture =>
        Assert.All(Enumerable.Range(12, 20), length => Assert.IsType<CleanedPicture.Broken>(PictureCleaner.Clean(picture.AsMemory(0, length)))));

    [Property(MaxTest = 3000)]
    public void Whatever_was_bent_is_read_to_its_end(int which, int at, byte value, int length)
    {
        var picture = Pictures[Math.Abs(which % Pictures.Count)].ToArray();
        picture[Math.Abs(at % picture.Length)] = value;

        var result = PictureCleaner.Clean(picture.AsMemory(0, Math.Abs(length % (picture.Length + 1))));

        Assert.True(result is not CleanedPicture.Clean(var bytes) || bytes.Length <= picture.Length);
    }

    private static IReadOnlyList<byte[]> Pictures { get; } = [Jpeg(Exif(1, isLittle: true)), Png(), WebP()];

    private static byte[] CleanOf(byte[] picture) => Assert.IsType<CleanedPicture.Clean>(PictureCleaner.Clean(picture)).Bytes.ToArray();

    private static byte[] Jpeg(byte[] exif) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 72, 0, 72, 0, 0]), .. Segment(0xE1, exif), .. Segment(0xE1, Bytes("http://ns.adobe.com/xap/1.0/\0" + Hidden)),
        .. Segment(0xED, Bytes("Photoshop 3.0\0" + Hidden)), .. Segment(0xFE, Bytes(Hidden)), .. Segment(0xDB, Bytes("table")), .. Segment(0xC0, Bytes("frame")),
        .. Segment(0xDA, Bytes("scan")), .. Bytes("pixel"), 0xFF, 0x00, 0xFF, 0xD3, .. Bytes("pixel"), 0xFF, 0xD9, .. Bytes(Hidden),
    ];

    private static byte[] Exif(byte way, bool isLittle) => isLittle
        ? [.. "Exif\0\0"u8, .. "II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, way, 0, 0, 0, 0, 0, 0, 0, .. Bytes(Hidden)]
        : [.. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, way, 0, 0, 0, 0, 0, 0, .. Bytes(Hidden)];

    private static byte[] Png() =>
    [
        0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", "0123456789abc"), .. Chunk("tEXt", Hidden), .. Chunk("eXIf", Hidden), .. Chunk("tIME", Hidden), .. Chunk("prIv", Hidden),
        .. Chunk("IDAT", "pixel"), .. Chunk("IEND", ""), .. Bytes(Hidden),
    ];

    private static byte[] WebP()
    {
        byte[] body = [.. "WEBP"u8, .. Riff("VP8X", [0b0010_1100, 0, 0, 0, 1, 0, 0, 1, 0, 0]), .. Riff("VP8L", Bytes("pixel")), .. Riff("EXIF", Bytes(Hidden)), .. Riff("XMP ", Bytes(Hidden)), .. Riff("????", Bytes(Hidden))];
        return [.. "RIFF"u8, .. Little(body.Length), .. body, .. Bytes(Hidden)];
    }

    private static byte[] Segment(byte marker, byte[] body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    private static byte[] Chunk(string name, string body) => [0, 0, 0, (byte)body.Length, .. Bytes(name), .. Bytes(body), 0, 0, 0, 0];

    private static byte[] Riff(string name, byte[] body) => [.. Bytes(name), .. Little(body.Length), .. body, .. new byte[body.Length % 2]];

    private static byte[] Little(int number) => [(byte)number, (byte)(number >> 8), (byte)(number >> 16), 0];

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
