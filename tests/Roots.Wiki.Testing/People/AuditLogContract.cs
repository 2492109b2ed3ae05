using Roots.Wiki.People;

namespace Roots.Wiki.Testing.People;

/// <summary>What every <see cref="IAuditLog"/> does.</summary>
public abstract class AuditLogContract
{
    protected SettableClock Clock { get; } = new();

    protected abstract IPersonRegistry Persons { get; }

    protected abstract IAuditLog Log { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_are_read_newest_first_and_page_by_page()
    {
        var ada = Given.AMember();
        await Persons.AuditAsync(ada, "invited", "rollen/kasse/index", Ct);
        Clock.Now = Clock.Now.AddHours(1);
        await Persons.AuditAsync(Actor.Host.Instance, "token-made", null, Ct);

        var lines = await Log.ListAsync(AuditFilter.All, 0, 10, Ct);

        Assert.Equal(["token-made", "invited"], lines.Select(l => l.Action));
        Assert.Equal(("host", null, Clock.Now), (lines[0].Actor, lines[0].Subject, lines[0].At));
        Assert.Equal((ada.Id, "rollen/kasse/index"), (lines[1].Member, lines[1].Subject));
        Assert.Equal("invited", Assert.Single(await Log.ListAsync(AuditFilter.All, 1, 10, Ct)).Action);
        Assert.Equal("token-made", Assert.Single(await Log.ListAsync(AuditFilter.All, 0, 1, Ct)).Action);
    }

    [Fact]
    public async Task Lines_are_chosen_by_time_actor_and_code()
    {
        var ada = Given.AMember();
        await Persons.AuditAsync(ada, "invited", null, Ct);
        Clock.Now = Clock.Now.AddDays(1);
        var second = Clock.Now;
        await Persons.AuditAsync(ada, "member-ended", null, Ct);
        await Persons.AuditAsync(Actor.Host.Instance, "invited", null, Ct);

        Assert.Equal(2, (await Log.ListAsync(new(From: second), 0, 10, Ct)).Count);
        Assert.Single(await Log.ListAsync(new(Until: second), 0, 10, Ct));
        Assert.Equal(2, (await Log.ListAsync(new(Actor: "m:" + ada.Id), 0, 10, Ct)).Count);
        Assert.Equal(2, (await Log.ListAsync(new(Action: "invited"), 0, 10, Ct)).Count);
        Assert.Single(await Log.ListAsync(new(From: second, Actor: "host", Action: "invited"), 0, 10, Ct));
        Assert.Equal((2, 2), await Log.WordsAsync(Ct) is var (actors, actions) ? (actors.Count, actions.Count) : default);
    }

    [Fact]
    public async Task What_is_about_somebody_is_found_as_actor_and_as_subject()
    {
        var (ada, ben) = (Given.AMember(), Given.AMember());
        await Persons.AuditAsync(ada, "password-changed", null, Ct);
        await Persons.AuditAsync(ben, "member-ended", ada.Id.Value, Ct);
        await Persons.AuditAsync(ben, "password-changed", null, Ct);

        var about = await Log.AboutAsync(["m:" + ada.Id, ada.Id.Value], 10, Ct);

        Assert.Equal(["member-ended", "password-changed"], about.Select(l => l.Action));
    }

    [Fact]
    public async Task Old_lines_go_when_their_time_is_over_and_a_line_says_how_many()
    {
        await Persons.AuditAsync(Actor.Host.Instance, "invited", null, Ct);
        await Persons.AuditAsync(Actor.Host.Instance, "invited", null, Ct);
        Clock.Now = Clock.Now.AddMonths(25);
        await Persons.AuditAsync(Actor.Host.Instance, "token-made", null, Ct);

        Assert.Equal(2, await Log.ForgetAsync(Clock.Now.AddMonths(-24), Ct));

        var left = await Log.ListAsync(AuditFilter.All, 0, 10, Ct);
        Assert.Equal(["audit-expired", "token-made"], left.Select(l => l.Action));
        Assert.Equal("2", left[0].Subject);
        Assert.Equal(0, await Log.ForgetAsync(Clock.Now.AddMonths(-24), Ct));
    }

    [Fact]
    public async Task The_last_half_year_stays_whatever_is_asked()
    {
        await Persons.AuditAsync(Actor.Host.Instance, "invited", null, Ct);
        Clock.Now = Clock.Now.AddDays(170);

        Assert.Equal(0, await Log.ForgetAsync(Clock.Now, Ct));

        Assert.Single(await Log.ListAsync(AuditFilter.All, 0, 10, Ct));
    }
}
