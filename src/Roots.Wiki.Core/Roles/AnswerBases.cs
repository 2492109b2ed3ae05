using System.Text;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Roles;

/// <summary>Finds the text that an answer had when a form was opened, also where somebody else has changed it since.</summary>
internal sealed class AnswerBases(IPageStore store)
{
    private const int MostVersions = 20;

    /// <summary>The text that <paramref name="name"/> names: the one of now, or of one of the last versions; empty where none has it.</summary>
    public async Task<string> FindAsync(RoleKnowledge knowledge, string questionId, string? name, CancellationToken ct)
    {
        var now = knowledge.Find(questionId)?.Text ?? "";
        if (name is null || name == SittingQuestion.BaseOf(now) || knowledge.PageOf(questionId) is not { } page || name == SittingQuestion.BaseOf(""))
        {
            return name == SittingQuestion.BaseOf("") ? "" : now;
        }

        foreach (var version in await store.HistoryAsync(page.Path.File, null, MostVersions, ct).ConfigureAwait(false))
        {
            if (version.Blob is { } blob && await store.ReadAsync(blob, ct).ConfigureAwait(false) is { } bytes)
            {
                var text = Encoding.UTF8.GetString(bytes.Span);
                var old = AnswerReader.Read(text, FrontMatter.Read(text)).FirstOrDefault(a => a.QuestionId == questionId)?.Text;
                if (old is not null && SittingQuestion.BaseOf(old) == name)
                {
                    return old;
                }
            }
        }

        return "";
    }
}
