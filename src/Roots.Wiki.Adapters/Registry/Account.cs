using Microsoft.AspNetCore.Identity;

namespace Roots.Wiki.Adapters.Registry;

/// <summary>The means by which a member signs in: password hash, passkeys, lockout. Seen by the sign-in feature only.</summary>
public sealed class Account : IdentityUser
{
    private const char Mark = '~';

    /// <summary>Whether its owner has chosen a name to sign in with; one made without has a random one, which nobody is told.</summary>
    public bool HasName => UserName is { Length: > 0 } name && !IsNameless(name);

    /// <summary>The name of an account whose owner has chosen none.</summary>
    public static string Nameless() => Mark + MemberId.New().Value;

    /// <summary>Whether a name is one of those that nobody may choose.</summary>
    public static bool IsNameless(string name) => name.StartsWith(Mark);

    /// <summary>The member whose it is; null until the act that makes them a member is finished (what a kill leaves behind is swept).</summary>
    public string? Member { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; set; }
}
