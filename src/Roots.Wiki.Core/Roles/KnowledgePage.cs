using Roots.Wiki.Pages;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>
/// Splices answers into the text of a knowledge page. An answer that stands there is replaced in its place; a new one goes
/// beside its neighbours in the templates' order, under its section's heading. All other text stays to the byte. Pure.
/// </summary>
internal sealed class KnowledgePage(AnswerOrder order, string language)
{
    /// <summary>The text with an answer set; empty Markdown takes the answer and its heading out.</summary>
    public string Set(string text, string id, string markdown)
    {
        var spans = AnswerReader.Spans(text, FrontMatter.Read(text).BodyStart);
        var found = spans.FindIndex(s => s.Id == id);
        return found >= 0 ? Replace(text, spans[found], markdown)
            : markdown.Length == 0 ? text
            : Insert(text, spans, id, markdown);
    }

    private static string Replace(string text, AnswerSpan span, string markdown)
    {
        if (markdown.Length == 0)
        {
            return text.Remove(span.Heading.Start, span.End - span.Heading.Start);
        }

        var newLine = NewLineOf(text);
        var body = AnswerMarkdown.Tidy(markdown, Math.Max(span.Heading.Level, AnswerMarkdown.QuestionLevel)).ReplaceLineEndings(newLine);
        var old = text.AsSpan(span.Heading.End, span.End - span.Heading.End);
        var start = span.Heading.End + (old.Length - old.TrimStart().Length);
        var end = span.End - (old.Length - old.TrimEnd().Length);
        if (start < end)
        {
            // Where the first line is indented, the indentation belongs to the answer.
            start = text.LastIndexOf('\n', start - 1) + 1;
            return string.Concat(text.AsSpan(0, start), body, text.AsSpan(end));
        }

        var open = span.Heading.End > 0 && text[span.Heading.End - 1] == '\n' ? "" : newLine;
        return string.Concat(text.AsSpan(0, span.Heading.End), open + newLine + body + newLine + (span.End < text.Length ? newLine : ""), text.AsSpan(span.End));
    }

    private string Insert(string text, List<AnswerSpan> spans, string id, string markdown)
    {
        var place = order.Find(id);
        var headings = Headings(text);
        var (at, section) = Place(text, spans, headings, place);

        // A page written by hand may have deeper headings; one of level 3 put before them would swallow them.
        var below = headings.FindIndex(h => h.Start == at);
        var level = Math.Max(AnswerMarkdown.QuestionLevel, below < 0 ? 0 : headings[below].Level);
        var heading = $"{new string('#', level)} {Label(place, id)} {{#{id}}}";
        return InsertBlock(text, at, (section is null ? "" : section + "\n\n") + heading + "\n\n" + AnswerMarkdown.Tidy(markdown, level));
    }

    // Where the answer goes, and the section's heading if that is missing.
    private (int At, string? Section) Place(string text, List<AnswerSpan> spans, List<PageHeading> headings, AnswerPlace? place)
    {
        var more = headings.FindIndex(h => h.Id == AnswerReader.More);
        if (place is null)
        {
            return more >= 0 ? (SectionEnd(text, headings, more), null) : (text.Length, $"## {(language == "en" ? "Further information" : "Weitere Angaben")} {{#{AnswerReader.More}}}");
        }

        var placed = spans.Select(s => (Span: s, Place: order.Find(s.Id))).Where(s => s.Place is not null).OrderBy(s => s.Place!.Index).ToList();
        var before = placed.LastOrDefault(s => s.Place!.Index < place.Index);
        var after = placed.FirstOrDefault(s => s.Place!.Index > place.Index);
        if (before.Place is { } b && b.Section == place.Section)
        {
            return (before.Span.End, null);
        }

        if (after.Place is { } a && a.Section == place.Section)
        {
            return (after.Span.Heading.Start, null);
        }

        var own = headings.FindIndex(h => h.Level <= 2 && place.Section.Title.All.Contains(text[h.TextStart..h.TextEnd], StringComparer.OrdinalIgnoreCase) && h.Id != AnswerReader.More);
        if (own >= 0)
        {
            return (SectionEnd(text, headings, own), null);
        }

        var section = "## " + place.Section.Title.In(language);
        if (before.Place is not null)
        {
            var next = headings.FindIndex(h => h.Level <= 2 && h.Start >= before.Span.End);
            return (next < 0 ? text.Length : headings[next].Start, section);
        }

        if (after.Place is not null)
        {
            var first = after.Span.Heading.Start;
            var above = headings.FindLastIndex(h => h.Start < first && h.Level <= 2);
            return (above >= 0 && headings[above].Level == 2 ? headings[above].Start : first, section);
        }

        return (more >= 0 ? headings[more].Start : text.Length, section);
    }

    private string Label(AnswerPlace? place, string id) => place?.Question.Text.In(language) ?? id;

    private static string InsertBlock(string text, int at, string block)
    {
        var newLine = NewLineOf(text);
        var before = text[..at];
        if (at == text.Length && OpenFence(text) is { } closing)
        {
            before = before.TrimEnd('\r', '\n') + newLine + closing + newLine;
        }

        var lines = before.Length == 0 || EndsWithBlankLine(before) ? "" : before[^1] == '\n' ? newLine : newLine + newLine;
        return before + lines + block.ReplaceLineEndings(newLine) + newLine + (at < text.Length ? newLine : "") + text[at..];
    }

    private static bool EndsWithBlankLine(string text)
    {
        var rest = text.AsSpan().TrimEnd(" \t\r\n");
        return rest.IsEmpty || text.AsSpan(rest.Length).Count('\n') >= 2;
    }

    private static int SectionEnd(string text, List<PageHeading> headings, int section)
    {
        var next = headings.FindIndex(section + 1, h => h.Level <= headings[section].Level);
        return next < 0 ? text.Length : headings[next].Start;
    }

    private static List<PageHeading> Headings(string text)
    {
        var headings = new List<PageHeading>();
        var start = FrontMatter.Read(text).BodyStart;
        var scanner = new HeadingScanner(text, start == 0 && text.StartsWith('\uFEFF') ? 1 : start);
        while (scanner.Next(out var heading))
        {
            headings.Add(heading);
        }

        return headings;
    }

    private static string? OpenFence(string text)
    {
        var scanner = new HeadingScanner(text, FrontMatter.Read(text).BodyStart);
        while (scanner.Next(out _))
        {
        }

        return scanner.IsInFence ? scanner.Closing : null;
    }

    private static string NewLineOf(string text) => text.IndexOf('\n') is var i and > 0 && text[i - 1] == '\r' ? "\r\n" : "\n";
}
