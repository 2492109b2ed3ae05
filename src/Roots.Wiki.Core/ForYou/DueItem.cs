using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.ForYou;

/// <summary>What kind of thing is due; the order is that of urgency.</summary>
public enum DueKind
{
    /// <summary>A reader asked and waits.</summary>
    Clarification,
    /// <summary>Answers of a guest wait for a yes.</summary>
    WaitingAnswers,
    /// <summary>A step of a handover.</summary>
    Handover,
    /// <summary>The last day on which a contract can be ended.</summary>
    Notice,
    /// <summary>A fact runs out.</summary>
    Expiry,
    /// <summary>Somebody's term ends.</summary>
    TermEnd,
    /// <summary>An answer should be confirmed again.</summary>
    AnswerReview,
    /// <summary>A page should be looked at again.</summary>
    PageReview,
    /// <summary>Nobody has said how critical an office is.</summary>
    Criticality,
    /// <summary>A contact of the registry should be confirmed.</summary>
    Contact,
}

/// <summary>Where a due thing is done. Immutable.</summary>
/// <param name="Action">The word of the address (<c>fill</c>, <c>role</c>, <c>clarification</c> …); null for the page itself.</param>
/// <param name="Path">The page; null for an area that belongs to none.</param>
/// <param name="Rest">What follows: query or fragment, or empty.</param>
public sealed record DueTarget(string? Action, PagePath? Path, string Rest = "")
{
    /// <summary>The address.</summary>
    public string Of(PageUrl urls) => (Path is null ? urls.Of(Action ?? "for-you") : Action is null ? urls.Of(Path) : urls.Of(Action, Path)) + Rest;
}

/// <summary>One thing that somebody has to do or decide by a day. Immutable.</summary>
public sealed record DueItem
{
    /// <summary>Names this one occasion, for ever: the same thing a year later has another key. Nothing is sent twice by key.</summary>
    public required string Key { get; init; }

    /// <summary>What it is.</summary>
    public required DueKind Kind { get; init; }

    /// <summary>The office whose affair it is; null for none.</summary>
    public PagePath? Office { get; init; }

    /// <summary>The question concerned, or null.</summary>
    public string? QuestionId { get; init; }

    /// <summary>What names it beside its kind, such as the contract's partner or the page's title; may hold what only readers of <see cref="Reads"/> may see. Null where the question says it.</summary>
    public string? Label { get; init; }

    /// <summary>What is next in a handover, in one word (<see cref="HandoverDue"/>); null for every other kind.</summary>
    public string? Step { get; init; }

    /// <summary>The first day on which it is shown.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day by which it should be done.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>What it takes.</summary>
    public required double Minutes { get; init; }

    /// <summary>Where it is done.</summary>
    public required DueTarget Target { get; init; }

    /// <summary>Whose turn it is.</summary>
    public required IReadOnlyList<PersonId> Who { get; init; }

    /// <summary>What one must be able to read to see it; null where everybody named in <see cref="Who"/> may.</summary>
    public AccessClass? Reads { get; init; }
}
