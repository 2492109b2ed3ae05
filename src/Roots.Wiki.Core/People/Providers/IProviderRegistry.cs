namespace Roots.Wiki.People.Providers;

/// <summary>Whom a provider says somebody is: the key of an account, never the e-mail address. Immutable.</summary>
/// <param name="Issuer">The provider, as it names itself.</param>
/// <param name="Subject">The provider's own, lasting name for that person.</param>
public sealed record ProviderKey(string Issuer, string Subject);

/// <summary>A session of the wiki that began at an identity provider. Immutable.</summary>
/// <param name="Session">The session's id (<see cref="Session.Id"/>).</param>
/// <param name="Key">Whom the provider named.</param>
/// <param name="Sid">The provider's name for its own session, or null.</param>
/// <param name="Proof">The token by which the provider knows the session again when it is to end, sealed by who keeps it; or null.</param>
public sealed record ProviderSession(string Session, ProviderKey Key, string? Sid, string? Proof);

/// <summary>A provider's word that somebody signed out there. Immutable; its signature was checked before.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Id">The word's own name: it counts once.</param>
/// <param name="Subject">Who; or null where the session is named.</param>
/// <param name="Sid">Which of the provider's sessions; null for all of that person's.</param>
public sealed record ProviderLogout(string Issuer, string Id, string? Subject, string? Sid);

/// <summary>What somebody has by the groups of a provider.</summary>
public enum GrantKind
{
    /// <summary>Being a member at all: they came in by the provider, without an invitation.</summary>
    Membership,
    /// <summary>Being of the Verwaltung.</summary>
    Administration,
    /// <summary>A proposal to the board that they hold an office; the target is its page.</summary>
    Office,
}

/// <summary>One thing that a member has by the groups of a provider. Immutable.</summary>
/// <param name="Kind">What.</param>
/// <param name="Target">Of what; empty where the kind says it all.</param>
public sealed record ProviderGrant(GrantKind Kind, string Target = "");

/// <summary>What the wiki remembers of sign-ins at an identity provider. Safe to call from many threads; each change is durable when its task ends.</summary>
public interface IProviderRegistry
{
    /// <summary>Remembers where a session began; forgotten with the session.</summary>
    /// <returns>False where the provider has already said that its session is over: the session must not begin.</returns>
    Task<bool> RememberAsync(ProviderSession session, CancellationToken ct);

    /// <summary>Where a session began; null for one that began here or is over.</summary>
    Task<ProviderSession?> FindAsync(string session, CancellationToken ct);

    /// <summary>Ends the sessions that a provider says are over, and keeps in mind that they are.</summary>
    /// <returns>False for a word that was already spent: nothing is ended.</returns>
    Task<bool> LogOutAsync(ProviderLogout logout, CancellationToken ct);

    /// <summary>Ends every session of this key.</summary>
    Task EndSessionsAsync(ProviderKey key, CancellationToken ct);

    /// <summary>Replaces what a member has by groups.</summary>
    Task GrantAsync(MemberId member, IReadOnlyCollection<ProviderGrant> grants, CancellationToken ct);

    /// <summary>What members have by groups.</summary>
    Task<IReadOnlyList<(MemberId Member, ProviderGrant Grant)>> GrantsAsync(CancellationToken ct);

    /// <summary>Whether this was a member whose membership ended: no group brings them back, only an invitation.</summary>
    Task<bool> IsBarredAsync(ProviderKey key, CancellationToken ct);

    /// <summary>Lets a former member in again.</summary>
    Task LiftAsync(ProviderKey key, CancellationToken ct);
}
