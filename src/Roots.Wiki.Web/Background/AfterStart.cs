namespace Roots.Wiki.Web.Background;

/// <summary>
/// Lets a loop begin once pages are served, and end quietly with the program: neither the first page nor the message
/// that an address is taken waits behind it.
/// </summary>
public sealed class AfterStart(BackgroundService loop, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <inheritdoc/>
    public override void Dispose()
    {
        loop.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        try
        {
            await started.Task.WaitAsync(stoppingToken);
            await loop.StartAsync(stoppingToken);
            await (loop.ExecuteTask ?? Task.CompletedTask);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends; what the loop was doing is picked up at the next start.
        }
    }
}

/// <summary>How loops are registered.</summary>
public static class LoopServices
{
    /// <summary>Runs a loop for as long as pages are served.</summary>
    /// <typeparam name="TLoop">The loop.</typeparam>
    public static void AddLoop<TLoop>(this IServiceCollection services)
        where TLoop : BackgroundService =>
        services.AddSingleton<IHostedService>(s => new AfterStart(ActivatorUtilities.CreateInstance<TLoop>(s), s.GetRequiredService<IHostApplicationLifetime>()));
}
