using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>Draws the answers of one template from those that an office has given already. Pure.</summary>
public static class DrawnAnswers
{
    /// <summary>What each question of a template can be filled with, as Markdown by question; questions without a source or without an answer are missing.</summary>
    /// <param name="template">Its questions name their sources in <see cref="Question.From"/>.</param>
    /// <param name="knowledge">The office, as the asking actor may read it.</param>
    public static IReadOnlyDictionary<string, string> Of(Template template, RoleKnowledge knowledge)
    {
        var drawn = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in template.Questions)
        {
            var texts = question.From
                .Select(knowledge.Find)
                .Where(a => a is { State: AnswerState.Given or AnswerState.Partial, Text.Length: > 0 })
                .Select(a => a!.Text);
            if (string.Join("\n\n", texts) is { Length: > 0 } text)
            {
                drawn[question.Id] = text;
            }
        }

        return drawn;
    }
}
