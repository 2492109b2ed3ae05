namespace Roots.Wiki.Handovers;

/// <summary>Where a handover stands.</summary>
public enum HandoverState
{
    /// <summary>Under way.</summary>
    Open,
    /// <summary>Finished: the page is frozen as the record.</summary>
    Done,
    /// <summary>Given up; the page says why.</summary>
    Withdrawn,
}

/// <summary>The seven small steps of a handover (domain/1 §1.6).</summary>
public enum HandoverStep
{
    /// <summary>Who gives, who takes, who helps, until when.</summary>
    Start,
    /// <summary>Eight questions.</summary>
    QuickStart,
    /// <summary>Tasks, people, things, stories on one sheet.</summary>
    Map,
    /// <summary>The questions of the office, in rounds.</summary>
    Rounds,
    /// <summary>One important task together.</summary>
    Tandem,
    /// <summary>The talk of three, and the record.</summary>
    Talk,
    /// <summary>After a hundred days: what was missing?</summary>
    HundredDays,
}

/// <summary>Which of the two confirms.</summary>
public enum HandoverSide
{
    /// <summary>Who leaves.</summary>
    Giver,
    /// <summary>Who comes.</summary>
    Taker,
}

/// <summary>"Ja, so war es" of one side. Immutable.</summary>
/// <param name="Person">Who confirmed.</param>
/// <param name="On">The day.</param>
/// <param name="Of">The <see cref="HandoverFacts.RecordKey"/> that was confirmed: a later change of the record voids it.</param>
public sealed record HandoverConfirmation(PersonId Person, DateOnly On, string Of);

/// <summary>"Verstanden": the taker's word about an answer. Immutable.</summary>
/// <param name="On">The day.</param>
/// <param name="Of">Names the text that was read (<see cref="Roles.SittingQuestion.BaseOf"/>).</param>
public sealed record ReadBack(DateOnly On, string Of);

/// <summary>What a page of <c>type: handover</c> says about the process. Immutable; persons are references, never names.</summary>
public sealed record HandoverFacts
{
    /// <summary>Who leaves, or null where nobody did it or nobody is there any more.</summary>
    public PersonId? Giver { get; init; }

    /// <summary>Who comes, or null while nobody is found.</summary>
    public PersonId? Taker { get; init; }

    /// <summary>Who helps: asks, types, looks after the dates.</summary>
    public PersonId? Helper { get; init; }

    /// <summary>Where it stands.</summary>
    public HandoverState State { get; init; }

    /// <summary>Whether it runs without the giver. Why is nobody's business and stands nowhere.</summary>
    public bool IsWithoutGiver { get; init; }

    /// <summary>The day on which it was started.</summary>
    public DateOnly? Started { get; init; }

    /// <summary>Until when it shall be done.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The day from which the office is the taker's, as the board set it: rights follow this day, never the record.</summary>
    public DateOnly? Begins { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public string? Reason { get; init; }

    /// <summary>Steps that somebody ticked, with the day.</summary>
    public IReadOnlyDictionary<HandoverStep, DateOnly> Ticked { get; init; } = new Dictionary<HandoverStep, DateOnly>();

    /// <summary>Who confirmed the record.</summary>
    public IReadOnlyDictionary<HandoverSide, HandoverConfirmation> Confirmations { get; init; } = new Dictionary<HandoverSide, HandoverConfirmation>();

    /// <summary>Sides without whose confirmation the board closed the handover.</summary>
    public IReadOnlyList<HandoverSide> Unconfirmed { get; init; } = [];

    /// <summary>What the taker has read and understood, by question.</summary>
    public IReadOnlyDictionary<string, ReadBack> ReadBacks { get; init; } = new Dictionary<string, ReadBack>();

    /// <summary>Equal for texts whose record is equal: what confirmations are bound to.</summary>
    public required string RecordKey { get; init; }

    /// <summary>Whether the page is the record of a finished handover: nobody changes it any more.</summary>
    public bool IsFrozen => State == HandoverState.Done;

    /// <summary>The person of a side.</summary>
    public PersonId? PersonOf(HandoverSide side) => side == HandoverSide.Giver ? Giver : Taker;

    /// <summary>Whether a side has confirmed the record as it stands.</summary>
    public bool IsConfirmedBy(HandoverSide side) => Confirmations.TryGetValue(side, out var c) && c.Of == RecordKey && c.Person == PersonOf(side);

    /// <summary>Whether a person gives, takes or helps.</summary>
    public bool Involves(PersonId person) => person == Giver || person == Taker || person == Helper;
}
