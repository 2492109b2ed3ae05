namespace Roots.Wiki.Templates;

/// <summary>How a form asks.</summary>
public enum InputKind
{
    /// <summary>One line.</summary>
    Line,
    /// <summary>Several lines of Markdown.</summary>
    Text,
    /// <summary>A day.</summary>
    Date,
    /// <summary>One of the options.</summary>
    Choice,
    /// <summary>One entry per line.</summary>
    Lines,
    /// <summary>Rows of fields.</summary>
    Rows,
    /// <summary>Several of the options; the value is their ids, one a line.</summary>
    Choices,
    /// <summary>A number, perhaps with its unit.</summary>
    Amount,
}

/// <summary>A type of question: one file each. Stateless; safe to share.</summary>
public interface IQuestionType
{
    /// <summary>The name in templates, such as <c>date</c>.</summary>
    string Name { get; }

    /// <summary>How a form asks.</summary>
    InputKind Input { get; }

    /// <summary>Minutes that an answer takes (domain/6 §6.5), for the time shown; for a table with one row.</summary>
    double Minutes { get; }

    /// <summary>The columns that every table of this type has; empty where the template names them.</summary>
    IReadOnlyList<QuestionColumn> FixedColumns => [];

    /// <summary>Whether people are tempted to write a secret here: then nothing that looks like one is only doubtful.</summary>
    bool TemptsToSecrets => false;

    /// <summary>Whether a photo may say more than words here: where something is, which one it is.</summary>
    bool TakesPhotos => false;

    /// <summary>Says what is wrong with a value as the form sends it, or null. An empty value is never wrong: it is no answer.</summary>
    Problem? Check(Question question, AnswerValue value);

    /// <summary>The Markdown that stands under the question's heading; empty for an empty value.</summary>
    string Write(Question question, AnswerValue value, string language);

    /// <summary>Reads the Markdown back. What does not fit the type comes as <see cref="AnswerValue.Extra"/> and survives the next <see cref="Write"/> unchanged.</summary>
    AnswerValue Read(Question question, string markdown);

    /// <summary>Whether the text is long and complete enough to count as answered, not partly (domain/5 §5.3).</summary>
    bool IsComplete(Question question, AnswerValue value);
}

/// <summary>A value as a form holds it: one text, or rows of fields by column id; and text that the type does not know. Immutable.</summary>
/// <param name="Text">The text; empty for tables.</param>
/// <param name="Rows">The rows of a table; empty otherwise. Fields by column id.</param>
/// <param name="Extra">Markdown that stands under the heading and fits no field; kept.</param>
public sealed record AnswerValue(string Text, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows, string Extra = "")
{
    /// <summary>No answer.</summary>
    public static AnswerValue Empty { get; } = new("", []);

    /// <summary>A text.</summary>
    public static AnswerValue Of(string text) => new(text, []);

    /// <summary>Rows.</summary>
    public static AnswerValue Of(IReadOnlyList<IReadOnlyDictionary<string, string>> rows) => new("", rows);

    /// <summary>Whether nothing was said.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Extra) && Rows.All(r => r.Values.All(string.IsNullOrWhiteSpace));
}
