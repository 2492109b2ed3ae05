using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Testing.Search;

/// <summary>Reads a page line by line: a line with <c>#</c> is a heading, everything else stays as it is.</summary>
public sealed class LinePlainTextReader : IPlainTextReader
{
    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public PlainText Read(string markdown)
    {
        var text = new StringBuilder();
        var headings = new List<TextHeading>();
        foreach (var line in markdown[FrontMatter.Read(markdown).BodyStart..].Split('\n'))
        {
            if (line.StartsWith('#'))
            {
                var (words, id) = line.TrimStart('#', ' ').Split(" {#") is [var w, var i] ? (w, i.TrimEnd('}')) : (line.TrimStart('#', ' '), PageNames.Slug(line));
                headings.Add(new("h-" + id, words, text.Length));
                text.Append(words).Append('\n');
            }
            else
            {
                text.Append(line).Append('\n');
            }
        }

        return new(headings.FirstOrDefault()?.Text, headings, text.ToString());
    }
}
