using System.Threading.Channels;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>A mail that somebody waits for: a link to whoever has an address, or the one that confirms a member's own. One of both is null.</summary>
public sealed record LinkRequest(string? Email, MemberId? Confirms);

/// <summary>
/// Mails with links that somebody asked for. They are looked up and sent in the background: whoever asks gets the same answer at
/// once, whether there is an account, several, none, or too much was asked for. Safe to call from many threads; bounded.
/// </summary>
public sealed class LinkRequests(LinkThrottle throttle)
{
    private const int MostWaiting = 200;
    private readonly Channel<LinkRequest> waiting = Channel.CreateBounded<LinkRequest>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Asks for a sign-in link, unless too much was asked for; says nothing about which.</summary>
    /// <param name="email">The address as somebody typed it.</param>
    /// <param name="network">The network address that they came from.</param>
    public void Ask(string email, string network)
    {
        if (throttle.Take(email, network))
        {
            waiting.Writer.TryWrite(new(email, null));
        }
    }

    /// <summary>Asks a member to confirm the address of their account, unless too much was asked for.</summary>
    public void AskToConfirm(MemberId member, string network)
    {
        if (throttle.Take("~" + member, network))
        {
            waiting.Writer.TryWrite(new(null, member));
        }
    }

    /// <summary>The next request that waits, or null while none does.</summary>
    public LinkRequest? Next() => waiting.Reader.TryRead(out var request) ? request : null;

    /// <summary>Waits until there is a request.</summary>
    public async Task WaitAsync(CancellationToken ct) => await waiting.Reader.WaitToReadAsync(ct);
}
