namespace Roots.Wiki.Web.Background;

/// <summary>Closes the questions of readers whose answer was improved since, by form or by a push from outside, and deletes photos that no draft names any more. Runs also at start.</summary>
public sealed partial class CareLoop(WikiHost host, TimeProvider clock, ILogger<CareLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

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
                    await wiki.Clarifications.SettleAsync(stoppingToken);
                    await wiki.Sittings.SweepPhotosAsync(stoppingToken);
                }
                catch (Exception e) when (e is Pages.StoreUnavailableException or IOException)
                {
                    LogFailed(e);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Questions of readers could not be closed; it will be tried again")]
    private partial void LogFailed(Exception e);
}
