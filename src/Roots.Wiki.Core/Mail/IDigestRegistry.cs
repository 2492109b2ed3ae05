namespace Roots.Wiki.Mail;

/// <summary>What became of a mail.</summary>
public enum DigestState
{
    /// <summary>About to be given away; left behind only by a crash at that moment, and then it may have arrived.</summary>
    Reserved,
    /// <summary>Taken by the mail server.</summary>
    Sent,
    /// <summary>May have arrived; it is not sent again.</summary>
    Unclear,
    /// <summary>Surely not sent; it is tried again.</summary>
    Failed,
    /// <summary>Surely not sent, and not tried again before the next one is due.</summary>
    GivenUp,
}

/// <summary>The newest mail to a person. Immutable.</summary>
/// <param name="Person">To whom.</param>
/// <param name="Day">The day on which it was first tried: the rhythm is reckoned from here.</param>
/// <param name="State">What became of it.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="At">When it was last tried.</param>
/// <param name="Failure">Why it failed, or null.</param>
/// <param name="TryAgain">When it is tried again, or null.</param>
public sealed record DigestMail(PersonId Person, DateOnly Day, DigestState State, int Tries, DateTimeOffset At, MailFailure? Failure = null, DateTimeOffset? TryAgain = null);

/// <summary>
/// What members want of mails, and what they were told already, outside git. Safe to call from many threads and beside other processes;
/// each change is durable when its task ends.
/// </summary>
public interface IDigestRegistry
{
    /// <summary>What a person wants; the usual where they have not said.</summary>
    Task<DigestWish> WishAsync(PersonId person, CancellationToken ct);

    /// <summary>What everybody wants who has said so.</summary>
    Task<IReadOnlyDictionary<PersonId, DigestWish>> WishesAsync(CancellationToken ct);

    /// <summary>Keeps what a person wants.</summary>
    Task SaveWishAsync(DigestWish wish, CancellationToken ct);

    /// <summary>The newest mail to each person who was ever to get one.</summary>
    Task<IReadOnlyDictionary<PersonId, DigestMail>> LastAsync(CancellationToken ct);

    /// <summary>The keys of what a person was told within the last two years.</summary>
    Task<IReadOnlySet<string>> ToldAsync(PersonId person, CancellationToken ct);

    /// <summary>Takes the right to send the next mail and notes what it tells, before it is sent.</summary>
    /// <param name="seen">The newest mail to the person as the caller knows it.</param>
    /// <param name="next">The mail, as <see cref="DigestState.Reserved"/>.</param>
    /// <param name="keys">What it tells.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>False where another mail was reserved or finished meanwhile: then nothing is to be sent.</returns>
    Task<bool> ReserveAsync(DigestMail? seen, DigestMail next, IReadOnlyCollection<string> keys, CancellationToken ct);

    /// <summary>Notes what became of a reserved mail.</summary>
    /// <param name="reserved">As it was reserved.</param>
    /// <param name="outcome">What became of it, or what stood before; null where nothing did. What it told counts as told only where it is the same day's and sent or unclear.</param>
    /// <param name="ct">Cancels.</param>
    Task FinishAsync(DigestMail reserved, DigestMail? outcome, CancellationToken ct);
}
