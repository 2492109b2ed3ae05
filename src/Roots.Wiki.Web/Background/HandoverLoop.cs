namespace Roots.Wiki.Web.Background;

/// <summary>Lets successors hold their office from the day that the board set. Runs also at start, so that no day is missed.</summary>
public sealed partial class HandoverLoop(WikiHost host, TimeProvider clock, ILogger<HandoverLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

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
                    await wiki.Handovers.BeginDueAsync(stoppingToken);
                }
                catch (Exception e) when (e is Pages.StoreUnavailableException or IOException)
                {
                    LogFailed(e);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "An office could not change hands; it will be tried again")]
    private partial void LogFailed(Exception e);
}
