using System.Net;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.People;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>Under which address others reach the wiki, and how sure that is.</summary>
/// <param name="Base">Where links that are handed out point to, without closing slash.</param>
/// <param name="IsProven">Whether a second device has confirmed it.</param>
/// <param name="IsLocal">Whether it works on this machine only.</param>
/// <param name="Claimed">An address that somebody typed and nobody has confirmed yet, or null.</param>
public sealed record AddressState(string Base, bool IsProven, bool IsLocal, string? Claimed);

/// <summary>The address that links and QR codes carry: claimed by the administration, proven by a second device. Safe to call from many threads.</summary>
public sealed class PublicAddress(HostRegistry machine)
{
    private const string ClaimKey = "public-address-claim";
    private static readonly TimeSpan ProofLifetime = TimeSpan.FromHours(1);
    private HashSet<string>? hosts;

    /// <summary>What is known now; without a proven address, links point to where this request came in.</summary>
    public async Task<AddressState> FindAsync(HttpContext http, CancellationToken ct)
    {
        var proven = await machine.FindPublicAddressAsync(ct);
        var claim = await machine.FindSettingAsync(ClaimKey, ct);
        return proven is not null
            ? new(proven.AbsoluteUri.TrimEnd('/'), true, false, claim)
            : new($"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}", false, IsLoopback(http.Request.Host.Host), claim);
    }

    /// <summary>The names of the proven address and of one that waits for its proof; empty as long as none is proven. No I/O once known.</summary>
    public async ValueTask<IReadOnlyCollection<string>> HostsAsync(CancellationToken ct)
    {
        if (Volatile.Read(ref hosts) is { } known)
        {
            return known;
        }

        var proven = await machine.FindPublicAddressAsync(ct);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (proven is not null)
        {
            names.Add(proven.Host);
            if (Uri.TryCreate(await machine.FindSettingAsync(ClaimKey, ct), UriKind.Absolute, out var claimed))
            {
                names.Add(claimed.Host);
            }
        }

        Volatile.Write(ref hosts, names);
        return names;
    }

    /// <summary>Keeps a claim and returns the secret address that proves it, to be opened on a second device.</summary>
    /// <returns>The address to open, or what is wrong with the text.</returns>
    public async Task<(string? ProofUrl, Problem? Problem)> ClaimAsync(Wiki wiki, string? text, CancellationToken ct)
    {
        var typed = text?.Trim() ?? "";
        var full = typed.Contains("://", StringComparison.Ordinal) ? typed : "http://" + typed;
        if (!Uri.TryCreate(full, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0 || uri.UserInfo.Length > 0 || uri.Query.Length > 0)
        {
            return (null, new(ProblemCode.BadPublicAddress, "Address", "form"));
        }

        if (IsLoopback(uri.Host))
        {
            return (null, new(ProblemCode.BadPublicAddress, "Address", "local"));
        }

        var address = uri.AbsoluteUri.TrimEnd('/');
        await machine.SetSettingAsync(ClaimKey, address, ct);
        Volatile.Write(ref hosts, null);
        var (_, secret) = await wiki.Links.CreateAsync(
            new("", LinkPurpose.AddressProof, null, null, null, false, null, wiki.Clock.GetUtcNow() + ProofLifetime, null, false), ct);
        return ($"{address}/-/reach/{secret}", null);
    }

    /// <summary>Takes the claim as proven when the confirming request really came in under it.</summary>
    public async Task<bool> ProveAsync(Wiki wiki, string secret, HttpContext http, CancellationToken ct)
    {
        if (await machine.FindSettingAsync(ClaimKey, ct) is not { } claim
            || !Uri.TryCreate(claim, UriKind.Absolute, out var uri)
            || !string.Equals(http.Request.Host.Host, uri.Host, StringComparison.OrdinalIgnoreCase)
            || await wiki.Links.RedeemAsync(secret, wiki.Clock.GetUtcNow(), ct) is not { Purpose: LinkPurpose.AddressProof })
        {
            return false;
        }

        await machine.SetPublicAddressAsync(uri, ct);
        await machine.SetSettingAsync(ClaimKey, null, ct);
        Volatile.Write(ref hosts, null);
        return true;
    }

    private static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
}
