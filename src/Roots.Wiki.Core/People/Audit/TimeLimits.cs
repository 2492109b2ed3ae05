using System.Globalization;

namespace Roots.Wiki.People;

/// <summary>Lets go, once a day, what is kept for a time only. Not to be called from many threads at once.</summary>
public sealed class TimeLimits(AuditBook audit, ContactBook contacts, IRetentionSettings marks, Func<DateOnly> today)
{
    private const string Mark = "time-limits";

    /// <summary>Applies every rule if it was not done today; called by a loop, also at start.</summary>
    /// <returns>Whether it was done now.</returns>
    /// <exception cref="Pages.StoreUnavailableException">The registry cannot be reached; it is tried again.</exception>
    public async Task<bool> ApplyDueAsync(CancellationToken ct)
    {
        var day = today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (await marks.MarkAsync(Mark, ct).ConfigureAwait(false) == day)
        {
            return false;
        }

        await contacts.ExpireAsync(ct).ConfigureAwait(false);
        await audit.ExpireAsync(ct).ConfigureAwait(false);
        await marks.SetMarkAsync(Mark, day, ct).ConfigureAwait(false);
        return true;
    }
}
