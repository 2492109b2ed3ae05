using Roots.Wiki.Spaces;

namespace Roots.Wiki.People;

/// <summary>Who did what about people, rights and settings: read by the administration alone, taken along, and forgotten in time. Safe to call from many threads.</summary>
public sealed class AuditBook(IPersonRegistry persons, IAuditLog log, IRetentionSettings retention, AccessViews views, TimeProvider clock)
{
    /// <summary>The most lines of one download.</summary>
    public const int MostTaken = 50_000;

    /// <summary>Lines, newest first; null for whoever may not see them.</summary>
    public async Task<IReadOnlyList<AuditLine>?> ReadAsync(Actor actor, AuditFilter filter, int skip, int limit, CancellationToken ct) =>
        MayRead(actor) ? await log.ListAsync(filter, skip, limit, ct).ConfigureAwait(false) : null;

    /// <summary>Every actor and every code in the log; empty for whoever may not see it.</summary>
    public async Task<(IReadOnlyList<string> Actors, IReadOnlyList<string> Actions)> WordsAsync(Actor actor, CancellationToken ct) =>
        MayRead(actor) ? await log.WordsAsync(ct).ConfigureAwait(false) : ([], []);

    /// <summary>Lines to take along, newest first, at most <see cref="MostTaken"/>; the taking stands in the log first. Null for whoever may not.</summary>
    public async Task<IReadOnlyList<AuditLine>?> TakeAsync(Actor actor, AuditFilter filter, CancellationToken ct)
    {
        if (!MayRead(actor))
        {
            return null;
        }

        await persons.AuditAsync(actor, "audit-taken", null, ct).ConfigureAwait(false);
        return await log.ListAsync(filter, 0, MostTaken, ct).ConfigureAwait(false);
    }

    /// <summary>For how many months lines are kept.</summary>
    public Task<int> MonthsAsync(CancellationToken ct) => retention.MonthsAsync(RetentionKind.Audit, ct);

    /// <summary>Says for how many months lines are kept.</summary>
    /// <returns>Null, or why it cannot be: <see cref="ProblemCode.NotAllowed"/>, <see cref="ProblemCode.NotAnOption"/>.</returns>
    public async Task<Problem?> KeepForAsync(Actor actor, int months, CancellationToken ct)
    {
        if (!MayRead(actor))
        {
            return new(ProblemCode.NotAllowed);
        }

        var rule = RetentionRule.Of(RetentionKind.Audit);
        if (months < rule.Least || months > rule.Most)
        {
            return new(ProblemCode.NotAnOption, "Months");
        }

        await retention.SetMonthsAsync(RetentionKind.Audit, months, ct).ConfigureAwait(false);
        await persons.AuditAsync(actor, "audit-time-set", months.ToString(System.Globalization.CultureInfo.InvariantCulture), ct).ConfigureAwait(false);
        return null;
    }

    /// <summary>Lets lines go whose time is over; called by a loop.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> ExpireAsync(CancellationToken ct) =>
        await log.ForgetAsync(clock.GetUtcNow().AddMonths(-await MonthsAsync(ct).ConfigureAwait(false)), ct).ConfigureAwait(false);

    private bool MayRead(Actor actor) => views.Of(actor).Can(Permission.ManageMembers);
}
