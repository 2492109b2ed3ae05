using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Adapters.Tests.Registry;

public sealed class PeopleDatabaseTests : IDisposable
{
    private readonly SettableClock clock = new();
    private readonly SqlitePeople people;

    public PeopleDatabaseTests() => people = new(clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => people.Dispose();

    [Fact]
    public async Task Everybody_is_there_again_after_a_restart()
    {
        var ada = await people.Ports.AddAsync("Ada", administers: true);
        var session = await people.Ports.Persons.StartSessionAsync(ada.Id, clock.Now.AddDays(1), "Firefox", Ct);
        var token = await people.Ports.Tokens.CreateAsync("script", ada.Id, TokenScope.Read, Ct);
        var before = people.Ports.Persons.Current;

        var after = people.Reopened();

        Assert.Equal(before.Members, after.Persons.Current.Members);
        Assert.Equal(before.Persons, after.Persons.Current.Persons);
        Assert.Equal(before.Sessions, after.Persons.Current.Sessions);
        Assert.IsType<Actor.Member>(after.Persons.ActorOfSession(session, clock.Now));
        Assert.Equal(TokenScope.Read, (await after.Tokens.FindAsync(token, Ct))?.Scope);
    }

    [Fact]
    public async Task Sessions_that_ran_out_are_swept()
    {
        var ada = await people.Ports.AddAsync("Ada");
        await people.Ports.Persons.StartSessionAsync(ada.Id, clock.Now.AddHours(1), null, Ct);
        clock.Now = clock.Now.AddHours(2);

        await people.Ports.Persons.StartSessionAsync(ada.Id, clock.Now.AddHours(1), null, Ct);

        Assert.Single(people.Ports.Persons.Current.Sessions);
        Assert.Equal(1L, Value("SELECT count(*) FROM sessions"));
    }

    [Fact]
    public async Task No_secret_and_no_deleted_name_stays_on_the_disk()
    {
        var person = new Person(PersonId.New(), "Wilhelmine Zwickelmaier", null, null, null);
        await people.Ports.Persons.SavePersonAsync(person, Ct);
        var ada = await people.Ports.AddAsync("Ada");
        var session = await people.Ports.Persons.StartSessionAsync(ada.Id, clock.Now.AddDays(1), null, Ct);
        var token = await people.Ports.Tokens.CreateAsync("script", ada.Id, TokenScope.Read, Ct);
        var (_, link) = await people.Ports.Links.CreateAsync(new("", LinkPurpose.Reset, null, null, ada.Person, false, null, clock.Now.AddDays(1), null, false), Ct);
        await people.Ports.Persons.SavePersonAsync(person with { Name = "gelöscht" }, Ct);
        people.Reopened();
        people.Database.Dispose();

        var bytes = string.Concat(Directory.EnumerateFiles(people.Folder).Select(file => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file))));

        Assert.All([session, token, link, person.Name], secret => Assert.DoesNotContain(secret, bytes, StringComparison.Ordinal));
        Assert.Contains("Ada", bytes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE audit SET action = 'nothing'")]
    [InlineData("DELETE FROM audit")]
    public async Task The_audit_log_can_only_grow(string tampering)
    {
        var ada = await people.Ports.AddAsync("Ada");
        await people.Ports.Persons.AuditAsync(PeopleSnapshot.ActorOf(ada), "invited", null, Ct);
        await people.Ports.Persons.AuditAsync(Actor.Host.Instance, "ended", ada.Id.Value, Ct);

        var refused = Assert.Throws<SqliteException>(() => Value(tampering));

        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2L, Value("SELECT max(id) FROM audit"));
        Assert.Equal("m:" + ada.Id, Value("SELECT actor FROM audit WHERE id = 1"));
    }

    [Fact]
    public void A_file_of_a_newer_program_is_refused_and_left_alone()
    {
        people.Database.Dispose();
        Value("PRAGMA user_version = 99");

        var refused = Assert.Throws<StoreUnavailableException>(() => PeopleDatabase.Open(people.Folder, people.Wiki, clock));

        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
        Assert.Equal(99L, Value("PRAGMA user_version"));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder[PeopleDatabase.FileName], new string('x', 10_000), Ct);

        var refused = Assert.Throws<StoreUnavailableException>(() => PeopleDatabase.Open(folder.Path, people.Wiki, clock));

        Assert.Contains(PeopleDatabase.FileName, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_change_waits_for_the_disk_and_overwrites_what_it_deletes()
    {
        await people.Ports.AddAsync("Ada");

        var settings = await people.Database.ReadAsync(c => (c.Value("PRAGMA journal_mode"), c.Value("PRAGMA synchronous"), c.Value("PRAGMA secure_delete")), Ct);

        Assert.Equal(("wal", 2L, 1L), settings);
    }

    [Fact]
    public async Task Another_wiki_s_people_are_not_seen()
    {
        await people.Ports.AddAsync("Ada");
        people.Database.Dispose();

        using var other = PeopleDatabase.Open(people.Folder, WikiId.New(), clock);

        Assert.Empty(other.Persons.Current.Members);
    }

    [Fact]
    public async Task Identity_keeps_passwords_lockouts_logins_and_passkeys_in_the_same_file()
    {
        var store = Accounts();
        var account = new Account { UserName = "ada", NormalizedUserName = "ADA", PasswordHash = "hash", LockoutEnd = clock.Now, LockoutEnabled = true, Created = clock.Now };
        var passkey = new UserPasskeyInfo([1, 2, 3], [4], clock.Now, 0, ["internal"], true, true, true, [5], [6]);
        await store.CreateAsync(account, Ct);
        await ((IUserPasskeyStore<Account>)store).AddOrUpdatePasskeyAsync(account, passkey, Ct);
        await ((IUserLoginStore<Account>)store).AddLoginAsync(account, new("https://id.example", "sub", null), Ct);
        await store.UpdateAsync(account, Ct);

        var again = Accounts();

        var found = await again.FindByNameAsync("ADA", Ct);
        Assert.Equal(("hash", clock.Now, clock.Now), (found!.PasswordHash, found.LockoutEnd, found.Created));
        Assert.Equal([5], (await ((IUserPasskeyStore<Account>)again).FindPasskeyAsync(found, [1, 2, 3], Ct))!.AttestationObject);
        Assert.Equal(found.Id, (await ((IUserLoginStore<Account>)again).FindByLoginAsync("https://id.example", "sub", Ct))?.Id);
    }

    [Fact]
    public async Task Ending_a_member_deletes_their_password_and_passkeys()
    {
        var ada = await people.Ports.AddAsync("Ada");
        var store = Accounts();
        var account = new Account { UserName = "ada", NormalizedUserName = "ADA", Member = ada.Id.Value, Created = clock.Now };
        await store.CreateAsync(account, Ct);
        await ((IUserPasskeyStore<Account>)store).AddOrUpdatePasskeyAsync(account, new([1], [4], clock.Now, 0, [], true, true, true, [5], [6]), Ct);
        await store.UpdateAsync(account, Ct);

        await people.Ports.Persons.ChangeMemberAsync(ada.Id, false, isActive: false, Ct);

        Assert.Null(await Accounts().FindByNameAsync("ADA", Ct));
        Assert.Equal(0L, Value("SELECT count(*) FROM account_passkeys"));
    }

    [Fact]
    public async Task Two_accounts_may_have_one_address_and_each_name_is_one_account_s()
    {
        var store = Accounts();
        await store.CreateAsync(new Account { UserName = "ada", NormalizedUserName = "ADA", Email = "paar@verein.example", NormalizedEmail = "PAAR@VEREIN.EXAMPLE", Created = clock.Now }, Ct);
        await store.CreateAsync(new Account { UserName = "ben", NormalizedUserName = "BEN", Email = "paar@verein.example", NormalizedEmail = "PAAR@VEREIN.EXAMPLE", Created = clock.Now }, Ct);

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => Accounts().CreateAsync(new Account { UserName = "Ada", NormalizedUserName = "ADA", Created = clock.Now }, Ct));

        Assert.True(AccountStores.IsTaken(refused));
        Assert.Equal(2L, Value("SELECT count(*) FROM accounts WHERE normalized_email = 'PAAR@VEREIN.EXAMPLE'"));
    }

    [Fact]
    public async Task The_console_takes_the_second_step_away_and_leaves_the_password()
    {
        var ada = await people.Ports.AddAsync("Ada");
        var store = Accounts();
        var account = new Account { UserName = "ada", NormalizedUserName = "ADA", PasswordHash = "hash", Member = ada.Id.Value, Created = clock.Now };
        await store.CreateAsync(account, Ct);
        await ((IUserAuthenticationTokenStore<Account>)store).SetTokenAsync(account, AccountStores.SecondStepProvider, AccountStores.SecondStepKey, "1|key", Ct);
        await ((IUserAuthenticationTokenStore<Account>)store).SetTokenAsync(account, AccountStores.SecondStepProvider, AccountStores.SecondStepRecovery, "a;b", Ct);
        await store.UpdateAsync(account, Ct);

        Assert.True(await people.Database.RemoveSecondStepAsync(ada.Id, Ct));

        Assert.False(await people.Database.RemoveSecondStepAsync(ada.Id, Ct));
        Assert.Equal(0L, Value("SELECT count(*) FROM account_tokens"));
        Assert.Equal("hash", (await Accounts().FindByNameAsync("ADA", Ct))!.PasswordHash);
    }

    [Fact]
    public async Task An_account_that_never_became_a_member_s_is_swept_after_an_hour()
    {
        var store = Accounts();
        await store.CreateAsync(new Account { UserName = "old", NormalizedUserName = "OLD", Created = clock.Now.AddHours(-2) }, Ct);
        await store.CreateAsync(new Account { UserName = "new", NormalizedUserName = "NEW", Created = clock.Now }, Ct);

        people.Reopened();

        Assert.Null(await Accounts().FindByNameAsync("OLD", Ct));
        Assert.NotNull(await Accounts().FindByNameAsync("NEW", Ct));
    }

    private IUserStore<Account> Accounts()
    {
        _ = people.Database;
        return new AccountStores(_ => people.Folder).Open(people.Wiki);
    }

    private object? Value(string sql)
    {
        using var connection = new SqliteConnection(SqliteFile.ConnectionString(Path.Combine(people.Folder, PeopleDatabase.FileName)));
        connection.Open();
        return connection.Value(sql);
    }
}
