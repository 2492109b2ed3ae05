using Who = Roots.Wiki.Actor;

namespace Roots.Wiki.People;

/// <summary>A line of the audit log: ids and a word, no content and no name. Immutable.</summary>
/// <param name="Number">Counts up in each wiki.</param>
/// <param name="At">When it was written.</param>
/// <param name="Actor">Who acted, as the log keeps it: <c>m:</c> and a member's id, <c>l:</c> and a link's id, <c>host</c>, <c>machine</c>, <c>visitor</c>.</param>
/// <param name="Action">What was done, as a code; Web words each.</param>
/// <param name="Subject">Whom or what it was about: an id, a page's address, a count; or null.</param>
public sealed record AuditLine(long Number, DateTimeOffset At, string Actor, string Action, string? Subject)
{
    private const string OfMember = "m:";

    /// <summary>The member who acted, or null.</summary>
    public MemberId? Member => Actor.StartsWith(OfMember, StringComparison.Ordinal) && MemberId.TryParse(Actor[OfMember.Length..], out var id) ? id : null;

    /// <summary>How the log names an actor.</summary>
    public static string NameOf(Who actor) => actor switch
    {
        Who.Member member => OfMember + member.Id,
        Who.Guest guest => "l:" + guest.LinkId,
        Who.Host => "host",
        Who.Machine => "machine",
        _ => "visitor",
    };
}

/// <summary>Which lines are wanted; what is null does not count. Immutable.</summary>
/// <param name="From">Not before this moment.</param>
/// <param name="Until">Before this moment.</param>
/// <param name="Actor">By this actor, as <see cref="AuditLine.Actor"/> names one.</param>
/// <param name="Action">With this code.</param>
public sealed record AuditFilter(DateTimeOffset? From = null, DateTimeOffset? Until = null, string? Actor = null, string? Action = null)
{
    /// <summary>Every line.</summary>
    public static AuditFilter All { get; } = new();
}

/// <summary>The audit log as it is read and grows old; lines are written by <see cref="IPersonRegistry.AuditAsync"/>. Safe to call from many threads.</summary>
public interface IAuditLog
{
    /// <summary>Lines, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="skip">How many of the newest are left out.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<AuditLine>> ListAsync(AuditFilter filter, int skip, int limit, CancellationToken ct);

    /// <summary>Every actor and every code that some line has, for the filter.</summary>
    Task<(IReadOnlyList<string> Actors, IReadOnlyList<string> Actions)> WordsAsync(CancellationToken ct);

    /// <summary>Lines that name any of these as actor or as subject, newest first: what the log knows about one person.</summary>
    Task<IReadOnlyList<AuditLine>> AboutAsync(IReadOnlyCollection<string> names, int limit, CancellationToken ct);

    /// <summary>Lets lines go that are older than a moment, after a line that says how many (<c>audit-expired</c>). Never those of the last 180 days before the newest line.</summary>
    /// <returns>How many went.</returns>
    Task<int> ForgetAsync(DateTimeOffset olderThan, CancellationToken ct);
}
