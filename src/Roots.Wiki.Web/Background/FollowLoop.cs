using Roots.Wiki.Pages;

namespace Roots.Wiki.Web.Background;

/// <summary>Follows what others push into the repositories of open wikis: looks each second.</summary>
public sealed partial class FollowLoop(WikiHost host, TimeProvider clock, ILogger<FollowLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var store in host.Open.Select(w => w.Store).OfType<IStoreUpkeep>())
            {
                try
                {
                    await store.PollAsync(stoppingToken);
                }
                catch (StoreUnavailableException e)
                {
                    LogFailed(e);
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The repository could not be looked at; it will be tried again")]
    private partial void LogFailed(Exception e);
}
