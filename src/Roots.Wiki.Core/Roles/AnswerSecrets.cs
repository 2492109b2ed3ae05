using Roots.Wiki.People;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>Looks for secrets in an answer before it is kept anywhere.</summary>
internal static class AnswerSecrets
{
    /// <param name="question">The question.</param>
    /// <param name="input">What the form sent.</param>
    /// <param name="before">What stands in the wiki and in the draft: no news.</param>
    public static Problem? Check(Question question, AnswerInput input, string before)
    {
        var isStrict = question.Type.TemptsToSecrets;
        var labels = question.Columns.ToDictionary(c => c.Id, c => c.Label.De, StringComparer.Ordinal);
        var cells = input.Value.Rows.SelectMany(r => r).Select(c => (Label: labels.GetValueOrDefault(c.Key) ?? c.Key.TrimStart(TableQuestion.UnknownColumn[0]), Text: c.Value));
        return new[] { (Label: "", input.Value.Text), (Label: "", Text: input.Value.Extra), (Label: "", Text: input.Reason ?? "") }
            .Concat(cells)
            .Concat(input.Alts.Values.Select(a => (Label: "", Text: a)))
            .Where(f => f.Text.Length > 0)
            .Select(f => SecretGuard.Check(SecretGuard.FindInField(f.Label, f.Text, isStrict), f.Text, before, input.Harmless, question.Id))
            .OfType<Problem>()
            .OrderByDescending(p => p.Code == ProblemCode.LooksLikeSecret)
            .FirstOrDefault();
    }
}
