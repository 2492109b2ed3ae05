using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Web.Composition;
using Roots.Wiki.Web.Composition.Commands;
using Roots.Wiki.Web.Features.Pages;

namespace Roots.Wiki.Web.Background;

/// <summary>Runs approved erasures, at once after the approval, and goes on after a restart with one that was interrupted.</summary>
public sealed partial class ErasureLoop(WikiHost host, FinishedPages pages, DataFolder data, HostRegistry machine, TimeProvider clock, ILogger<ErasureLoop> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await host.OpenDefaultAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var rings = host.Open.Select(w => w.Erasures.Bell.Next).ToList();
            foreach (var wiki in host.Open)
            {
                await RunAsync(wiki, stoppingToken);
            }

            await Task.WhenAny([.. rings, Task.Delay(Patience, clock, stoppingToken)]);
        }
    }

    private async Task RunAsync(Wiki wiki, CancellationToken ct)
    {
        try
        {
            if (await wiki.Erasures.RunDueAsync(ct) is var count and > 0)
            {
                pages.Clear();
                await TellBackupsAsync(ct);
                LogErased(count);
            }
        }
        catch (Exception e) when (e is Roots.Wiki.Pages.StoreUnavailableException or IOException)
        {
            LogFailed(e.GetType().Name);
        }
    }

    private async Task TellBackupsAsync(CancellationToken ct)
    {
        if (await machine.FindSettingAsync(BackupCommand.FolderKey, ct) is { } folder && Directory.Exists(folder))
        {
            Reapplying.CopyTo(data, folder);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} erasures ran")]
    private partial void LogErased(int count);

    // No message: it could name what is to go.
    [LoggerMessage(LogLevel.Warning, "An erasure could not run ({Kind}); it will be tried again")]
    private partial void LogFailed(string kind);
}
