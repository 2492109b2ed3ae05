namespace Roots.Wiki.Web.Background;

/// <summary>Lets drafts, questions, links and ticks follow pages that moved, by form or by a push from outside. Runs also at start.</summary>
public sealed partial class MoveLoop(WikiHost host, TimeProvider clock, ILogger<MoveLoop> log) : WikiLoop(host, clock, TimeSpan.FromSeconds(5))
{
    /// <inheritdoc/>
    protected override Task CareForAsync(Wiki wiki, CancellationToken ct) => wiki.MovedRows.FollowAsync(ct);

    /// <inheritdoc/>
    protected override void Report(Exception e) => LogFailed(e);

    [LoggerMessage(LogLevel.Warning, "The registry could not follow pages that moved; it will be tried again")]
    private partial void LogFailed(Exception e);
}
