using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Roots.Wiki;

/// <summary>The address of a page: its path in git without <c>.md</c>, compared ordinally.</summary>
/// <remarks>
/// Immutable. At most <see cref="MaxBytes"/> bytes of UTF-8. Every page that lies in a repository has one, however odd
/// its name; what a new page may be called is stricter: <see cref="Pages.PageNames"/>. A folder's own page is
/// <c>folder/index</c> (or <c>folder/README</c>); its web address is the folder's: see <see cref="Pages.PageUrl"/>.
/// </remarks>
public sealed record PagePath : IComparable<PagePath>
{
    /// <summary>The longest address in bytes of UTF-8.</summary>
    public const int MaxBytes = 900;

    private PagePath(string value) => Value = value;

    /// <summary>The address, for instance <c>rollen/kasse/index</c>.</summary>
    public string Value { get; }

    /// <summary>The last part.</summary>
    public string Name => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>The folder that holds the page, without a closing slash; empty for the top.</summary>
    public string Folder => Value.LastIndexOf('/') is var i and >= 0 ? Value[..i] : "";

    /// <summary>The top-level folder (the space), or empty for a page at the top.</summary>
    public string Space => Value.IndexOf('/') is var i and >= 0 ? Value[..i] : "";

    /// <summary>The file that holds the page.</summary>
    public GitPath File => GitPath.Parse(Value + ".md");

    /// <summary>Reads an address; routes and forms bind through this.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PagePath? path)
    {
        var isAddress = !string.IsNullOrEmpty(text)
            && Encoding.UTF8.GetByteCount(text) <= MaxBytes
            && text is not (['.', ..] or "-" or ['-', '/', ..])
            && !text.Contains("/.", StringComparison.Ordinal)
            && GitPath.TryParse(text + ".md", out _);
        path = isAddress ? new PagePath(text!) : null;
        return isAddress;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not a page address.</exception>
    public static PagePath Parse(string text) => TryParse(text, out var path) ? path : throw new FormatException($"'{text}' is not a page address.");

    /// <summary>The page that a file holds, if it holds one.</summary>
    public static bool TryOf(GitPath file, [NotNullWhen(true)] out PagePath? path)
    {
        path = null;
        return file.Value.EndsWith(".md", StringComparison.Ordinal) && TryParse(file.Value[..^3], out path);
    }

    /// <inheritdoc/>
    public int CompareTo(PagePath? other) => string.CompareOrdinal(Value, other?.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
