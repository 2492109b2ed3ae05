using System.Net;
using System.Net.Sockets;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Keeps pages whose address is a secret out of caches, of search engines and of what browsers tell other pages.</summary>
public static class SecretPages
{
    public static void KeepSecret(this HttpResponse response)
    {
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        response.Headers.CacheControl = "no-store";
    }

    /// <summary>The network address that tries are counted by; of IPv6 the part that a provider gives to one household, which holds more addresses than anybody can count.</summary>
    public static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress is not { } address ? "" : Counted(address);

    /// <summary>See <see cref="AddressOf"/>.</summary>
    public static string Counted(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6 || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }
}
