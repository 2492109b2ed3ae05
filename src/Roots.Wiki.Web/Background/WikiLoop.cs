namespace Roots.Wiki.Web.Background;

/// <summary>Cares for every open wiki again and again, beginning at the start. What goes wrong with one is tried again next time and ends nothing.</summary>
public abstract class WikiLoop(WikiHost host, TimeProvider clock, TimeSpan pause) : BackgroundService
{
    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await host.OpenDefaultAsync(stoppingToken);
        using var timer = new PeriodicTimer(pause, clock);
        do
        {
            foreach (var wiki in host.Open)
            {
                try
                {
                    await CareForAsync(wiki, stoppingToken);
                }
                catch (Exception e) when (IsPassing(e))
                {
                    Report(e);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One round for one wiki.</summary>
    protected abstract Task CareForAsync(Wiki wiki, CancellationToken ct);

    /// <summary>Tells the log what was not done.</summary>
    protected abstract void Report(Exception e);

    /// <summary>Whether a failure may be gone next time: the data could not be reached.</summary>
    protected virtual bool IsPassing(Exception e) => e is Pages.StoreUnavailableException or IOException;
}
