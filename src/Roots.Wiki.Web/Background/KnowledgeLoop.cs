namespace Roots.Wiki.Web.Background;

/// <summary>Lets each wiki remember which questions an update has brought: at start, and now and then for wikis that were opened since.</summary>
public sealed partial class KnowledgeLoop(WikiHost host, TimeProvider clock, ILogger<KnowledgeLoop> log) : BackgroundService
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
                    await wiki.Maps.CatchUpAsync(stoppingToken);
                }
                catch (Exception e) when (e is Pages.StoreUnavailableException or IOException)
                {
                    LogFailed(e);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "What is remembered about the level of knowledge could not be brought up to date; it will be tried again")]
    private partial void LogFailed(Exception e);
}
