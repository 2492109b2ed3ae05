using Roots.Wiki.People;
using Roots.Wiki.People.Providers;

namespace Roots.Wiki.Testing.People;

/// <summary>What every <see cref="IProviderRegistry"/> does.</summary>
public abstract class ProviderRegistryContract
{
    private const string Issuer = "https://login.example", Other = "https://other.example";

    protected SettableClock Clock { get; } = new();

    protected abstract PeoplePorts People { get; }

    protected abstract IProviderRegistry Registry { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_remembered_as_long_as_it_lives()
    {
        var ada = await People.AddAsync("Ada");
        var session = await BeginAsync(ada, "ada", "s1");

        Assert.Equal(session, await Registry.FindAsync(session.Session, Ct));
        await People.Persons.EndSessionsAsync(ada.Id, _ => true, Ct);
        Assert.Null(await Registry.FindAsync(session.Session, Ct));
    }

    [Fact]
    public async Task A_word_about_one_session_ends_that_one_everywhere()
    {
        var ada = await People.AddAsync("Ada");
        var (phone, desk) = (await BeginAsync(ada, "ada", "s1"), await BeginAsync(ada, "ada", "s2"));

        Assert.True(await Registry.LogOutAsync(new(Issuer, "j1", "ada", "s1"), Ct));

        Assert.Equal([desk.Session], People.Persons.Current.SessionsOf(ada.Id).Select(s => s.Id));
        Assert.Null(await Registry.FindAsync(phone.Session, Ct));
    }

    [Fact]
    public async Task A_word_about_a_person_ends_all_of_theirs_and_nobody_else_s()
    {
        var (ada, ben) = (await People.AddAsync("Ada"), await People.AddAsync("Ben"));
        await BeginAsync(ada, "ada", "s1");
        await BeginAsync(ada, "ada", null);
        await BeginAsync(ben, "ben", "s3");
        var local = await People.Persons.StartSessionAsync(ada.Id, Clock.Now.AddDays(1), null, Ct);

        Assert.True(await Registry.LogOutAsync(new(Issuer, "j1", "ada", null), Ct));

        Assert.Equal([Secret.Hash(local)], People.Persons.Current.SessionsOf(ada.Id).Select(s => s.Id));
        Assert.Single(People.Persons.Current.SessionsOf(ben.Id));
    }

    [Fact]
    public async Task Another_provider_s_word_ends_nothing()
    {
        var ada = await People.AddAsync("Ada");
        await BeginAsync(ada, "ada", "s1");

        await Registry.LogOutAsync(new(Other, "j1", "ada", "s1"), Ct);

        Assert.Single(People.Persons.Current.SessionsOf(ada.Id));
    }

    [Fact]
    public async Task A_word_counts_once()
    {
        var ada = await People.AddAsync("Ada");

        Assert.True(await Registry.LogOutAsync(new(Issuer, "j1", "ada", null), Ct));
        await BeginAsync(ada, "ada", "s2");

        Assert.False(await Registry.LogOutAsync(new(Issuer, "j1", "ada", null), Ct));
        Assert.Single(People.Persons.Current.SessionsOf(ada.Id));
        Assert.True(await Registry.LogOutAsync(new(Other, "j1", "ada", null), Ct));
    }

    [Fact]
    public async Task A_session_that_the_provider_has_ended_does_not_begin()
    {
        var ada = await People.AddAsync("Ada");
        await Registry.LogOutAsync(new(Issuer, "j1", null, "s1"), Ct);
        var secret = await People.Persons.StartSessionAsync(ada.Id, Clock.Now.AddDays(1), null, Ct);

        Assert.False(await Registry.RememberAsync(new(Secret.Hash(secret), new(Issuer, "ada"), "s1", null), Ct));
    }

    [Fact]
    public async Task The_sessions_of_a_key_are_ended_together()
    {
        var ada = await People.AddAsync("Ada");
        await BeginAsync(ada, "ada", "s1");
        await BeginAsync(ada, "ada", "s2");

        await Registry.EndSessionsAsync(new(Issuer, "ada"), Ct);

        Assert.Empty(People.Persons.Current.SessionsOf(ada.Id));
    }

    [Fact]
    public async Task What_somebody_has_by_groups_is_replaced_as_a_whole()
    {
        var (ada, ben) = (await People.AddAsync("Ada"), await People.AddAsync("Ben"));
        await Registry.GrantAsync(ada.Id, [new(GrantKind.Membership), new(GrantKind.Office, "rollen/kasse/index"), new(GrantKind.Office, "rollen/kasse/index")], Ct);
        await Registry.GrantAsync(ben.Id, [new(GrantKind.Administration)], Ct);

        await Registry.GrantAsync(ada.Id, [new(GrantKind.Office, "rollen/vorsitz/index")], Ct);

        Assert.Equal(
            new HashSet<(MemberId, ProviderGrant)> { (ada.Id, new(GrantKind.Office, "rollen/vorsitz/index")), (ben.Id, new(GrantKind.Administration)) },
            (await Registry.GrantsAsync(Ct)).ToHashSet());
    }

    private async Task<ProviderSession> BeginAsync(Member member, string subject, string? sid)
    {
        var secret = await People.Persons.StartSessionAsync(member.Id, Clock.Now.AddDays(1), null, Ct);
        var session = new ProviderSession(Secret.Hash(secret), new(Issuer, subject), sid, "sealed");
        Assert.True(await Registry.RememberAsync(session, Ct));
        return session;
    }
}
