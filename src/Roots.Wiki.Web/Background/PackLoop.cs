using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Background;

/// <summary>Packs what saves have left lying about, one wiki at a time, looking every ten minutes.</summary>
/// <remarks>It looks for the first time a minute after the start: pages of a wiki that was brought in are ten times as dear to read until it was packed.</remarks>
public sealed partial class PackLoop(WikiHost host, Upkeep upkeep, TimeProvider clock, ILogger<PackLoop> log) : BackgroundService
{
    private static readonly TimeSpan Start = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Start, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            timer.Period = Pause;
            foreach (var wiki in host.Open)
            {
                await PackAsync(wiki, stoppingToken);
            }
        }
    }

    private async Task PackAsync(Wiki wiki, CancellationToken ct)
    {
        try
        {
            var result = wiki.Store is IStoreUpkeep store ? await store.PackAsync(ct) : PackResult.NotNeeded;
            upkeep.Report(wiki.Id, result);
            if (result == PackResult.Packed)
            {
                LogPacked();
            }
        }
        catch (StoreUnavailableException e)
        {
            LogFailed(e);
        }
    }

    [LoggerMessage(LogLevel.Information, "The history was packed")]
    private partial void LogPacked();

    [LoggerMessage(LogLevel.Warning, "The history could not be packed; nothing is lost and it will be tried again")]
    private partial void LogFailed(Exception e);
}
