using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>One question with what its field shows: what was typed, else what is kept. Immutable.</summary>
/// <param name="Now">The question as it stands.</param>
/// <param name="Value">What the field shows.</param>
/// <param name="Error">What is wrong with it, or null.</param>
/// <param name="Language">Of the texts.</param>
/// <param name="AddsRow">Whether one more empty row is shown.</param>
public sealed record QuestionView(SittingQuestion Now, AnswerValue Value, string? Error, string Language, bool AddsRow = false)
{
    /// <summary>The question whether the text is a secret.</summary>
    public SecretAsk Secret { get; init; } = SecretAsk.None;

    private static readonly string[] SecretWords = ["zugang", "zugaenge", "passw", "pin", "tan", "elster", "login"];

    /// <summary>What stands before the names of its fields where a page asks several questions; empty where it asks one.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Whether it is one of several on the page.</summary>
    public bool IsPart => Prefix.Length > 0;

    /// <summary>The photos of the answer.</summary>
    public IReadOnlyList<PhotoView> Photos { get; init; } = [];

    /// <summary>Where recordings of spoken answers are heard.</summary>
    public IReadOnlyList<string> Spoken { get; init; } = [];

    /// <summary>Where an answer is recorded; null where the asker may not.</summary>
    public string? TellHref { get; init; }

    /// <summary>What is wrong with a photo that came, or null.</summary>
    public string? PhotoError { get; init; }

    /// <summary>Whether one more photo fits.</summary>
    public bool TakesPhoto => Question.Type.TakesPhotos && Photos.Count < Limits.AnswerPhotos;

    public Question Question => Now.Question;

    /// <summary>The legal fact beside it, or null.</summary>
    public LegalHint? Hint { get; init; }

    public string Text => Question.Text.In(Language);

    /// <summary>The ids of the options that are chosen.</summary>
    public IReadOnlyList<string> Chosen => ChoicesQuestion.Ids(Value.Text);

    public IReadOnlyList<QuestionColumn> MainColumns => [.. Question.Columns.Where(c => c.IsMain)];

    /// <summary>The other columns with the ones that only the page knows.</summary>
    public IReadOnlyList<(string Id, string Label)> MoreColumns =>
    [
        .. Question.Columns.Where(c => !c.IsMain).Select(c => (c.Id, c.Label.In(Language))),
        .. Value.Rows.SelectMany(r => r.Keys).Where(k => k.StartsWith(TableQuestion.UnknownColumn, StringComparison.Ordinal)).Distinct().Select(k => (k, k[1..].Trim())),
    ];

    /// <summary>The rows to show: at least one.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows =>
        Value.Rows.Count == 0 ? [Empty] : AddsRow ? [.. Value.Rows, Empty] : Value.Rows;

    /// <summary>The ids of help and error, for the field.</summary>
    public string? DescribedBy => string.Join(' ', new[] { Question.Help is null ? null : Id("answer-help"), Error is null ? null : Id("answer-error") }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    /// <summary>The name of a field.</summary>
    public string Name(string field) => Prefix + field;

    /// <summary>The id of an element, unique on the page.</summary>
    public string Id(string element) => IsPart ? $"{element}-{Question.Id}" : element;

    /// <summary>Whether the question is about access, where people are tempted to write a password.</summary>
    public bool AsksForAccess =>
        Question.Type is AccessQuestion || Question.Id.Split('-').Any(SecretWords.Contains) || Question.Columns.Any(c => c.Id == "verwahrt") || Question.Text.De.Contains("Passw", StringComparison.Ordinal);

    /// <summary>Who reads the answer, where the page says so and not the question.</summary>
    public Visibility? Level { get; init; }

    public BadgeKind Visibility => Of(Level ?? Question.Visibility);

    public static BadgeKind Of(Visibility visibility) => visibility switch
    {
        Spaces.Visibility.Public => BadgeKind.VisiblePublic,
        Spaces.Visibility.Association => BadgeKind.VisibleAssociation,
        Spaces.Visibility.Office => BadgeKind.VisibleOffice,
        _ => BadgeKind.VisibleBoard,
    };

    private static IReadOnlyDictionary<string, string> Empty { get; } = new Dictionary<string, string>();
}
