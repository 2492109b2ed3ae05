namespace Roots.Wiki.Templates;

/// <summary>
/// Asks for several of the options; the value is their ids, one a line, the page holds a list of their labels. Labels that the
/// options have or had in any language are recognised, in a list or in one line with commas.
/// </summary>
public sealed class ChoicesQuestion : IQuestionType
{
    private static readonly char[] Separators = ['\n', ','];

    /// <inheritdoc/>
    public string Name => "choices";

    /// <inheritdoc/>
    public InputKind Input => InputKind.Choices;

    /// <inheritdoc/>
    public double Minutes => 1;

    /// <summary>The ids in a value, each once, in the order of the text.</summary>
    public static IReadOnlyList<string> Ids(string text) =>
        [.. text.ReplaceLineEndings("\n").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public Problem? Check(Question question, AnswerValue value) =>
        Ids(value.Text).All(id => question.Options.Any(o => o.Id == id)) ? null : new(ProblemCode.NotAnOption, question.Id);

    /// <inheritdoc/>
    public string Write(Question question, AnswerValue value, string language)
    {
        var ids = Ids(value.Text);
        var labels = question.Options.Where(o => ids.Contains(o.Id)).Select(o => "- " + AnswerMarkdown.Escape(o.Label.In(language)));
        return AnswerMarkdown.Join(string.Join('\n', labels), AnswerMarkdown.Tidy(value.Extra));
    }

    /// <inheritdoc/>
    public AnswerValue Read(Question question, string markdown)
    {
        var lines = AnswerMarkdown.TrimBlankLines(markdown.ReplaceLineEndings("\n")).Split('\n');
        var chosen = new List<string>();
        var rest = new List<string>();
        var isList = true;
        foreach (var line in lines)
        {
            isList = isList && ListQuestion.ItemOf(line) is not null;
            if (isList && OptionsOf(question, ListQuestion.ItemOf(line)!) is { Count: 1 } option)
            {
                chosen.AddRange(option);
            }
            else
            {
                rest.Add(line);
            }
        }

        if (chosen.Count == 0)
        {
            var (line, tail) = AnswerMarkdown.FirstParagraph(markdown);
            (chosen, rest) = OptionsOf(question, line) is { Count: > 0 } inLine ? (inLine, [tail]) : (chosen, rest);
        }

        return Value(question, chosen, AnswerMarkdown.TrimBlankLines(string.Join('\n', rest)));
    }

    /// <inheritdoc/>
    public bool IsComplete(Question question, AnswerValue value) => Ids(value.Text).Count > 0;

    private static AnswerValue Value(Question question, List<string> ids, string extra) =>
        new(string.Join('\n', question.Options.Select(o => o.Id).Where(ids.Contains)), [], extra);

    // The options that a line names, a whole label first: it may hold a comma. Empty where any part of the line is none.
    private static List<string> OptionsOf(Question question, string line)
    {
        if (question.Options.FirstOrDefault(o => o.IsNamed(line)) is { } whole)
        {
            return [whole.Id];
        }

        var parts = line.Split(',', StringSplitOptions.TrimEntries).Select(p => question.Options.FirstOrDefault(o => o.IsNamed(p))).ToList();
        return parts.All(p => p is not null) ? [.. parts.Select(p => p!.Id)] : [];
    }
}
