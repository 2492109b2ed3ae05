using System.Text;

namespace Roots.Wiki.Adapters.Git;

/// <summary>The modes of tree entries.</summary>
internal static class EntryMode
{
    public const uint Folder = 0x4000;
    public const uint Plain = 0x81A4;
    private const uint TypeMask = 0xF000;
    private const uint FileType = 0x8000;

    /// <summary>Whether a mode is that of a plain or executable file.</summary>
    public static bool IsFile(uint mode) => (mode & TypeMask) == FileType;

    public static uint Read(ReadOnlySpan<byte> octal)
    {
        var mode = 0u;
        foreach (var digit in octal)
        {
            mode = (mode << 3) + (uint)(digit - '0');
        }

        return mode;
    }

    public static byte[] Write(uint mode) => Encoding.ASCII.GetBytes(Convert.ToString(mode, 8));
}
