using Microsoft.AspNetCore.Identity;

namespace Roots.Wiki.Adapters.Registry;

/// <summary>The means by which a member signs in: password hash, passkeys, lockout. Seen by the sign-in feature only.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>The member whose it is; null until the act that makes them a member is finished (what a kill leaves behind is swept).</summary>
    public string? Member { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; set; }
}
