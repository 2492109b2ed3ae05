namespace Roots.Wiki.People;

/// <summary>Members and persons of one wiki, outside git. Safe to call from many threads; each change is durable and in <see cref="Current"/> when its task ends.</summary>
/// <remarks>Passwords, passkeys and lockouts belong to the sign-in feature and are not seen here.</remarks>
public interface IPersonRegistry
{
    /// <summary>Everybody now. No I/O.</summary>
    PeopleSnapshot Current { get; }

    /// <summary>Adds a person, or changes the one of the same id.</summary>
    Task SavePersonAsync(Person person, CancellationToken ct);

    /// <summary>Deletes a person who is and was no member, and what hangs on them: wishes about mails, links made for them.</summary>
    /// <returns>Null, or why it cannot be: <see cref="ProblemCode.NotFound"/>, <see cref="ProblemCode.PersonIsMember"/>.</returns>
    Task<Problem?> RemovePersonAsync(PersonId id, CancellationToken ct);

    /// <summary>Adds a member for an existing person, with a new pseudonym.</summary>
    Task<Member> AddMemberAsync(PersonId person, string displayName, bool isAdministrator, CancellationToken ct);

    /// <summary>Changes a member's rights or activity; ending one ends every session, token and link of theirs in the same transaction.</summary>
    /// <returns>Null, or why it cannot be: <see cref="ProblemCode.LastAdministrator"/>, <see cref="ProblemCode.NotFound"/>.</returns>
    Task<Problem?> ChangeMemberAsync(MemberId id, bool isAdministrator, bool isActive, CancellationToken ct);

    /// <summary>Changes the name under which others see a member, and the name of the person that they are.</summary>
    /// <returns>Null, or <see cref="ProblemCode.NotFound"/>.</returns>
    Task<Problem?> RenameMemberAsync(MemberId id, string name, CancellationToken ct);

    /// <summary>Puts the guide through the first four weeks away for a member, or brings it back; nothing for an unknown one.</summary>
    Task HideFirstWeeksAsync(MemberId id, bool isHidden, CancellationToken ct);

    /// <summary>Starts a session and returns its secret, which is stored only as a hash.</summary>
    /// <param name="member">Who signed in; must be active.</param>
    /// <param name="until">When it runs out.</param>
    /// <param name="device">The device in two words, or null.</param>
    /// <param name="ct">Cancels.</param>
    Task<string> StartSessionAsync(MemberId member, DateTimeOffset until, string? device, CancellationToken ct);

    /// <summary>Lets a live session run out later; an unknown one stays unknown.</summary>
    Task ExtendSessionAsync(string sessionId, DateTimeOffset until, CancellationToken ct);

    /// <summary>Ends the session of a secret.</summary>
    Task EndSessionAsync(string secret, CancellationToken ct);

    /// <summary>Ends those of a member's sessions that <paramref name="which"/> names.</summary>
    Task EndSessionsAsync(MemberId member, Func<Session, bool> which, CancellationToken ct);

    /// <summary>The actor of a session's secret as the cookie holds it; a visitor for a dead or unknown one. No I/O.</summary>
    Actor ActorOfSession(string? secret, DateTimeOffset now);

    /// <summary>Writes a line of the audit log: who did what to whom, without page content and without names.</summary>
    Task AuditAsync(Actor actor, string action, string? subject, CancellationToken ct);
}

/// <summary>A registry that counts how often its database was asked, so that tests can hold a request to none. Safe to call from many threads.</summary>
public interface IQueryCount
{
    /// <summary>How often since the start, by readings and changes of any kind.</summary>
    long Queries { get; }
}

/// <summary>What a link is for.</summary>
public enum LinkPurpose
{
    /// <summary>Become a member.</summary>
    Invitation,
    /// <summary>Answer an office's questions without an account.</summary>
    Sitting,
    /// <summary>Set a new password.</summary>
    Reset,
    /// <summary>See one page without an account, without changing anything.</summary>
    Share,
    /// <summary>Prove that another device reaches the wiki under its public address.</summary>
    AddressProof,
    /// <summary>Sign in, by a mail that the member asked for.</summary>
    SignIn,
    /// <summary>Sign in, by a slip of paper from the administration.</summary>
    Slip,
    /// <summary>Confirm that mails to an address reach its member.</summary>
    Email,
}

/// <summary>What holds for all links of a purpose.</summary>
public static class LinkPurposes
{
    /// <summary>Whether such a link may be redeemed again until it runs out.</summary>
    public static bool MayBeUsedAgain(this LinkPurpose purpose) => purpose is LinkPurpose.Sitting or LinkPurpose.AddressProof;
}

/// <summary>A link as the registry keeps it; the secret itself is stored only as a hash. Immutable.</summary>
/// <param name="Id">Its id, no secret.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Role">The office that it is about: the guest answers for it, or the invited person takes it over; for a shared page its address; null for none.</param>
/// <param name="RoleKind">What the invited person becomes in that office, or null.</param>
/// <param name="Person">The person invited, or whose account it is; null for anybody who holds the link.</param>
/// <param name="Administers">Whether an invited person administers.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="Until">When it runs out.</param>
/// <param name="UsedAt">When it was first redeemed, or null.</param>
/// <param name="IsRevoked">Whether it was withdrawn.</param>
public sealed record RegistryLink(string Id, LinkPurpose Purpose, PagePath? Role, Roles.HolderKind? RoleKind, PersonId? Person, bool Administers, MemberId? CreatedBy, DateTimeOffset Until, DateTimeOffset? UsedAt, bool IsRevoked)
{
    /// <summary>Whether an invited person becomes a guest, no member of the association.</summary>
    public bool AsGuest { get; init; }

    /// <summary>Whether a shared page shows the names of people.</summary>
    public bool ShowsNames { get; init; }
}

/// <summary>Links with a secret: made, looked at, redeemed by POST only, withdrawn. Safe to call from many threads.</summary>
public interface ILinkRegistry
{
    /// <summary>Makes a link and returns its secret (26 characters, 128 random bits), shown once. The template's id is replaced by a new one.</summary>
    Task<(RegistryLink Link, string Secret)> CreateAsync(RegistryLink template, CancellationToken ct);

    /// <summary>The live link of a secret; null for an unknown, withdrawn or expired one (and for a used one that may be used once only).</summary>
    Task<RegistryLink?> FindAsync(string secret, DateTimeOffset now, CancellationToken ct);

    /// <summary>Redeems a link; of two at the same moment only one wins unless its purpose <see cref="LinkPurposes.MayBeUsedAgain"/>.</summary>
    /// <returns>The link as it stands now, or null as for <see cref="FindAsync"/>.</returns>
    Task<RegistryLink?> RedeemAsync(string secret, DateTimeOffset now, CancellationToken ct);

    /// <summary>All links of a purpose that have not run out, newest first.</summary>
    Task<IReadOnlyList<RegistryLink>> ListAsync(LinkPurpose purpose, DateTimeOffset now, CancellationToken ct);

    /// <summary>Withdraws a link.</summary>
    Task RevokeAsync(string id, CancellationToken ct);

    /// <summary>Withdraws every link of a purpose that is a person's.</summary>
    Task RevokeAllAsync(LinkPurpose purpose, PersonId person, CancellationToken ct);
}

/// <summary>The scope of an API token.</summary>
public enum TokenScope
{
    /// <summary>Read what the member may read.</summary>
    Read,
    /// <summary>Write too.</summary>
    Write,
    /// <summary>Administer too.</summary>
    Admin,
}

/// <summary>API tokens, stored only as hashes. Safe to call from many threads.</summary>
public interface ITokenRegistry
{
    /// <summary>Makes a token and returns its secret, shown once.</summary>
    /// <param name="name">What the token is for.</param>
    /// <param name="member">As whom it acts; null for the host itself.</param>
    /// <param name="scope">What it may.</param>
    /// <param name="ct">Cancels.</param>
    Task<string> CreateAsync(string name, MemberId? member, TokenScope scope, CancellationToken ct);

    /// <summary>The actor and scope of a token; null for an unknown or dead one. Cached: no query per request for a token just seen.</summary>
    ValueTask<(Actor Actor, TokenScope Scope)?> FindAsync(string secret, CancellationToken ct);
}
