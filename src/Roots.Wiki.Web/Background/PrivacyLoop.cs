namespace Roots.Wiki.Web.Background;

/// <summary>Writes changes of rights that live in git into the audit log, and lets go what is kept for a time only. Runs also at start.</summary>
public sealed partial class PrivacyLoop(WikiHost host, TimeProvider clock, ILogger<PrivacyLoop> log) : WikiLoop(host, clock, TimeSpan.FromSeconds(10))
{
    /// <inheritdoc/>
    protected override async Task CareForAsync(Wiki wiki, CancellationToken ct)
    {
        await wiki.RightsWatch.FollowAsync(ct);
        await wiki.TimeLimits.ApplyDueAsync(ct);
    }

    /// <inheritdoc/>
    protected override void Report(Exception e) => LogFailed(e);

    [LoggerMessage(LogLevel.Warning, "The audit log or the time limits could not be brought up to date; it will be tried again")]
    private partial void LogFailed(Exception e);
}
