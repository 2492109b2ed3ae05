using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Roots.Wiki.Adapters.Git;

/// <summary>Reads names as git has them: bytes that are meant as UTF-8 but need not be.</summary>
internal static class GitNames
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>How many folders a path can stand in at most: each takes two bytes.</summary>
    public const int DeepestFolder = GitPath.MaxBytes / 2;

    /// <summary>How many files of one wiki are served at most; a few kilobytes pushed can unfold to billions.</summary>
    public const int MostFiles = 1_000_000;

    /// <summary>The name, if it is text; a path with any other name cannot be served.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? name)
    {
        name = System.Text.Unicode.Utf8.IsValid(bytes) ? Strict.GetString(bytes) : null;
        return name is not null;
    }
}
