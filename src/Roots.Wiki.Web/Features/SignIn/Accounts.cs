using Microsoft.AspNetCore.Identity;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Web.Features.Shared.Accounts;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Everything about the means to sign in: names, passwords, lockout. One per request.</summary>
/// <remarks>Identity's managers take no token: what they have begun they finish.</remarks>
public sealed class Accounts(UserManager<Account> users, SignInThrottle throttle, IPasswordHasher<Account> hasher, TimeProvider clock) : IAccounts
{
    private const int MaxPasswordLength = 200;

    // Checked when there is no such account, so that the answer takes as long as for one that there is.
    private static string? decoy;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Problem>> CheckAsync(NewAccount account, CancellationToken ct)
    {
        var problems = new List<Problem>(CheckPassword(account.Password, "Password"));
        var name = account.SignInName?.Trim() ?? "";
        if (name.Length == 0)
        {
            problems.Add(new(ProblemCode.Required, "SignInName"));
        }
        else if (name.Length > Limits.NameLength || name.Any(char.IsControl))
        {
            problems.Add(new(ProblemCode.TooLong, "SignInName", Limits.NameLength));
        }
        else if (await FindAsync(name, ct) is not null)
        {
            problems.Add(new(ProblemCode.AccountTaken, "SignInName"));
        }

        if (EmailOf(account) is { } email)
        {
            if (!IsEmail(email))
            {
                problems.Add(new(ProblemCode.NotAnEmail, account.Email is null ? "SignInName" : "Email"));
            }
            else if (email != name && await FindAsync(email, ct) is not null)
            {
                problems.Add(new(ProblemCode.AccountTaken, "Email"));
            }
        }

        return problems;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Problem>> CreateAsync(NewAccount account, MemberId member, CancellationToken ct)
    {
        var (reserved, problems) = await ReserveAsync(account, ct);
        if (reserved is not null)
        {
            await GiveAsync(reserved, member, ct);
        }

        return problems;
    }

    /// <summary>Makes an account that is nobody's yet: it holds the name, and opens nothing.</summary>
    public async Task<(Account? Account, IReadOnlyList<Problem> Problems)> ReserveAsync(NewAccount wanted, CancellationToken ct)
    {
        var problems = await CheckAsync(wanted, ct);
        if (problems.Count > 0)
        {
            return (null, problems);
        }

        var account = new Account { UserName = wanted.SignInName!.Trim(), Email = EmailOf(wanted), Created = clock.GetUtcNow() };
        try
        {
            var made = await users.CreateAsync(account, wanted.Password!);
            return made.Succeeded ? (account, []) : (null, [new(ProblemCode.AccountTaken, "SignInName")]);
        }
        catch (Exception e) when (AccountStores.IsTaken(e))
        {
            return (null, [new(ProblemCode.AccountTaken, "SignInName")]);
        }
    }

    /// <summary>Makes a reserved account a member's.</summary>
    public async Task GiveAsync(Account account, MemberId member, CancellationToken ct)
    {
        account.Member = member.Value;
        Expect(await users.UpdateAsync(account));
    }

    /// <summary>Gives up a reserved account.</summary>
    public async Task DropAsync(Account account, CancellationToken ct) => Expect(await users.DeleteAsync(account));

    /// <summary>The account of a member, or null for one who has none yet.</summary>
    public Account? Find(MemberId member) => users.Users.FirstOrDefault(a => a.Member == member.Value);

    /// <summary>How many passkeys an account has.</summary>
    public async Task<int> CountPasskeysAsync(Account account, CancellationToken ct) => (await users.GetPasskeysAsync(account)).Count;

    /// <summary>Tries a name or e-mail address with a password.</summary>
    /// <returns>The member, or the one answer that says neither which of both was wrong nor whether there is such a name.</returns>
    public async Task<(MemberId? Member, Problem? Problem)> TryAsync(string? name, string? password, string address, CancellationToken ct)
    {
        var typed = (name ?? "").Trim();
        var key = users.NormalizeName(typed.Length > Limits.NameLength ? typed[..Limits.NameLength] : typed) ?? "";
        if (throttle.Check(key, address) is { } wait)
        {
            return (null, wait);
        }

        var account = typed.Length is 0 or > Limits.NameLength ? null : await FindAsync(typed, ct);
        var isRight = await IsRightAsync(account, password ?? "", ct);
        if (account is not null && isRight && !await users.IsLockedOutAsync(account) && MemberId.TryParse(account.Member, out var member))
        {
            throttle.Succeed(key);
            await users.ResetAccessFailedCountAsync(account);
            return (member, null);
        }

        throttle.Fail(key, address);
        if (account is not null && !isRight)
        {
            await users.AccessFailedAsync(account);
        }

        return (null, new(ProblemCode.SignInFailed));
    }

    /// <summary>Changes a password; the old one is asked for where there is one.</summary>
    public async Task<IReadOnlyList<Problem>> ChangePasswordAsync(Account account, string? old, string? password, string address, CancellationToken ct)
    {
        var key = account.NormalizedUserName ?? "";
        if (throttle.Check(key, address) is { } wait)
        {
            return [wait with { Field = "OldPassword" }];
        }

        if (account.PasswordHash is not null && !await users.CheckPasswordAsync(account, old ?? ""))
        {
            throttle.Fail(key, address);
            return [new(ProblemCode.SignInFailed, "OldPassword")];
        }

        return await SetPasswordAsync(account, password, ct);
    }

    /// <summary>Sets a password without asking for the old one, after a reset link, and lets the account in again.</summary>
    public async Task<IReadOnlyList<Problem>> SetPasswordAsync(Account account, string? password, CancellationToken ct)
    {
        var problems = CheckPassword(password, "Password").ToList();
        if (problems.Count == 0)
        {
            account.PasswordHash = hasher.HashPassword(account, password!);
            Expect(await users.UpdateSecurityStampAsync(account));
            await users.SetLockoutEndDateAsync(account, null);
            await users.ResetAccessFailedCountAsync(account);
            throttle.Succeed(account.NormalizedUserName ?? "");
        }

        return problems;
    }

    /// <summary>What is wrong with a password by itself.</summary>
    public static IEnumerable<Problem> CheckPassword(string? password, string field) =>
        password is null || password.Length < Limits.PasswordLength ? [new(ProblemCode.PasswordTooShort, field, Limits.PasswordLength)]
        : password.Length > MaxPasswordLength ? [new(ProblemCode.TooLong, field, MaxPasswordLength)]
        : CommonPasswords.Contains(password) ? [new(ProblemCode.PasswordTooCommon, field)]
        : [];

    private async Task<Account?> FindAsync(string name, CancellationToken ct) => await users.FindByNameAsync(name) ?? await users.FindByEmailAsync(name);

    private async Task<bool> IsRightAsync(Account? account, string password, CancellationToken ct)
    {
        var bounded = password.Length > MaxPasswordLength ? password[..MaxPasswordLength] : password;
        if (account?.PasswordHash is not null)
        {
            return await users.CheckPasswordAsync(account, bounded);
        }

        var nobody = new Account();
        decoy ??= hasher.HashPassword(nobody, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(nobody, decoy, bounded);
        return false;
    }

    private static string? EmailOf(NewAccount account) =>
        account.Email?.Trim() is { Length: > 0 } email ? email : account.SignInName?.Trim() is { } name && name.Contains('@', StringComparison.Ordinal) ? name : null;

    private static bool IsEmail(string text) =>
        text.Length <= Limits.NameLength && System.Net.Mail.MailAddress.TryCreate(text, out var address) && address.Address == text && text.IndexOf('@', StringComparison.Ordinal) > 0;

    private static void Expect(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException("The account could not be changed: " + string.Join(", ", result.Errors.Select(e => e.Code)));
        }
    }
}
