using Roots.Wiki.ForYou;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Registers;

/// <summary>A further cell of the row that an entry was read from.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Text">Its words.</param>
public sealed record YearDetail(QuestionColumn Column, string Text);

/// <summary>One day of the association's year, and the answer that it comes from. Immutable.</summary>
public sealed record YearEntry
{
    /// <summary>Names this one occasion, for ever.</summary>
    public required string Key { get; init; }

    /// <summary>The day; for a month as a whole its last one.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whether only the month is known.</summary>
    public bool IsMonth { get; init; }

    /// <summary>The office whose affair it is, or null.</summary>
    public PagePath? Office { get; init; }

    /// <summary>The page from a template that it stands on, or null for an office's own answer.</summary>
    public PagePath? Page { get; init; }

    /// <summary>The unit, or null for the main association.</summary>
    public Unit? Unit { get; init; }

    /// <summary>What names it: the row's first words; null where the question says it.</summary>
    public string? Label { get; init; }

    /// <summary>The question, or null for what comes from no answer.</summary>
    public Question? Question { get; init; }

    /// <summary>The column that holds the day, or null.</summary>
    public QuestionColumn? Column { get; init; }

    /// <summary>Other cells of the row.</summary>
    public IReadOnlyList<YearDetail> Details { get; init; } = [];

    /// <summary>Things of "Für dich" that this is; null for what comes from an answer alone.</summary>
    public DueGroup? Due { get; init; }

    /// <summary>Where it is answered or done.</summary>
    public required DueTarget Target { get; init; }
}

/// <summary>Something that comes up without a fixed day, such as "monatlich" or "zwei Wochen vor dem Fest".</summary>
/// <param name="Office">The office, or null.</param>
/// <param name="Label">What.</param>
/// <param name="When">When, in the words of the answer.</param>
/// <param name="Target">Where it is answered.</param>
public sealed record YearRest(PagePath? Office, string Label, string When, DueTarget Target);

/// <summary>Why a day is missing.</summary>
public enum YearGapKind
{
    /// <summary>Nobody has answered the question.</summary>
    NoAnswer,
    /// <summary>The row names no day.</summary>
    NoDay,
    /// <summary>The day is over and nobody has said the next one.</summary>
    Passed,
}

/// <summary>A day that the year should know and does not.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Office">The office, or null for a page that belongs to none.</param>
/// <param name="Page">The page from a template, or null.</param>
/// <param name="Question">The question that says it.</param>
/// <param name="Label">The row, or null for the whole question.</param>
/// <param name="Target">Where it is answered.</param>
public sealed record YearGap(YearGapKind Kind, PagePath? Office, PagePath? Page, Question Question, string? Label, DueTarget Target);
