namespace Roots.Wiki.Templates;

/// <summary>Asks where: a web address, a page, a file, or a place in words ("roter Ordner").</summary>
public sealed class LinkQuestion : IQuestionType
{
    private static readonly string[] Followed = ["http", "https", "mailto", "tel", "person"];

    /// <inheritdoc/>
    public string Name => "link";

    /// <inheritdoc/>
    public InputKind Input => InputKind.Line;

    /// <inheritdoc/>
    public double Minutes => 2;

    /// <inheritdoc/>
    public Problem? Check(Question question, AnswerValue value) =>
        AnswerChecks.Text(question, value.Text, Limits.CellLength) ?? (Targets(value.Text).All(IsFollowed) ? null : new(ProblemCode.NotALink, question.Id));

    /// <inheritdoc/>
    public string Write(Question question, AnswerValue value, string language)
    {
        var line = AnswerMarkdown.Line(value.Text);
        return AnswerMarkdown.Join(IsAddress(line) ? $"<{line}>" : AnswerMarkdown.Escape(line), AnswerMarkdown.Tidy(value.Extra));
    }

    /// <inheritdoc/>
    public AnswerValue Read(Question question, string markdown)
    {
        var (line, rest) = AnswerMarkdown.FirstParagraph(markdown);
        return new(line is ['<', .. var address, '>'] && IsAddress(address) ? address : line, [], rest);
    }

    /// <inheritdoc/>
    public bool IsComplete(Question question, AnswerValue value) => !value.IsEmpty;

    private static bool IsAddress(string line) =>
        (line.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || line.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) && !line.AsSpan().ContainsAny(" <>");

    // What stands in the parentheses of Markdown links, or the whole where it is one word.
    private static IEnumerable<string> Targets(string text)
    {
        if (!text.Trim().Contains(' '))
        {
            yield return text.Trim();
        }

        for (var at = text.IndexOf("](", StringComparison.Ordinal); at >= 0; at = text.IndexOf("](", at + 2, StringComparison.Ordinal))
        {
            yield return text[(at + 2)..].Split(')')[0].Trim('<', '>', ' ');
        }
    }

    private static bool IsFollowed(string target) =>
        target.IndexOf(':') is var colon && (colon <= 0 || !target[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.') || Followed.Contains(target[..colon].ToLowerInvariant()));
}
