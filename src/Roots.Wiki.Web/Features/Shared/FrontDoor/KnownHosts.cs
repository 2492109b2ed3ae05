using System.Net;

namespace Roots.Wiki.Web.Features.Shared.FrontDoor;

/// <summary>
/// Under which names this machine answers. Once its public address is proven, a name that is neither that one nor one that only this network
/// can give is refused: so nobody's page can make a browser talk to it under a name of theirs. Safe to call from many threads.
/// </summary>
public sealed class KnownHosts(PublicAddress address, IReadOnlyList<string> named)
{
    /// <summary>Whether a request under this name is answered. No I/O but the first time after a change of the address.</summary>
    public ValueTask<bool> IsKnownAsync(HostString host, CancellationToken ct) =>
        IsOwn(host.Host) || named.Contains(host.Host, StringComparer.OrdinalIgnoreCase) ? new(true) : IsPublicAsync(host.Host, ct);

    // Numbers, and names that only a network of one's own gives: no name of the wide world.
    private static bool IsOwn(string name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(name.Trim('[', ']'), out _)
        || (name.Length > 0 && !name.Contains('.', StringComparison.Ordinal))
        || name.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".home.arpa", StringComparison.OrdinalIgnoreCase);

    private async ValueTask<bool> IsPublicAsync(string name, CancellationToken ct)
    {
        var known = await address.HostsAsync(ct);
        return known.Count == 0 ? named.Count == 0 : known.Contains(name);
    }
}
