using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>One answer on the sheet.</summary>
/// <param name="Question">The question.</param>
/// <param name="Markdown">The answer as it stands in the wiki.</param>
/// <param name="Age">How it has aged.</param>
/// <param name="Confirmed">When it was last confirmed, or null.</param>
public sealed record SubstituteAnswer(Question Question, string Markdown, AnswerAge Age, DateOnly? Confirmed);

/// <summary>Vertretungszettel: what who steps in must know, on one printed page; only what the actor may read. Immutable.</summary>
/// <param name="Role">The office.</param>
/// <param name="Answers">The quick start's answers, then those that must be answered, as far as a page holds.</param>
/// <param name="Open">Questions of the quick start without an answer, so that the sheet does not look complete.</param>
/// <param name="Today">The day of the sheet.</param>
public sealed record SubstituteSheet(Role Role, IReadOnlyList<SubstituteAnswer> Answers, IReadOnlyList<Question> Open, DateOnly Today)
{
    private const int MostAnswers = 12;
    private const int MostCharacters = 4_000; // about one page of A4

    /// <summary>The sheet of an office; null where it does not exist for the actor, or they may not read its answers.</summary>
    public static SubstituteSheet? Of(AccessView view, PagePath path, TemplateCatalog catalog, DateOnly today)
    {
        if (view.Snapshot.Roles.Find(path) is not { } role || !view.CanReadClass(new(Visibility.Office, path)))
        {
            return null;
        }

        var knowledge = new RoleKnowledge(role, view, catalog);
        var quick = role.Facts.Templates.Select(catalog.Find).OfType<Template>().Where(t => t.Kind == TemplateKind.QuickStart).SelectMany(t => t.Questions).ToList();
        var questions = quick.Concat(knowledge.Questions.Where(q => q.Weight == QuestionWeight.Must)).DistinctBy(q => q.Id);
        var answers = new List<SubstituteAnswer>();
        var length = 0;
        foreach (var question in questions)
        {
            if (knowledge.Find(question.Id) is { Text: { Length: > 0 } text } answer && answers.Count < MostAnswers && (length += text.Length) <= MostCharacters)
            {
                answers.Add(new(question, text, AnswerStanding.Of(question, answer, countsAlthoughNotApplicable: false, today).Age, answer.Confirmed));
            }
        }

        return new(role, answers, [.. quick.Where(q => knowledge.CanAnswer(q) && knowledge.Find(q.Id) is not ({ Text.Length: > 0 } or { State: AnswerState.NotApplicable }))], today);
    }
}
