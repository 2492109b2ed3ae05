namespace Roots.Wiki.Recordings;

/// <summary>Tells what kind of sound a file holds by its first bytes, never by its name. Pure.</summary>
public static class SoundKind
{
    /// <summary>The content type of what browsers record and phones bring along; null for anything else.</summary>
    public static string? Of(ReadOnlySpan<byte> file) => file switch
    {
        [0x1A, 0x45, 0xDF, 0xA3, ..] => "audio/webm",
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => "audio/ogg",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => "audio/wav",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "audio/mp4",
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB or 0xF3 or 0xF2, ..] => "audio/mpeg",
        _ => null,
    };
}
