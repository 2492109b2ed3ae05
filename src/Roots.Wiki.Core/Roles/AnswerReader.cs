using Roots.Wiki.Pages;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>Where an answer stands in a knowledge page: its heading, and the text under it up to <paramref name="End"/>.</summary>
internal readonly record struct AnswerSpan(PageHeading Heading, int End)
{
    public string Id => Heading.Id!;
}

/// <summary>
/// Reads the answers of a knowledge page: text under headings that carry a question's id, state from the front matter.
/// An answer runs to the next heading of the same or a higher level; of two with one id the second is plain text.
/// </summary>
internal static class AnswerReader
{
    /// <summary>The id of the heading under which answers without a place stand.</summary>
    public const string More = "more";

    public static IReadOnlyList<Answer> Read(string text, FrontMatter front)
    {
        var states = front.MapOfMaps("answers");
        var stateOf = new Dictionary<string, IReadOnlyDictionary<string, string>>(states, StringComparer.Ordinal);
        var answers = new List<Answer>();
        foreach (var span in Spans(text, front.BodyStart))
        {
            stateOf.Remove(span.Id, out var state);
            var heading = text[span.Heading.TextStart..span.Heading.TextEnd];
            answers.Add(Of(span.Id, heading, text[span.Heading.End..span.End].Trim(), state));
        }

        // "Weiß ich nicht" and "trifft nicht zu" need no text.
        answers.AddRange(states.Where(s => stateOf.ContainsKey(s.Key)).Select(s => Of(s.Key, "", "", s.Value)));
        return answers;
    }

    public static List<AnswerSpan> Spans(string text, int bodyStart)
    {
        var spans = new List<AnswerSpan>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        PageHeading? open = null;
        var scanner = new HeadingScanner(text, bodyStart == 0 && text.StartsWith('\uFEFF') ? 1 : bodyStart);
        while (scanner.Next(out var heading))
        {
            // A section of level 2 may carry an id of its own; the questions in it stay questions.
            if (open is { } o && heading.Level > o.Level && !(o.Level < AnswerMarkdown.QuestionLevel && heading is { Level: AnswerMarkdown.QuestionLevel, Id: not null }))
            {
                continue;
            }

            if (open is { } ended)
            {
                spans.Add(new(ended, heading.Start));
            }

            open = heading is { Level: > 1, Id: { } id } && id != More && seen.Add(id) ? heading : null; // level 1 is the page's title
        }

        if (open is { } last)
        {
            spans.Add(new(last, text.Length));
        }

        return spans;
    }

    private static Answer Of(string id, string heading, string text, IReadOnlyDictionary<string, string>? state) => new(
        id, heading, text,
        state?.GetValueOrDefault("state") switch
        {
            "partial" => AnswerState.Partial,
            "unknown" => AnswerState.Unknown,
            "not-applicable" => AnswerState.NotApplicable,
            _ => AnswerState.Given,
        },
        RoleFactsReader.Day(state?.GetValueOrDefault("confirmed")),
        state?.GetValueOrDefault("reason"));
}
