namespace Roots.Wiki.Web.Background;

/// <summary>Closes the questions of readers whose answer was improved since, by form or by a push from outside, and deletes photos that no draft names any more and recordings whose time is over. Runs also at start.</summary>
public sealed partial class CareLoop(WikiHost host, TimeProvider clock, ILogger<CareLoop> log) : WikiLoop(host, clock, TimeSpan.FromMinutes(10))
{
    /// <inheritdoc/>
    protected override async Task CareForAsync(Wiki wiki, CancellationToken ct)
    {
        await wiki.Clarifications.SettleAsync(ct);
        await wiki.Sittings.SweepPhotosAsync(ct);
        await wiki.Recordings.ExpireAsync(ct);
    }

    /// <inheritdoc/>
    protected override void Report(Exception e) => LogFailed(e);

    [LoggerMessage(LogLevel.Warning, "Questions of readers could not be closed; it will be tried again")]
    private partial void LogFailed(Exception e);
}
