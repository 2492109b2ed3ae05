using System.Globalization;

namespace Roots.Wiki.Templates;

/// <summary>Asks for a day, such as the end of a term; kept as an ISO 8601 date. A German date typed by hand is understood.</summary>
public sealed class DateQuestion : IQuestionType
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "d.M.yyyy"];

    /// <inheritdoc/>
    public string Name => "date";

    /// <inheritdoc/>
    public InputKind Input => InputKind.Date;

    /// <inheritdoc/>
    public double Minutes => 1.5;

    /// <summary>The day that an answer names, or null.</summary>
    public static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <inheritdoc/>
    public Problem? Check(Question question, AnswerValue value) =>
        string.IsNullOrWhiteSpace(value.Text) || DayOf(value.Text) is not null ? null : new(ProblemCode.NotADay, question.Id);

    /// <inheritdoc/>
    public string Write(Question question, AnswerValue value, string language) => AnswerMarkdown.Join(Iso(value.Text) ?? "", AnswerMarkdown.Tidy(value.Extra));

    /// <inheritdoc/>
    public AnswerValue Read(Question question, string markdown)
    {
        var (line, rest) = AnswerMarkdown.FirstParagraph(markdown);
        return Iso(line) is { } day ? new(day, [], rest) : new("", [], AnswerMarkdown.Tidy(markdown));
    }

    /// <inheritdoc/>
    public bool IsComplete(Question question, AnswerValue value) => DayOf(value.Text) is not null;

    private static string? Iso(string text) => DayOf(text)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
