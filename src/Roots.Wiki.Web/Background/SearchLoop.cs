using Roots.Wiki.Pages;

namespace Roots.Wiki.Web.Background;

/// <summary>Keeps the search of every open wiki up to date: after a ring at once, else each minute; makes the index durable at rest.</summary>
public sealed partial class SearchLoop(WikiHost host, ILogger<SearchLoop> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wiki = await host.OpenDefaultAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var ring = wiki.Store.Bell.Next;
            try
            {
                await wiki.Index.CatchUpAsync(stoppingToken);
            }
            catch (Exception e) when (e is StoreUnavailableException or IOException)
            {
                LogFailed(e);
            }

            await Task.WhenAny(ring, Task.Delay(Patience, stoppingToken));
            await wiki.Index.FlushWhenDueAsync(stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The search could not be brought up to date; it will be tried again")]
    private partial void LogFailed(Exception e);
}
