namespace Roots.Wiki.Templates;

/// <summary>Asks for some paragraphs of Markdown.</summary>
public sealed class LongQuestion : IQuestionType
{
    private const int FewestWords = 3;

    /// <inheritdoc/>
    public string Name => "long";

    /// <inheritdoc/>
    public InputKind Input => InputKind.Text;

    /// <inheritdoc/>
    public double Minutes => 4;

    /// <inheritdoc/>
    public bool TakesPhotos => true;

    /// <inheritdoc/>
    public Problem? Check(Question question, AnswerValue value) => AnswerChecks.Text(question, value.Text, Limits.AnswerLength);

    /// <inheritdoc/>
    public string Write(Question question, AnswerValue value, string language) => AnswerMarkdown.Tidy(AnswerMarkdown.Join(value.Text, value.Extra));

    /// <inheritdoc/>
    public AnswerValue Read(Question question, string markdown) => AnswerValue.Of(AnswerMarkdown.TrimBlankLines(markdown.ReplaceLineEndings("\n")));

    /// <inheritdoc/>
    public bool IsComplete(Question question, AnswerValue value) => AnswerChecks.Words(value.Text) >= FewestWords;
}
