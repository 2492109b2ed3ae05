namespace Roots.Wiki.Web.Background;

/// <summary>Puts sittings that rest for fifteen minutes into the wiki, so that nothing waits unseen because somebody forgot a button. Runs also at start.</summary>
public sealed partial class SittingLoop(WikiHost host, TimeProvider clock, ILogger<SittingLoop> log) : WikiLoop(host, clock, TimeSpan.FromSeconds(20))
{
    /// <inheritdoc/>
    protected override Task CareForAsync(Wiki wiki, CancellationToken ct) => wiki.Sittings.CommitDueAsync(ct);

    /// <inheritdoc/>
    protected override void Report(Exception e) => LogFailed(e);

    [LoggerMessage(LogLevel.Warning, "A sitting could not be committed; its drafts stay and it will be tried again")]
    private partial void LogFailed(Exception e);
}
