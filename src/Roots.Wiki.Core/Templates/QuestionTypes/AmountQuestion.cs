namespace Roots.Wiki.Templates;

/// <summary>
/// Asks how much: a number with its unit or currency, kept as text that reads back ("1.250 € im Jahr"). The question's unit is
/// written where none was typed, and left out of the form's field.
/// </summary>
public sealed class AmountQuestion : IQuestionType
{
    /// <inheritdoc/>
    public string Name => "amount";

    /// <inheritdoc/>
    public InputKind Input => InputKind.Amount;

    /// <inheritdoc/>
    public double Minutes => 1;

    /// <summary>The number in an answer's line, or null.</summary>
    public static decimal? NumberOf(string text) => AmountText.Read(text)?.Number;

    /// <inheritdoc/>
    public Problem? Check(Question question, AnswerValue value) =>
        string.IsNullOrWhiteSpace(value.Text) ? null
        : AnswerChecks.Text(question, value.Text, Limits.ShortAnswerLength) ?? (AmountText.Read(value.Text) is null ? new(ProblemCode.NotANumber, question.Id) : null);

    /// <inheritdoc/>
    public string Write(Question question, AnswerValue value, string language) =>
        AnswerMarkdown.Join(
            AmountText.Read(value.Text) is { } amount ? AnswerMarkdown.Escape((HasUnit(question, amount) ? amount with { After = question.Unit?.In(language) ?? "" } : amount).Write(language)) : "",
            AnswerMarkdown.Tidy(value.Extra));

    /// <inheritdoc/>
    public AnswerValue Read(Question question, string markdown)
    {
        var (line, rest) = AnswerMarkdown.FirstParagraph(markdown);
        if (AmountText.Read(line) is not { } amount)
        {
            return new("", [], AnswerMarkdown.Tidy(markdown));
        }

        var number = line[..(line.Length - amount.After.Length)].TrimEnd();
        return new(HasUnit(question, amount) ? number : line, [], rest);
    }

    /// <inheritdoc/>
    public bool IsComplete(Question question, AnswerValue value) => AmountText.Read(value.Text) is not null;

    private static bool HasUnit(Question question, AmountText amount) =>
        amount.After.Length == 0 || (question.Unit?.All.Contains(amount.After, StringComparer.OrdinalIgnoreCase) ?? false);
}
