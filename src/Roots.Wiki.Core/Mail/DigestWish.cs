namespace Roots.Wiki.Mail;

/// <summary>How often at most somebody wants a mail about what is due.</summary>
public enum DigestRhythm
{
    /// <summary>Once a month.</summary>
    Monthly,
    /// <summary>Once a week.</summary>
    Weekly,
    /// <summary>Once in three months.</summary>
    Quarterly,
    /// <summary>Not at all.</summary>
    Never,
}

/// <summary>What somebody wants of the mails about what is due. Immutable.</summary>
/// <param name="Person">Who.</param>
/// <param name="Rhythm">How often at most.</param>
/// <param name="PausedUntil">The first day on which mails may come again, or null.</param>
/// <param name="Language"><c>de</c> or <c>en</c>; null for the wiki's own.</param>
public sealed record DigestWish(PersonId Person, DigestRhythm Rhythm = DigestRhythm.Monthly, DateOnly? PausedUntil = null, string? Language = null)
{
    /// <summary>The first day on which a mail may go out after one of <paramref name="last"/> (null for none yet); null for never.</summary>
    public DateOnly? NextAfter(DateOnly? last) =>
        Rhythm == DigestRhythm.Never ? null
        : last is not { } day ? PausedUntil ?? DateOnly.MinValue
        : PausedUntil is { } pause && pause > Step(day) ? pause : Step(day);

    /// <summary>The day one rhythm after another; for <see cref="DigestRhythm.Never"/> a month.</summary>
    public DateOnly Step(DateOnly day) => Rhythm switch
    {
        DigestRhythm.Weekly => day.AddDays(7),
        DigestRhythm.Quarterly => day.AddMonths(3),
        _ => day.AddMonths(1),
    };
}
