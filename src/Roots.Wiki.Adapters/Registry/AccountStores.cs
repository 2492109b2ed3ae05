using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Roots.Wiki.Adapters.Registry;

/// <summary>Gives Identity's managers the accounts of a wiki. Safe to call from many threads; a store serves one request.</summary>
/// <param name="folderOf">The folder of a wiki.</param>
public sealed class AccountStores(Func<WikiId, string> folderOf)
{
    /// <summary>Under which name an account's second step is kept.</summary>
    public const string SecondStepProvider = "roots";

    /// <summary>The sealed key of the second step.</summary>
    public const string SecondStepKey = "totp";

    /// <summary>The hashes of recovery codes.</summary>
    public const string SecondStepRecovery = "recovery";

    /// <summary>Opens the accounts of a wiki whose registry was opened before (<see cref="PeopleDatabase.Open"/> makes the tables).</summary>
    /// <returns>A store that also keeps passwords, lockouts and passkeys; disposed by who asked.</returns>
    public IUserStore<Account> Open(WikiId wiki) => new Store(new PeopleContext(
        new DbContextOptionsBuilder<PeopleContext>().UseSqlite(SqliteFile.ConnectionString(PeopleDatabase.FileIn(folderOf(wiki)))).AddInterceptors(DurableConnections.Instance).Options));

    /// <summary>Whether a change failed because another account was faster to take the name.</summary>
    public static bool IsTaken(Exception failure) =>
        failure is DbUpdateException { InnerException: SqliteException { SqliteErrorCode: UniqueConstraint } };

    private const int UniqueConstraint = 19;

    // Identity's store does not own the context that it is given.
    private sealed class Store(PeopleContext context)
        : UserOnlyStore<Account, PeopleContext, string, IdentityUserClaim<string>, IdentityUserLogin<string>, IdentityUserToken<string>, IdentityUserPasskey<string>>(context), IDisposable
    {
        void IDisposable.Dispose()
        {
            Dispose();
            Context.Dispose();
        }
    }
}
