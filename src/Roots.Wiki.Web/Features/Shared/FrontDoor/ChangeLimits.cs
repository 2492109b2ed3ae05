using System.Globalization;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Shared.FrontDoor;

/// <summary>
/// How many changes one member, one link or one network address may ask for: far above what hands can do, far below what hurts. Reading is not
/// counted; each read is bounded by itself. Thread-safe.
/// </summary>
public sealed class ChangeLimits(RequestDelegate next) : IDisposable
{
    /// <summary>For strangers at one address, an association's whole workshop among them.</summary>
    public const int StrangerBurst = 300, StrangerPerSecond = 10;

    /// <summary>For one member, guest or program.</summary>
    public const int KnownBurst = 5_000, KnownPerSecond = 500;

    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
    {
        var (key, burst, perSecond) = KeyOf(WikiRequest.Of(http).Actor, http);
        return RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = true,
            QueueLimit = 0,
        });
    });

    public async Task InvokeAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || http.Features.Get<WikiRequest>() is null)
        {
            await next(http);
            return;
        }

        using var lease = limiter.AttemptAcquire(http);
        if (!lease.IsAcquired)
        {
            http.Response.Headers.RetryAfter = 5.ToString(CultureInfo.InvariantCulture);
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        await next(http);
    }

    public void Dispose() => limiter.Dispose();

    private static (string Key, int Burst, int PerSecond) KeyOf(Actor actor, HttpContext http) => actor switch
    {
        Actor.Member member => ("m:" + member.Id.Value, KnownBurst, KnownPerSecond),
        Actor.Guest guest => ("g:" + guest.LinkId + AddressOf(http), KnownBurst, KnownPerSecond),
        Actor.Host or Actor.Machine => ("t", KnownBurst, KnownPerSecond),
        _ => ("a:" + AddressOf(http), StrangerBurst, StrangerPerSecond),
    };

    // A household has a whole network of addresses in IPv6.
    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } v6 => Convert.ToHexString(v6.GetAddressBytes().AsSpan(0, 8)),
        var v4 => v4.ToString(),
    };
}
