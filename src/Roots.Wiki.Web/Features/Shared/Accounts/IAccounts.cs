namespace Roots.Wiki.Web.Features.Shared.Accounts;

/// <summary>What somebody chooses to sign in with.</summary>
/// <param name="SignInName">A name or an e-mail address.</param>
/// <param name="Email">An e-mail address that opens the account too, or null.</param>
/// <param name="Password">The password.</param>
public sealed record NewAccount(string? SignInName, string? Email, string? Password);

/// <summary>Gives members the means to sign in. One per request.</summary>
public interface IAccounts
{
    /// <summary>Says what is wrong with a choice (fields <c>SignInName</c>, <c>Email</c>, <c>Password</c>); nothing is changed.</summary>
    Task<IReadOnlyList<Problem>> CheckAsync(NewAccount account, CancellationToken ct);

    /// <summary>Gives a member an account with a password.</summary>
    /// <returns>Empty, or why there is none now.</returns>
    Task<IReadOnlyList<Problem>> CreateAsync(NewAccount account, MemberId member, CancellationToken ct);
}
