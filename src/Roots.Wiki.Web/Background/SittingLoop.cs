namespace Roots.Wiki.Web.Background;

/// <summary>Puts sittings that rest for fifteen minutes into the wiki, so that nothing waits unseen because somebody forgot a button. Runs also at start.</summary>
public sealed partial class SittingLoop(WikiHost host, TimeProvider clock, ILogger<SittingLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await host.OpenDefaultAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            foreach (var wiki in host.Open)
            {
                try
                {
                    await wiki.Sittings.CommitDueAsync(stoppingToken);
                }
                catch (Exception e) when (e is Pages.StoreUnavailableException or IOException)
                {
                    LogFailed(e);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "A sitting could not be committed; its drafts stay and it will be tried again")]
    private partial void LogFailed(Exception e);
}
