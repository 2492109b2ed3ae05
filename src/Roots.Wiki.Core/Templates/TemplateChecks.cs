using System.Text.RegularExpressions;
using Roots.Wiki.People;

namespace Roots.Wiki.Templates;

/// <summary>What makes a question one that people can answer. Pure.</summary>
public static partial class TemplateChecks
{
    /// <summary>The most questions of one template.</summary>
    public const int MostQuestions = 40;

    /// <summary>From here on people are told that it is much.</summary>
    public const int ManyQuestions = 20;

    /// <summary>From here on people are told that not everything can be the most important.</summary>
    public const int ManyMust = 8;

    /// <summary>The most columns of a table.</summary>
    public const int MostColumns = 6;

    /// <summary>The most columns that are asked at once.</summary>
    public const int MostMainColumns = 3;

    /// <summary>The most options of a choice.</summary>
    public const int MostOptions = 20;

    private const int FewestOptions = 2;

    /// <summary>What is wrong with a question; each names its field: Text, Help, Example, Columns, Options, Unit.</summary>
    public static IReadOnlyList<Problem> Check(Question question)
    {
        var problems = new List<Problem>();
        Add(Words(question.Text, nameof(Question.Text), Limits.TitleLength, isNeeded: true)
            ?? (question.Text.All.Any(AsksTwice) ? new(ProblemCode.AsksTwoThings, nameof(Question.Text))
                : question.Text.All.Any(t => !t.Contains('?')) ? new(ProblemCode.NoQuestion, nameof(Question.Text)) : null));
        Add(Words(question.Help, nameof(Question.Help), Limits.RemarkLength, isNeeded: true));
        Add(Words(question.Example, nameof(Question.Example), Limits.RemarkLength, isNeeded: false) ?? ExampleProblem(question));
        Add(Words(question.Unit, nameof(Question.Unit), Limits.NameLength, isNeeded: false));
        if (question.Type.Input is InputKind.Choice or InputKind.Choices)
        {
            Add(question.Options.Count < FewestOptions ? new(ProblemCode.TooFewOptions, nameof(Question.Options), FewestOptions)
                : question.Options.Count > MostOptions ? new(ProblemCode.TooManyRows, nameof(Question.Options), MostOptions)
                : Labels([.. question.Options.Select(o => o.Label)], nameof(Question.Options)));
        }

        if (question.Type.Input == InputKind.Rows && question.Type.FixedColumns.Count == 0)
        {
            Add(question.Columns.Count == 0 ? new(ProblemCode.NoColumns, nameof(Question.Columns))
                : question.Columns.Count > MostColumns ? new(ProblemCode.TooManyRows, nameof(Question.Columns), MostColumns)
                : question.Columns.Count(c => c.IsMain) is 0 or > MostMainColumns ? new(ProblemCode.MainColumns, nameof(Question.Columns), MostMainColumns)
                : Labels([.. question.Columns.Select(c => c.Label)], nameof(Question.Columns)));
        }

        Add(SecretGuard.Check(string.Join('\n', new[] { question.Text, question.Help, question.Example }.OfType<LocalText>().SelectMany(t => t.All)), "", [], nameof(Question.Text)) is { Code: ProblemCode.LooksLikeSecret } secret ? secret : null);
        return problems;

        void Add(Problem? problem)
        {
            if (problem is not null)
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>What is wrong with words, or null.</summary>
    /// <param name="words">The words; null for none.</param>
    /// <param name="field">The field.</param>
    /// <param name="most">The most characters.</param>
    /// <param name="isNeeded">Whether there must be some.</param>
    public static Problem? Words(LocalText? words, string field, int most, bool isNeeded) =>
        string.IsNullOrWhiteSpace(words?.De) ? (isNeeded ? new(ProblemCode.Required, field) : null)
        : words.All.Any(t => t.Length > most) ? new(ProblemCode.TooLong, field, most)
        : words.All.Any(t => t.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))) ? new(ProblemCode.NotText, field)
        : null;

    private static Problem? Labels(IReadOnlyList<LocalText> labels, string field) =>
        labels.Select(l => Words(l, field, Limits.NameLength, isNeeded: true)).FirstOrDefault(p => p is not null)
        ?? (labels.DistinctBy(l => l.De.Trim(), StringComparer.OrdinalIgnoreCase).Count() < labels.Count ? new(ProblemCode.SameLabel, field) : null);

    // An example that the form would refuse teaches the wrong thing.
    private static Problem? ExampleProblem(Question question) =>
        question.Example is { } example && question.Type.Input is InputKind.Date or InputKind.Amount
        && question.Type.Check(question, AnswerValue.Of(question.Example!.De)) is { } problem ? problem with { Field = nameof(Question.Example) } : null;

    private static bool AsksTwice(string text) => text.Count(c => c == '?') > 1 || TwoQuestions().IsMatch(text);

    [GeneratedRegex(@"\b(?:wer|was|wie|wo|wann|warum|wofür) und (?:wer|was|wie|wo|wann|warum|wofür)\b|^(?:Wer|Was|Wann|Wo)\b[^,?]* und (?:wer|was|wie|wo|wann|warum)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TwoQuestions();
}
