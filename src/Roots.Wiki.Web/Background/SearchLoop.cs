using Roots.Wiki.Pages;
using Roots.Wiki.Search;

namespace Roots.Wiki.Web.Background;

/// <summary>Keeps the search of every open wiki up to date: after a ring at once, else each minute; makes the index durable at rest.</summary>
public sealed partial class SearchLoop(WikiHost host, ILogger<SearchLoop> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly SearchQuery Warming = SearchQuery.Parse("Verein Kassenwartin \"wir haben\" Schlüssl");

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wiki = await host.OpenDefaultAsync(stoppingToken);
        var isWarm = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var ring = wiki.Store.Bell.Next;
            try
            {
                await wiki.Index.CatchUpAsync(stoppingToken);
                if (!isWarm)
                {
                    // The first searches take a hundred times as long: better here than in front of a person.
                    await wiki.Search.SearchAsync(Warming, wiki.AccessOf(Actor.Host.Instance), limit: 10, stoppingToken);
                    isWarm = true;
                }
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
