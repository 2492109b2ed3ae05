using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Roots.Wiki;

/// <summary>
/// The path of any file in a wiki's repository, with its ending, compared ordinally: <c>kasse/sepa.md</c>,
/// <c>kasse/bilder/plan.png</c>, <c>.roots/wiki.yaml</c>.
/// </summary>
/// <remarks>Immutable. Folders are parted by <c>/</c>; no part is empty, <c>.</c>, <c>..</c> or a look-alike of <c>.git</c>; no control characters.</remarks>
public sealed record GitPath : IComparable<GitPath>
{
    /// <summary>The longest path in bytes of UTF-8, ending included.</summary>
    public const int MaxBytes = 903;

    private GitPath(string value) => Value = value;

    /// <summary>The path as git has it.</summary>
    public string Value { get; }

    /// <summary>The last part, with its ending.</summary>
    public string Name => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>The folder that holds the file, without a closing slash; empty for the top.</summary>
    public string Folder => Value.LastIndexOf('/') is var i and >= 0 ? Value[..i] : "";

    /// <summary>Whether the file is a page: it ends in <c>.md</c> and lies outside dot-folders.</summary>
    public bool IsPage => PagePath.TryOf(this, out _);

    /// <summary>Whether the file lies under <c>.roots/</c>, the wiki's own settings.</summary>
    public bool IsSettings => Value.StartsWith(".roots/", StringComparison.Ordinal);

    /// <summary>Reads a path as it stands in a repository.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out GitPath? path)
    {
        var isPath = !string.IsNullOrEmpty(text) && Encoding.UTF8.GetByteCount(text) <= MaxBytes && AreSegments(text);
        path = isPath ? new GitPath(text!) : null;
        return isPath;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not a file's path.</exception>
    public static GitPath Parse(string text) => TryParse(text, out var path) ? path : throw new FormatException($"'{text}' is not a file's path.");

    /// <inheritdoc/>
    public int CompareTo(GitPath? other) => string.CompareOrdinal(Value, other?.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool AreSegments(ReadOnlySpan<char> path)
    {
        foreach (var segment in path.Split('/'))
        {
            if (!IsSegment(path[segment]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSegment(ReadOnlySpan<char> segment)
    {
        if (segment is "" or "." or "..")
        {
            return false;
        }

        foreach (var c in segment)
        {
            if (char.IsControl(c) || c is '\ufffd' or '\ufffe') // U+FFFE cannot be normalised
            {
                return false;
            }
        }

        // Whatever looks like .git begins with one of these, or with something that is not seen.
        return (char.IsAscii(segment[0]) && segment[0] is not ('.' or 'g' or 'G')) || !LooksLikeDotGit(segment.ToString());
    }

    // NTFS streams, 8.3 names and HFS+'s ignorable characters all reach .git on some machine that clones the wiki.
    private static bool LooksLikeDotGit(string segment)
    {
        var plain = new string([.. segment.Where(c => !IsIgnorable(c))]).TrimEnd(' ', '.').Split(':')[0].TrimEnd(' ', '.');
        return plain.Equals(".git", StringComparison.OrdinalIgnoreCase) || plain.Equals("git~1", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsIgnorable(char c) => c is (>= '\u200c' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u206a' and <= '\u206f') or '\ufeff';
}
