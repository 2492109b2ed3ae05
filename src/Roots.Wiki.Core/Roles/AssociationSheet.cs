using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>What one office says to a question of the sheet.</summary>
/// <param name="Role">The office.</param>
/// <param name="Markdown">The answer as it stands in the wiki.</param>
/// <param name="Standing">How it stands today; its <see cref="AnswerStanding.ValidUntil"/> is the day on which the fact runs out.</param>
public sealed record AssociationAnswer(Role Role, string Markdown, AnswerStanding Standing);

/// <summary>One question of the sheet.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answers">What the offices say, the board's first.</param>
/// <param name="Open">The offices that are asked and have not answered; empty where somebody has.</param>
public sealed record AssociationLine(Question Question, IReadOnlyList<AssociationAnswer> Answers, IReadOnlyList<Role> Open);

/// <summary>
/// A sheet about the whole association (T22 Notfallblatt, T38 Fristen), drawn from the offices' answers at each look, so that
/// nobody types anything twice. Only for the board and the administration. Immutable.
/// </summary>
/// <param name="Template">The template.</param>
/// <param name="Lines">Its questions in order.</param>
/// <param name="Today">The day of the sheet.</param>
public sealed record AssociationSheet(Template Template, IReadOnlyList<AssociationLine> Lines, DateOnly Today)
{
    /// <summary>The sheets that there are for an actor; none for who is not of the board.</summary>
    public static IReadOnlyList<Template> For(AccessView view, TemplateCatalog catalog) =>
        view.CanReadClass(new(Visibility.Board, null)) ? [.. catalog.Templates.Where(t => t.Scope == TemplateScope.Association).OrderBy(t => t.Number, StringComparer.Ordinal)] : [];

    /// <summary>The sheet of a template; null where there is none for the actor.</summary>
    /// <remarks>A question that the board's offices are asked is answered by them; one that only another office is asked, by that office.</remarks>
    public static AssociationSheet? Of(AccessView view, string template, TemplateCatalog catalog, DateOnly today)
    {
        if (For(view, catalog).FirstOrDefault(t => t.Id == template) is not { } sheet)
        {
            return null;
        }

        var offices = view.Snapshot.Roles.All.Select(r => new RoleKnowledge(r, view, catalog)).OrderByDescending(k => k.Role.Facts.IsBoard).ThenBy(k => k.Role.Title, StringComparer.CurrentCulture).ToList();
        return new(sheet, [.. sheet.Questions.Select(q => Line(q, offices, today))], today);
    }

    private static AssociationLine Line(Question question, List<RoleKnowledge> offices, DateOnly today)
    {
        var asked = offices.Where(k => k.Questions.Contains(question) && k.CanAnswer(question)).ToList();
        asked = asked.Exists(k => k.Role.Facts.IsBoard) ? [.. asked.Where(k => k.Role.Facts.IsBoard)] : asked;
        var answers = asked
            .Where(k => k.Find(question.Id) is { Text.Length: > 0 })
            .Select(k => new AssociationAnswer(k.Role, k.Find(question.Id)!.Text, AnswerStanding.Of(question, k.Find(question.Id), countsAlthoughNotApplicable: false, today)))
            .ToList();
        return new(question, answers, answers.Count > 0 ? [] : [.. asked.Select(k => k.Role)]);
    }
}
