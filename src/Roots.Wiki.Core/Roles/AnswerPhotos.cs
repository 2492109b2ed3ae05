using System.Text.RegularExpressions;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>A picture that belongs to an answer. Immutable.</summary>
/// <param name="Target">Where it lies: a path as the page links it, or <c>draft:</c> and an id while it waits outside git.</param>
/// <param name="Alt">What one sees on it; may be empty while it waits.</param>
public sealed record AnswerPhoto(string Target, string Alt)
{
    private const string Waiting = "draft:";

    /// <summary>The id of the draft's photo; null for one that lies in git.</summary>
    public string? DraftId => Target.StartsWith(Waiting, StringComparison.Ordinal) ? Target[Waiting.Length..] : null;

    /// <summary>A photo that waits outside git.</summary>
    public static AnswerPhoto OfDraft(string id, string alt) => new(Waiting + id, alt);
}

/// <summary>
/// The photos of an answer stand at its end, each a paragraph of its own: <c>![Haupthahn im Keller](wissen/haupthahn-x.jpg)</c>. They are no part of
/// the value that a question's type reads and writes. Pure.
/// </summary>
public static partial class AnswerPhotos
{
    /// <summary>The longest words about a photo in characters.</summary>
    public const int AltLength = Limits.ShortAnswerLength;

    /// <summary>An answer's Markdown without its photos, and the photos.</summary>
    public static (string Words, IReadOnlyList<AnswerPhoto> Photos) Split(string markdown)
    {
        var lines = AnswerMarkdown.TrimBlankLines(markdown.ReplaceLineEndings("\n")).Split('\n');
        var photos = new List<AnswerPhoto>();
        var end = lines.Length;
        while (end > 0)
        {
            if (string.IsNullOrWhiteSpace(lines[end - 1]))
            {
                end--;
            }
            else if (Picture().Match(lines[end - 1]) is { Success: true } picture && (end == 1 || string.IsNullOrWhiteSpace(lines[end - 2])))
            {
                photos.Insert(0, new(picture.Groups["target"].Value, Unescape(picture.Groups["alt"].Value)));
                end--;
            }
            else
            {
                break;
            }
        }

        // Inside a fence an image is text of the answer.
        var rest = string.Join('\n', lines.Take(end));
        return photos.Count == 0 || AnswerMarkdown.Tidy(rest) != rest.TrimEnd() ? (markdown, []) : (rest.TrimEnd(), photos);
    }

    /// <summary>Puts them together again.</summary>
    public static string Join(string rest, IReadOnlyList<AnswerPhoto> photos) =>
        photos.Aggregate(rest, (text, photo) => AnswerMarkdown.Join(text, $"![{Escape(AnswerMarkdown.Line(photo.Alt))}]({photo.Target})"));

    private static string Escape(string alt) => alt.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);

    private static string Unescape(string alt) => Escaped().Replace(alt, "$1");

    [GeneratedRegex(@"^!\[(?<alt>(?:[^\[\]\\]|\\.){0,400})\]\((?<target>(?:draft:[a-z2-9]{10})|(?:(?![a-z]+:|/)[^\s()<>]{1,300}\.(?:jpg|jpeg|png|webp)))\)\s*$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Picture();

    [GeneratedRegex(@"\\([\\\[\]])", RegexOptions.None, 1000)]
    private static partial Regex Escaped();
}
