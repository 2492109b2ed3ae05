using Roots.Wiki.Web.Features.SignIn;

namespace Roots.Wiki.Web.Background;

/// <summary>Sends the sign-in links that were asked for, one after the other.</summary>
public sealed partial class LinkLoop(WikiHost host, LinkRequests requests, IServiceScopeFactory scopes, ILogger<LinkLoop> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await requests.WaitAsync(stoppingToken);
            while (requests.Next() is { } request)
            {
                await SendAsync(request, stoppingToken);
            }
        }
    }

    // Whatever a mail server makes of us ends this one mail only; the log never names an address.
    private async Task SendAsync(LinkRequest request, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SignInLinks>().SendAsync(await host.OpenDefaultAsync(ct), request, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            LogFailed(e.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A sign-in link could not be sent ({Failure})")]
    private partial void LogFailed(string failure);
}
