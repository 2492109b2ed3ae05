namespace Roots.Wiki.Templates;

/// <summary>Asks for one line.</summary>
public sealed class TextQuestion : IQuestionType
{
    /// <inheritdoc/>
    public string Name => "text";

    /// <inheritdoc/>
    public InputKind Input => InputKind.Line;

    /// <inheritdoc/>
    public double Minutes => 2;

    /// <inheritdoc/>
    public bool TakesPhotos => true;

    /// <inheritdoc/>
    public Problem? Check(Question question, AnswerValue value) => AnswerChecks.Text(question, value.Text, Limits.ShortAnswerLength);

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
}
