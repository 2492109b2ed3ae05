using Microsoft.AspNetCore.Identity;
using Roots.Wiki.Adapters.Registry;
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

    /// <summary>Makes an account that is nobody's yet. It has no name and no password: the key alone opens it.</summary>
    /// <param name="email">The checked address to which sign-in links may go, or null where the provider alone decides who comes in.</param>
    /// <returns>Null where somebody with the same key was faster.</returns>
    public async Task<Account?> ReserveAsync(ProviderKey key, string label, string? email, CancellationToken ct)
    {
        var account = new Account { UserName = Account.Nameless(), Email = email, EmailConfirmed = email is not null, Created = clock.GetUtcNow() };
        try
        {
            if (!(await users.CreateAsync(account)).Succeeded)
            {
                return null;
            }

            if ((await users.AddLoginAsync(account, Login(key, label))).Succeeded)
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

    private static UserLoginInfo Login(ProviderKey key, string label) => new(key.Issuer, key.Subject, label);

    private static void Expect(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException("The account could not be changed: " + string.Join(", ", result.Errors.Select(e => e.Code)));
        }
    }
}
