namespace Roots.Wiki.Web.Background;

/// <summary>Lets successors hold their office from the day that the board set, and names the records of finished handovers in git. Runs also at start, so that no day is missed.</summary>
public sealed partial class HandoverLoop(WikiHost host, TimeProvider clock, ILogger<HandoverLoop> log) : WikiLoop(host, clock, TimeSpan.FromMinutes(1))
{
    /// <inheritdoc/>
    protected override async Task CareForAsync(Wiki wiki, CancellationToken ct)
    {
        await wiki.Handovers.BeginDueAsync(ct);
        await wiki.Records.TagFinishedAsync(ct);
    }

    /// <inheritdoc/>
    protected override void Report(Exception e) => LogFailed(e);

    [LoggerMessage(LogLevel.Warning, "An office could not change hands; it will be tried again")]
    private partial void LogFailed(Exception e);
}
