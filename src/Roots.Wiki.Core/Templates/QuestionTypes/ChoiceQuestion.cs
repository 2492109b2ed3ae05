namespace Roots.Wiki.Templates;

/// <summary>Asks for one of the options; the value is the option's id, the page holds its label.</summary>
public sealed class ChoiceQuestion : IQuestionType
{
    /// <inheritdoc/>
    public string Name => "choice";

    /// <inheritdoc/>
    public InputKind Input => InputKind.Choice;

    /// <inheritdoc/>
    public double Minutes => 1;

    /// <inheritdoc/>
    public Problem? Check(Question question, AnswerValue value) =>
        value.Text.Length == 0 || question.Options.Any(o => o.Id == value.Text) ? null : new(ProblemCode.NotAnOption, question.Id);

    /// <inheritdoc/>
    public string Write(Question question, AnswerValue value, string language) =>
        AnswerMarkdown.Join(question.Options.FirstOrDefault(o => o.Id == value.Text)?.Label.In(language) ?? "", AnswerMarkdown.Tidy(value.Extra));

    /// <inheritdoc/>
    public AnswerValue Read(Question question, string markdown)
    {
        var (line, rest) = AnswerMarkdown.FirstParagraph(markdown);
        return question.Options.FirstOrDefault(o => o.IsNamed(line)) is { } option ? new(option.Id, [], rest) : new("", [], AnswerMarkdown.Tidy(markdown));
    }

    /// <inheritdoc/>
    public bool IsComplete(Question question, AnswerValue value) => value.Text.Length > 0;
}
