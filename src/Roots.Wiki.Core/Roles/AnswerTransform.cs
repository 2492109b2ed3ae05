using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Text;

namespace Roots.Wiki.Roles;

/// <summary>What a knowledge page that does not exist yet begins with.</summary>
internal sealed record KnowledgeFile(GitPath File, string Title, string Role, Visibility Visibility);

/// <summary>
/// Puts answers into one knowledge page, whatever stands there at the moment of the commit. Answers to other questions are
/// never touched; one that somebody else changed meanwhile is merged, and left out where both texts clash.
/// </summary>
internal sealed class AnswerTransform(KnowledgeFile file, IReadOnlyList<AnswerWrite> writes, AnswerOrder order, string language, DateOnly today)
{
    /// <summary>The ids that the last <see cref="Apply"/> left out.</summary>
    public IReadOnlyList<string> Clashes { get; private set; } = [];

    public FileEdit.Transform Edit => new(file.File, Apply);

    private string? Apply(string? current)
    {
        var text = current ?? NewPage();
        var page = new KnowledgePage(order, language);
        var clashes = new List<string>();
        foreach (var write in writes)
        {
            var front = FrontMatter.Read(text);
            var old = AnswerReader.Read(text, front).FirstOrDefault(a => a.QuestionId == write.QuestionId);
            if (Merged(write, old?.Text ?? "") is not { } markdown)
            {
                clashes.Add(write.QuestionId);
                continue;
            }

            text = page.Set(text, write.QuestionId, markdown);
            text = FrontMatter.SetMapEntry(text, "answers", write.QuestionId, State(write, markdown, front));
        }

        Clashes = clashes;
        return clashes.Count == writes.Count ? null : text;
    }

    private string? Merged(AnswerWrite write, string theirs)
    {
        var (mine, origin) = (Plain(write.Text), Plain(write.Base ?? theirs));
        var now = Plain(theirs);
        if (now == origin || now == mine)
        {
            return now == mine ? theirs : write.Text;
        }

        if (mine == origin)
        {
            return theirs;
        }

        // One value of one line is not put together out of two.
        var isLine = order.Find(write.QuestionId)?.Question.Type.Input is InputKind.Line or InputKind.Date or InputKind.Choice or InputKind.Amount;
        return !isLine && origin.Length > 0 && mine.Length > 0 && PageMerge.Merge(origin + "\n", mine + "\n", now + "\n") is { IsClean: true } merge ? Plain(merge.Text) : null;
    }

    private List<KeyValuePair<string, string>>? State(AnswerWrite write, string markdown, FrontMatter front)
    {
        if (markdown.Length == 0 && write.State is AnswerState.Given or AnswerState.Partial)
        {
            return null;
        }

        var old = front.MapOfMaps("answers").FirstOrDefault(a => a.Key == write.QuestionId).Value ?? new Dictionary<string, string>();
        var map = new List<KeyValuePair<string, string>>();
        if (write.State != AnswerState.Unknown || markdown.Length > 0)
        {
            map.Add(new("confirmed", RoleFactsReader.Day(today)));
        }

        if (write.State != AnswerState.Given)
        {
            map.Add(new("state", write.State switch { AnswerState.Partial => "partial", AnswerState.Unknown => "unknown", _ => "not-applicable" }));
        }

        if (!string.IsNullOrWhiteSpace(write.Reason) && write.State == AnswerState.NotApplicable)
        {
            map.Add(new("reason", AnswerMarkdown.Line(write.Reason)));
        }

        map.AddRange(old.Where(p => p.Key is not ("confirmed" or "state" or "reason")));
        return map;
    }

    private string NewPage()
    {
        var text = $"# {file.Title}\n";
        text = FrontMatter.SetScalar(text, "type", "knowledge");
        text = FrontMatter.SetScalar(text, "title", file.Title);
        text = FrontMatter.SetScalar(text, "role", file.Role);
        return FrontMatter.SetScalar(text, "visibility", file.Visibility.Write());
    }

    private static string Plain(string text) => AnswerMarkdown.TrimBlankLines(text.ReplaceLineEndings("\n"));
}
