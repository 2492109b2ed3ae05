namespace Roots.Wiki.Templates;

/// <summary>Asks for several short things, one a line; the page holds a bullet list.</summary>
public sealed class ListQuestion : IQuestionType
{
    /// <inheritdoc/>
    public string Name => "list";

    /// <inheritdoc/>
    public InputKind Input => InputKind.Lines;

    /// <inheritdoc/>
    public double Minutes => 4;

    /// <inheritdoc/>
    public bool TakesPhotos => true;

    /// <inheritdoc/>
    public Problem? Check(Question question, AnswerValue value) =>
        Items(value.Text).Count() > Limits.AnswerRows ? new(ProblemCode.TooManyRows, question.Id, Limits.AnswerRows) : AnswerChecks.Text(question, value.Text, Limits.AnswerLength);

    /// <inheritdoc/>
    public string Write(Question question, AnswerValue value, string language) =>
        AnswerMarkdown.Join(string.Join('\n', Items(value.Text).Select(i => "- " + AnswerMarkdown.Escape(i))), AnswerMarkdown.Tidy(value.Extra));

    /// <inheritdoc/>
    public AnswerValue Read(Question question, string markdown)
    {
        var lines = AnswerMarkdown.TrimBlankLines(markdown.ReplaceLineEndings("\n")).Split('\n');
        var count = lines.TakeWhile(l => ItemOf(l) is not null).Count();
        return new(string.Join('\n', lines.Take(count).Select(l => ItemOf(l)!)), [], AnswerMarkdown.TrimBlankLines(string.Join('\n', lines.Skip(count))));
    }

    /// <inheritdoc/>
    public bool IsComplete(Question question, AnswerValue value) => !value.IsEmpty;

    private static IEnumerable<string> Items(string text) => text.ReplaceLineEndings("\n").Split('\n').Select(AnswerMarkdown.Line).Where(i => i.Length > 0);

    /// <summary>The text of a line that is an item of a list; null for any other.</summary>
    internal static string? ItemOf(string line)
    {
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        var start = line is ['-' or '*' or '+', ' ', ..] ? 2 : digits is > 0 and < 10 && line.AsSpan(digits) is ['.' or ')', ' ', ..] ? digits + 2 : 0;
        return start > 0 && AnswerMarkdown.Line(line[start..]) is { Length: > 0 } item ? AnswerMarkdown.Unescape(item) : null;
    }
}
