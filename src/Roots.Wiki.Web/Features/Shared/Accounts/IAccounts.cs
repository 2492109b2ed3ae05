namespace Roots.Wiki.Web.Features.Shared.Accounts;

/// <summary>What somebody chooses to sign in with.</summary>
/// <param name="SignInName">A name or an e-mail address.</param>
/// <param name="Email">An e-mail address that opens the account too, or null.</param>
/// <param name="Password">The password.</param>
public sealed record NewAccount(string? SignInName, string? Email, string? Password)
{
    /// <summary>Whether name and password may be missing: the member comes back by another way, or by a slip each time.</summary>
    public bool MayGoWithout { get; init; }

    /// <summary>The e-mail address, whichever field it was typed into; null for none.</summary>
    public string? Address =>
        Email?.Trim() is { Length: > 0 } email ? email : SignInName?.Trim() is { } name && name.Contains('@', StringComparison.Ordinal) ? name : null;

    /// <summary>The name that is no e-mail address; null for none.</summary>
    public string? Name => SignInName?.Trim() is { Length: > 0 } name && !name.Contains('@', StringComparison.Ordinal) ? name : null;
}

/// <summary>By which ways a member comes in, without what they consist of.</summary>
/// <param name="HasPassword">Whether there is a password.</param>
/// <param name="Passkeys">How many passkeys there are.</param>
/// <param name="HasEmail">Whether there is an e-mail address.</param>
/// <param name="IsEmailConfirmed">Whether its owner has confirmed it: only then it gets sign-in links.</param>
public sealed record WaysIn(bool HasPassword, int Passkeys, bool HasEmail, bool IsEmailConfirmed)
{
    /// <summary>Whether a code is asked for beside password and link.</summary>
    public bool HasSecondStep { get; init; }

    /// <summary>Whether an identity provider vouches for the member.</summary>
    public bool HasProvider { get; init; }

    /// <summary>Whether the member comes in without the administration.</summary>
    /// <param name="sendsMail">Whether there is a mail server.</param>
    public bool HasAny(bool sendsMail) => HasPassword || HasProvider || Passkeys > 0 || (sendsMail && IsEmailConfirmed);
}

/// <summary>Gives members the means to sign in. One per request.</summary>
public interface IAccounts
{
    /// <summary>Says what is wrong with a choice (fields <c>SignInName</c>, <c>Email</c>, <c>Password</c>); nothing is changed.</summary>
    Task<IReadOnlyList<Problem>> CheckAsync(NewAccount account, CancellationToken ct);

    /// <summary>Gives a member an account.</summary>
    /// <returns>Empty, or why there is none now.</returns>
    Task<IReadOnlyList<Problem>> CreateAsync(NewAccount account, MemberId member, CancellationToken ct);

    /// <summary>The ways by which a member comes in.</summary>
    Task<WaysIn> WaysOfAsync(MemberId member, CancellationToken ct);

    /// <summary>Whether a member signs in by an e-mail address.</summary>
    bool IsUsed(string email);

    /// <summary>Takes a member's second step away, for one who lost the phone.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> RemoveSecondStepAsync(MemberId member, CancellationToken ct);
}
