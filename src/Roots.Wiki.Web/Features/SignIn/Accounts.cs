using Microsoft.AspNetCore.Identity;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Mail;
using Roots.Wiki.Web.Features.Shared.Accounts;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Everything about the means to sign in: names, passwords, lockout. One per request.</summary>
/// <remarks>Identity's managers take no token: what they have begun they finish.</remarks>
public sealed class Accounts(UserManager<Account> users, SecondStep secondStep, WikiHost host, SignInThrottle throttle, IPasswordHasher<Account> hasher, TimeProvider clock) : IAccounts
{
    /// <summary>The most people who sign in by one e-mail address.</summary>
    public const int MostSharing = 6;

    private const int MaxPasswordLength = 200;

    // So many passwords are checked at least, so that a shared address takes no longer than one of a single person or of nobody.
    private const int LeastChecks = 2;

    // Checked when there is no such account, so that the answer takes as long as for one that there is.
    private static string? decoy;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Problem>> CheckAsync(NewAccount account, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (!account.MayGoWithout || !string.IsNullOrEmpty(account.Password))
        {
            problems.AddRange(CheckPassword(account.Password, "Password"));
            problems.AddRange(account is { Name: null, Address: null } ? [new(ProblemCode.Required, "SignInName")] : []);
        }

        problems.AddRange(account.Name is { } name ? await CheckNameAsync(name, ct) : []);
        if (account.Address is { } email && await CheckEmailAsync(email, string.IsNullOrWhiteSpace(account.Email) ? "SignInName" : "Email", ct) is { } wrong)
        {
            problems.Add(wrong);
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

        var account = new Account { UserName = wanted.Name ?? Account.Nameless(), Email = wanted.Address, Created = clock.GetUtcNow() };
        try
        {
            var made = string.IsNullOrEmpty(wanted.Password) ? await users.CreateAsync(account) : await users.CreateAsync(account, wanted.Password);
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

    /// <summary>The accounts that an e-mail address belongs to: none, one, or those of people who share it.</summary>
    public IReadOnlyList<Account> OfEmail(string typed)
    {
        var email = users.NormalizeEmail(typed);
        return [.. users.Users.Where(a => a.NormalizedEmail == email && a.Member != null).OrderBy(a => a.Id).Take(MostSharing)];
    }

    /// <inheritdoc/>
    public async Task<WaysIn> WaysOfAsync(MemberId member, CancellationToken ct) =>
        Find(member) is { } account
            ? new(account.PasswordHash is not null, (await users.GetPasskeysAsync(account)).Count, account.Email is not null, account is { Email: not null, EmailConfirmed: true }) { HasSecondStep = await secondStep.IsOnAsync(account, ct), HasProvider = (await users.GetLoginsAsync(account)).Count > 0 }
            : new(false, 0, false, false);

    /// <inheritdoc/>
    public bool IsUsed(string email) => OfEmail(email).Count > 0;

    /// <inheritdoc/>
    public async Task<bool> RemoveSecondStepAsync(MemberId member, CancellationToken ct)
    {
        if (Find(member) is not { } account || !await secondStep.IsOnAsync(account, ct))
        {
            return false;
        }

        await secondStep.TurnOffAsync(account, ct);
        return true;
    }

    /// <summary>The account of a member; one who has none yet gets one that opens nothing by itself.</summary>
    public async Task<Account> EnsureAsync(MemberId member, CancellationToken ct)
    {
        if (Find(member) is { } known)
        {
            return known;
        }

        var account = new Account { UserName = Account.Nameless(), Member = member.Value, Created = clock.GetUtcNow() };
        try
        {
            Expect(await users.CreateAsync(account));
            return account;
        }
        catch (Exception e) when (AccountStores.IsTaken(e))
        {
            return Find(member) ?? throw new InvalidOperationException("The account could not be made.", e);   // another request was faster
        }
    }

    /// <summary>Gives an account that has neither name nor address what was typed for one; whoever has a password must be able to say whose it is.</summary>
    public async Task<IReadOnlyList<Problem>> NameAsync(Account account, NewAccount typed, CancellationToken ct)
    {
        if (typed.Address is { } email)
        {
            return await SetEmailAsync(account, email, ct) is { } wrong ? [wrong with { Field = "SignInName" }] : [];
        }

        IReadOnlyList<Problem> problems = typed.Name is null ? [new(ProblemCode.Required, "SignInName")] : await CheckNameAsync(typed.Name, ct);
        return problems.Count > 0 ? problems : (await users.SetUserNameAsync(account, typed.Name)).Succeeded ? [] : [new(ProblemCode.AccountTaken, "SignInName")];
    }

    /// <summary>The passkeys of an account, the newest last.</summary>
    public async Task<IReadOnlyList<UserPasskeyInfo>> PasskeysOfAsync(Account account, CancellationToken ct) => [.. (await users.GetPasskeysAsync(account)).OrderBy(p => p.CreatedAt)];

    /// <summary>Takes a passkey away.</summary>
    /// <param name="id">Its credential, as <see cref="Passkeys.IdOf"/> writes it.</param>
    /// <returns>Whether it was one of this account's.</returns>
    public async Task<bool> RemovePasskeyAsync(Account account, string? id, CancellationToken ct)
    {
        if ((await users.GetPasskeysAsync(account)).FirstOrDefault(p => Passkeys.IdOf(p) == id) is not { } passkey)
        {
            return false;
        }

        Expect(await users.RemovePasskeyAsync(account, passkey.CredentialId));
        Expect(await users.UpdateSecurityStampAsync(account));
        return true;
    }

    /// <summary>Changes the address to which sign-in links go; null for none. It gets none before it is confirmed.</summary>
    public async Task<Problem?> SetEmailAsync(Account account, string? email, CancellationToken ct)
    {
        if (email is not null && await CheckEmailAsync(email, "Email", ct) is { } wrong)
        {
            return wrong;
        }

        Expect(await users.SetEmailAsync(account, email));
        return null;
    }

    /// <summary>Notes that mails to the account's address reach its owner.</summary>
    public async Task ConfirmEmailAsync(Account account, CancellationToken ct)
    {
        account.EmailConfirmed = account.Email is not null;
        Expect(await users.UpdateAsync(account));
    }

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

        // Of several people behind one address the password says who it is, and only where it is the password of one.
        var candidates = typed.Length is 0 or > Limits.NameLength ? [] : await FindAllAsync(typed, ct);
        var (right, wrong) = (new List<(Account Account, MemberId Member)>(), new List<Account>());
        foreach (var account in candidates)
        {
            if (!await IsRightAsync(account, password ?? "", ct))
            {
                wrong.Add(account);
            }
            else if (!await users.IsLockedOutAsync(account) && MemberId.TryParse(account.Member, out var member))
            {
                right.Add((account, member));
            }
        }

        for (var i = candidates.Count; i < LeastChecks; i++)
        {
            await IsRightAsync(null, password ?? "", ct);
        }

        if (right is [var (entered, who)])
        {
            throttle.Succeed(key);
            await users.ResetAccessFailedCountAsync(entered);
            return (who, null);
        }

        throttle.Fail(key, address);
        foreach (var account in right.Count == 0 ? wrong : [])
        {
            await users.AccessFailedAsync(account);
        }

        return (null, new(ProblemCode.SignInFailed));
    }

    /// <summary>Changes a password; the old one is asked for where there is one.</summary>
    public async Task<IReadOnlyList<Problem>> ChangePasswordAsync(Account account, string? old, string? password, string address, CancellationToken ct) =>
        await ProveAsync(account, old, address, "OldPassword", ct) is { } problem ? [problem] : await SetPasswordAsync(account, password, ct);

    /// <summary>Says why somebody at an open session has not proven to be its member; null where they have, and where there is no password to ask for.</summary>
    /// <param name="field">The field that asks for the password.</param>
    public async Task<Problem?> ProveAsync(Account account, string? password, string address, string field, CancellationToken ct)
    {
        var key = account.NormalizedUserName ?? "";
        if (account.PasswordHash is null)
        {
            return null;
        }

        if (throttle.Check(key, address) is { } wait)
        {
            return wait with { Field = field };
        }

        if (await IsRightAsync(account, password ?? "", ct))
        {
            return null;
        }

        throttle.Fail(key, address);
        return new(ProblemCode.SignInFailed, field);
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

    // What several people read is no way in.
    private async Task<Problem?> CheckEmailAsync(string email, string field, CancellationToken ct) =>
        !EmailAddress.IsValid(email) ? new(ProblemCode.NotAnEmail, field)
        : await (await host.OpenDefaultAsync(ct)).Mailboxes.IsOneAsync(email, ct) ? new(ProblemCode.OfficeMailbox, field)
        : null;

    private async Task<IReadOnlyList<Problem>> CheckNameAsync(string name, CancellationToken ct) =>
        name.Length > Limits.NameLength || name.Any(char.IsControl) ? [new(ProblemCode.TooLong, "SignInName", Limits.NameLength)]
        : Account.IsNameless(name) || await users.FindByNameAsync(name) is not null ? [new(ProblemCode.AccountTaken, "SignInName")]
        : [];

    private async Task<IReadOnlyList<Account>> FindAllAsync(string typed, CancellationToken ct) =>
        [.. (await users.FindByNameAsync(typed) is { } named ? [named] : Array.Empty<Account>()).Concat(OfEmail(typed)).DistinctBy(a => a.Id)];

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

    private static void Expect(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException("The account could not be changed: " + string.Join(", ", result.Errors.Select(e => e.Code)));
        }
    }
}
