using Microsoft.Data.Sqlite;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.People.Providers;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Adapters.Tests.Registry;

public sealed class SqliteProviderTests : ProviderRegistryContract, IDisposable
{
    private static readonly ProviderKey Key = new("https://login.example", "ada");

    private readonly SqlitePeople people;

    public SqliteProviderTests() => people = new(Clock);

    protected override PeoplePorts People => people.Ports;

    protected override IProviderRegistry Registry => people.Database.Providers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_word_stays_spent_and_an_ended_session_stays_over_after_a_restart()
    {
        var ada = await people.Ports.AddAsync("Ada");
        await Registry.LogOutAsync(new(Key.Issuer, "j1", null, "s1"), Ct);
        people.Reopened();

        Assert.False(await Registry.LogOutAsync(new(Key.Issuer, "j1", null, "s1"), Ct));
        var secret = await people.Ports.Persons.StartSessionAsync(ada.Id, Clock.Now.AddDays(1), null, Ct);
        Assert.False(await Registry.RememberAsync(new(Roots.Wiki.People.Secret.Hash(secret), Key, "s1", null), Ct));
    }

    [Fact]
    public async Task Whose_membership_ended_is_barred_without_being_named_until_somebody_lifts_it()
    {
        await people.Ports.AddAsync("Vera", administers: true);
        var ada = await people.Ports.AddAsync("Ada");
        Account(ada.Id, password: false, Key);
        await Registry.GrantAsync(ada.Id, [new(GrantKind.Membership)], Ct);
        Assert.False(await Registry.IsBarredAsync(Key, Ct));

        await people.Ports.Persons.ChangeMemberAsync(ada.Id, false, isActive: false, Ct);
        people.Reopened();

        Assert.True(await Registry.IsBarredAsync(Key, Ct));
        Assert.False(await Registry.IsBarredAsync(Key with { Subject = "ben" }, Ct));
        Assert.Empty(await Registry.GrantsAsync(Ct));
        Assert.DoesNotContain(Value("SELECT group_concat(hash) FROM oidc_former"), Key.Issuer, StringComparison.Ordinal);
        await Registry.LiftAsync(Key, Ct);
        Assert.False(await Registry.IsBarredAsync(Key, Ct));
    }

    [Fact]
    public async Task The_last_of_the_administration_with_a_password_can_neither_be_taken_off_nor_end()
    {
        var (vera, ada) = (await people.Ports.AddAsync("Vera", administers: true), await people.Ports.AddAsync("Ada", administers: true));
        Account(vera.Id, password: true);
        Account(ada.Id, password: false, Key);

        Assert.Equal(ProblemCode.LastAdministrator, (await people.Ports.Persons.ChangeMemberAsync(vera.Id, false, isActive: true, Ct))?.Code);
        Assert.Equal(ProblemCode.LastAdministrator, (await people.Ports.Persons.ChangeMemberAsync(vera.Id, false, isActive: false, Ct))?.Code);
        Assert.Null(await people.Ports.Persons.ChangeMemberAsync(ada.Id, false, isActive: true, Ct));
    }

    public void Dispose() => people.Dispose();

    private void Account(MemberId member, bool password, ProviderKey? key = null)
    {
        using var connection = new SqliteConnection(SqliteFile.ConnectionString(Path.Combine(people.Folder, PeopleDatabase.FileName)));
        connection.Open();
        connection.Run(
            "INSERT INTO accounts (id, member, user_name, normalized_user_name, email_confirmed, password_hash, created, lockout_enabled, access_failed_count) VALUES ($id, $id, $id, $id, 0, $hash, 0, 0, 0)",
            ("$id", member), ("$hash", password ? "x" : null));
        if (key is not null)
        {
            connection.Run("INSERT INTO account_logins (login_provider, provider_key, account) VALUES ($issuer, $subject, $id)", ("$issuer", key.Issuer), ("$subject", key.Subject), ("$id", member));
        }
    }

    private string Value(string sql)
    {
        using var connection = new SqliteConnection(SqliteFile.ConnectionString(Path.Combine(people.Folder, PeopleDatabase.FileName)));
        connection.Open();
        return (string)connection.Value(sql)!;
    }
}
