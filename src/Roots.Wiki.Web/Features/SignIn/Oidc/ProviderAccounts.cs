using Microsoft.AspNetCore.Identity;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.People;
using Roots.Wiki.People.Providers;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>Accounts by what a provider calls somebody, never by e-mail address. One per request.</summary>
/// <remarks>Identity's managers take no token: what they have begun they finish.</remarks>
public sealed class ProviderAccounts(UserManager<Account> users, TimeProvider clock)
{
    private static readonly TimeSpan Unfinished = TimeSpan.FromMinutes(1);

    /// <summary>The account of a key; one that a crash left behind is given up.</summary>
    public async Task<Account?> FindAsync(ProviderKey key, CancellationToken ct)
    {
        var account = await users.FindByLoginAsync(key.Issuer, key.Subject);
        if (account is { Member: null } && clock.GetUtcNow() - account.Created > Unfinished)
        {
            await users.DeleteAsync(account);
            return null;
        }

        return account;
    }

    /// <summary>The member whose account has an address, or null.</summary>
    public async Task<MemberId?> FindByEmailAsync(string email, CancellationToken ct) =>
        MemberId.TryParse((await users.FindByEmailAsync(email))?.Member, out var member) ? member : null;

    /// <summary>Makes an account that is nobody's yet.</summary>
    /// <returns>Null where somebody with the same key was faster.</returns>
    public async Task<Account?> ReserveAsync(ProviderIdentity identity, string label, string? email, CancellationToken ct)
    {
        var account = new Account
        {
            UserName = await FreeNameAsync(identity.Login ?? email ?? identity.Name, ct),
            Email = email is not null && await users.FindByEmailAsync(email) is null ? email : null,
            EmailConfirmed = email is not null,
            Created = clock.GetUtcNow(),
        };
        try
        {
            if (!(await users.CreateAsync(account)).Succeeded)
            {
                return null;
            }

            if ((await users.AddLoginAsync(account, Login(identity.Key, label))).Succeeded)
            {
                return account;
            }
        }
        catch (Exception e) when (AccountStores.IsTaken(e))
        {
            // Falls through: of two at the same moment one is too late.
        }

        await DropAsync(account, ct);
        return null;
    }

    /// <summary>Makes a reserved account a member's.</summary>
    public async Task GiveAsync(Account account, MemberId member, CancellationToken ct)
    {
        account.Member = member.Value;
        Expect(await users.UpdateAsync(account));
    }

    /// <summary>Gives up a reserved account.</summary>
    public async Task DropAsync(Account account, CancellationToken ct)
    {
        if (await users.FindByIdAsync(account.Id) is { Member: null } found)
        {
            await users.DeleteAsync(found);
        }
    }

    /// <summary>Ties a key to the account of a member who signed in the old way.</summary>
    /// <returns>Whether nobody was faster.</returns>
    public async Task<bool> LinkAsync(MemberId member, ProviderKey key, string label, CancellationToken ct)
    {
        try
        {
            return users.Users.FirstOrDefault(a => a.Member == member.Value) is { } account && (await users.AddLoginAsync(account, Login(key, label))).Succeeded;
        }
        catch (Exception e) when (AccountStores.IsTaken(e))
        {
            return false;
        }
    }

    /// <summary>Who gets in without the provider, by a password.</summary>
    public IReadOnlyList<MemberId> Local() =>
        [.. users.Users.Where(a => a.PasswordHash != null && a.Member != null).Select(a => a.Member!).ToList().Select(MemberId.Parse)];

    private async Task<string> FreeNameAsync(string wanted, CancellationToken ct)
    {
        var clean = string.Concat(wanted.Where(c => !char.IsControl(c))).Trim();
        var name = clean.Length is 0 ? "mitglied" : clean[..Math.Min(clean.Length, Limits.NameLength - 8)];
        return await users.FindByNameAsync(name) is null && await users.FindByEmailAsync(name) is null ? name : $"{name}-{Secret.New()[..6]}";
    }

    private static UserLoginInfo Login(ProviderKey key, string label) => new(key.Issuer, key.Subject, label);

    private static void Expect(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException("The account could not be changed: " + string.Join(", ", result.Errors.Select(e => e.Code)));
        }
    }
}
