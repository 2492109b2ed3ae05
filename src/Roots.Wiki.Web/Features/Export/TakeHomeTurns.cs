using System.Threading.RateLimiting;

namespace Roots.Wiki.Web.Features.Export;

/// <summary>How many archives are made at a time: each reads and draws every page that its reader may see. Safe to call from many threads.</summary>
public sealed class TakeHomeTurns : IDisposable
{
    /// <summary>So many are made at once, and so many more may wait.</summary>
    public const int AtOnce = 2, Waiting = 8;

    private readonly ConcurrencyLimiter limiter = new(new() { PermitLimit = AtOnce, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    /// <summary>Waits for a turn.</summary>
    /// <returns>What ends the turn; null where too many wait already.</returns>
    public async ValueTask<IDisposable?> TakeAsync(CancellationToken ct) => await limiter.AcquireAsync(1, ct) is { IsAcquired: true } turn ? turn : null;

    public void Dispose() => limiter.Dispose();
}
