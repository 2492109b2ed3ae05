using System.Globalization;
using System.Security.Cryptography;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>The holes of a page while it is written: marks that nobody can guess stand in the markup until it is cleaned.</summary>
internal sealed class HoleMarks
{
    private const int MaxLength = 2 * 1024 * 1024;
    private readonly List<Hole> holes = [];
    private int length;
    private readonly string secret = $"~{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}~";

    /// <summary>Whether a text has the form of a mark.</summary>
    public static bool IsMark(string text) => text.Length > 27 && text[0] == '~' && text[25] == '~' && text[^1] == '~' && text.All(c => c == '~' || char.IsAsciiHexDigitLower(c));

    /// <summary>The mark of a new hole.</summary>
    /// <exception cref="OutputTooLargeException">All holes together say too much.</exception>
    public string Add(Hole hole)
    {
        holes.Add(hole);
        length += hole.Target.Length + hole.Text.Length + (hole.Otherwise?.Length ?? 0);
        return length > MaxLength ? throw new OutputTooLargeException() : string.Create(CultureInfo.InvariantCulture, $"{secret}{holes.Count - 1}~");
    }

    /// <summary>Parts cleaned markup at the marks that are left in it.</summary>
    public (IReadOnlyList<string> Literals, IReadOnlyList<Hole> Holes) Split(string html)
    {
        var (literals, found, from) = (new List<string>(), new List<Hole>(), 0);
        for (var at = html.IndexOf(secret, StringComparison.Ordinal); at >= 0; at = html.IndexOf(secret, from, StringComparison.Ordinal))
        {
            var end = html.IndexOf('~', at + secret.Length);
            var hole = holes[int.Parse(html.AsSpan((at + secret.Length)..end), CultureInfo.InvariantCulture)];
            literals.Add(hole.Kind == HoleKind.PageLink ? WithoutHref(html[from..at]) : html[from..at]);
            found.Add(hole);
            from = hole.Kind == HoleKind.PageLink ? end + 2 : end + 1; // behind the closing quote
        }

        literals.Add(html[from..]);
        return (literals, found);
    }

    // The filler of a page link gives the whole attribute.
    private static string WithoutHref(string literal) => literal[..^" href=\"".Length];
}
