using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Roots.Wiki.Web.Features.Shared.FrontDoor;

/// <summary>Which web servers stand in front: what they say of a request's address and scheme is believed, and nobody else's word.</summary>
public static class Proxies
{
    /// <summary>Reads the setting: addresses and networks, separated by commas or blanks (<c>127.0.0.1, 10.0.0.0/8, ::1</c>).</summary>
    /// <exception cref="FormatException">Its message is the entry that is neither.</exception>
    public static IReadOnlyList<IPNetwork> Read(string? setting) =>
        [.. (setting ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadOne)];

    /// <summary>Believes the named ones; with none named nothing is believed, whatever ASP.NET's own switch says.</summary>
    public static void Use(ForwardedHeadersOptions options, IReadOnlyList<IPNetwork> proxies)
    {
        options.ForwardedHeaders = proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(proxy);
        }
    }

    private static IPNetwork ReadOne(string entry) =>
        IPNetwork.TryParse(entry, out var network) ? network
        : IPAddress.TryParse(entry, out var address) ? new(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128)
        : throw new FormatException(entry);
}
