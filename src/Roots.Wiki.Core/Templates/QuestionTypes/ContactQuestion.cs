namespace Roots.Wiki.Templates;

/// <summary>Asks who: a reference to a person by function, <c>[Ansprechperson Sparkasse](person:k3v9x2m7qa)</c>, or free text.</summary>
public sealed class ContactQuestion : IQuestionType
{
    private const string Reference = "](person:";

    /// <inheritdoc/>
    public string Name => "contact";

    /// <inheritdoc/>
    public InputKind Input => InputKind.Line;

    /// <inheritdoc/>
    public double Minutes => 2;

    /// <inheritdoc/>
    public Problem? Check(Question question, AnswerValue value) =>
        AnswerChecks.Text(question, value.Text, Limits.ShortAnswerLength) ?? (HasBrokenReference(value.Text) ? new(ProblemCode.NotALink, question.Id) : null);

    /// <inheritdoc/>
    public string Write(Question question, AnswerValue value, string language) =>
        AnswerMarkdown.Join(AnswerMarkdown.Escape(AnswerMarkdown.Line(value.Text)), AnswerMarkdown.Tidy(value.Extra));

    /// <inheritdoc/>
    public AnswerValue Read(Question question, string markdown)
    {
        var (line, rest) = AnswerMarkdown.FirstParagraph(markdown);
        return new(line, [], rest);
    }

    /// <inheritdoc/>
    public bool IsComplete(Question question, AnswerValue value) => !value.IsEmpty;

    private static bool HasBrokenReference(string text)
    {
        for (var at = text.IndexOf(Reference, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Reference, at + 1, StringComparison.Ordinal))
        {
            var start = at + Reference.Length;
            var end = text.IndexOf(')', start);
            if (end < 0 || !PersonId.TryParse(text[start..end], out _))
            {
                return true;
            }
        }

        return false;
    }
}
