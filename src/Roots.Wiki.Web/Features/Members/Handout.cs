using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Members;

/// <summary>A link that was just made, shown once: its secret is kept nowhere.</summary>
/// <param name="Address">The whole address.</param>
/// <param name="Code">The same as a QR code.</param>
/// <param name="IsLocalOnly">Whether it works on this machine only, because nobody has said under which address others come.</param>
/// <param name="Days">How long it lives.</param>
public sealed record Handout(LinkPurpose Purpose, string Address, QrDrawing Code, bool IsLocalOnly, int Days);

/// <summary>Makes links that are handed out. Safe to call from many threads.</summary>
public sealed class Handouts(PublicAddress publicAddress, IQrCode codes)
{
    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(14);

    public static readonly TimeSpan ResetLifetime = TimeSpan.FromDays(2);

    public static readonly TimeSpan SlipLifetime = TimeSpan.FromDays(7);

    /// <summary>Makes an invitation, a reset link or a sign-in slip.</summary>
    /// <param name="link">What for; its end is set here.</param>
    public async Task<Handout> MakeAsync(Wiki wiki, RegistryLink link, HttpContext http, CancellationToken ct)
    {
        var (lifetime, path) = link.Purpose switch
        {
            LinkPurpose.Reset => (ResetLifetime, "reset"),
            LinkPurpose.Slip => (SlipLifetime, "sign-in/link"),
            _ => (InvitationLifetime, "invitation"),
        };
        var (_, secret) = await wiki.Links.CreateAsync(link with { Until = wiki.Clock.GetUtcNow() + lifetime }, ct);
        var reached = await publicAddress.FindAsync(http, ct);
        var address = $"{reached.Base}/-/{path}/{secret}";
        return new(link.Purpose, address, codes.Draw(address), reached.IsLocal, lifetime.Days);
    }
}
