using System.Globalization;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Handovers;

/// <summary>Reads and splices the parts of a handover's page; what belongs to no part stays to the byte. Pure.</summary>
internal static class HandoverText
{
    /// <summary>The text under the heading that carries an id, trimmed; null where there is none.</summary>
    public static string? Section(string text, string id)
    {
        var spans = AnswerReader.Spans(text, FrontMatter.Read(text).BodyStart);
        return spans.FindIndex(s => s.Id == id) is var i and >= 0 ? text[spans[i].Heading.End..spans[i].End].Trim() : null;
    }

    /// <summary>The text with a part set, in its place or at the end; an empty body takes the part and its heading out.</summary>
    public static string SetSection(string text, string id, string heading, string body)
    {
        var spans = AnswerReader.Spans(text, FrontMatter.Read(text).BodyStart);
        var at = spans.FindIndex(s => s.Id == id);
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var block = body.Length == 0 ? "" : $"## {heading} {{#{id}}}\n\n{body.Trim()}\n".ReplaceLineEndings(newLine);
        if (at < 0)
        {
            return block.Length == 0 ? text : text.TrimEnd() + newLine + newLine + block;
        }

        var (start, end) = (spans[at].Heading.Start, spans[at].End);
        var rest = text[end..];
        return block.Length == 0 ? text.Remove(start, end - start).TrimEnd() + newLine + (rest.Length > 0 ? newLine + rest : "")
            : text[..start] + block + (rest.Length > 0 ? newLine + rest : "");
    }

    /// <summary>A day as people read it in the wiki's language.</summary>
    public static string Day(DateOnly day, string language) => day.ToString(language == "en" ? "d MMMM yyyy" : "dd.MM.yyyy", CultureInfo.InvariantCulture);
}
