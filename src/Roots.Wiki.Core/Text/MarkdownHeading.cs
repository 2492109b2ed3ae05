using System.Buffers;

namespace Roots.Wiki.Text;

/// <summary>Reads a heading's line: its level, and the id in <c>{#konten}</c> at its end.</summary>
internal static class MarkdownHeading
{
    private const int MaxId = 64;
    private static readonly SearchValues<char> OfId = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Whether the line is a heading written with <c>#</c>.</summary>
    public static bool IsHeading(string line)
    {
        var text = line.AsSpan().TrimStart(' ');
        var marks = text.IndexOfAnyExcept('#') is var i and >= 0 ? i : text.Length;
        return line.Length - text.Length <= 3 && marks is >= 1 and <= 6 && (marks == text.Length || text[marks] is ' ' or '\t');
    }

    /// <summary>The id at the end of a heading, or null.</summary>
    public static string? IdOf(string line)
    {
        var text = line.AsSpan().TrimEnd();
        if (text.EndsWith("#"))
        {
            text = text.TrimEnd('#').TrimEnd(); // a closing run of marks
        }

        var start = text.LastIndexOf("{#");
        if (start < 0 || !text.EndsWith("}"))
        {
            return null;
        }

        var id = text[(start + 2)..^1];
        return id.Length is > 0 and <= MaxId && id.IndexOfAnyExcept(OfId) < 0 ? id.ToString() : null;
    }
}
