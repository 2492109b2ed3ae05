using Roots.Wiki.People;

namespace Roots.Wiki.Testing.People;

/// <summary>What every <see cref="IPersonRegistry"/> does.</summary>
public abstract class PersonRegistryContract
{
    protected SettableClock Clock { get; } = new();

    protected abstract PeoplePorts People { get; }

    private IPersonRegistry Persons => People.Persons;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateTimeOffset Tomorrow => Clock.Now.AddDays(1);

    [Fact]
    public async Task A_new_member_is_seen_at_once_and_writes_under_a_pseudonym_of_their_own()
    {
        var ada = await People.AddAsync("Ada");

        var ben = await People.AddAsync("Ben");

        Assert.Equal(ben, Persons.Current.Members[ben.Id]);
        Assert.Equal("Ben", Persons.Current.NameOf(ben.Author));
        Assert.NotEqual(ada.Author, ben.Author);
        Assert.NotEqual(ben.Author.Value, ben.Person.Value);
    }

    [Fact]
    public async Task A_member_without_a_person_is_a_mistake_of_the_caller() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Persons.AddMemberAsync(PersonId.New(), "Nobody", false, Ct));

    [Fact]
    public async Task A_person_is_changed_in_place()
    {
        var person = new Person(PersonId.New(), "Cem", null, null, "Hausmeister");
        await Persons.SavePersonAsync(person, Ct);

        await Persons.SavePersonAsync(person with { Phone = "0123" }, Ct);

        Assert.Equal(person with { Phone = "0123" }, Assert.Single(Persons.Current.Persons).Value);
    }

    [Fact]
    public async Task Every_change_gives_a_newer_snapshot_and_leaves_the_old_one_alone()
    {
        var before = Persons.Current;

        await People.AddAsync("Ada");

        Assert.True(Persons.Current.Sequence > before.Sequence);
        Assert.Empty(before.Members);
    }

    [Fact]
    public async Task A_new_name_is_the_person_s_too()
    {
        var ada = await People.AddAsync("Ada");

        var problem = await Persons.RenameMemberAsync(ada.Id, "Ada Linde", Ct);

        Assert.Null(problem);
        Assert.Equal("Ada Linde", Persons.Current.Members[ada.Id].DisplayName);
        Assert.Equal("Ada Linde", Persons.Current.Persons[ada.Person].Name);
    }

    [Fact]
    public async Task The_guide_is_put_away_for_one_member_and_brought_back()
    {
        var (ada, ben) = (await People.AddAsync("Ada"), await People.AddAsync("Ben"));
        var before = Persons.Current.Sequence;

        await Persons.HideFirstWeeksAsync(ada.Id, isHidden: true, Ct);

        Assert.Equal((true, false), (Persons.Current.Members[ada.Id].HidesFirstWeeks, Persons.Current.Members[ben.Id].HidesFirstWeeks));
        Assert.True(Persons.Current.Sequence > before);
        await Persons.HideFirstWeeksAsync(ada.Id, isHidden: false, Ct);
        await Persons.HideFirstWeeksAsync(MemberId.New(), isHidden: true, Ct);
        Assert.False(Persons.Current.Members[ada.Id].HidesFirstWeeks);
    }

    [Fact]
    public async Task Nobody_unknown_is_renamed_or_changed()
    {
        var renamed = await Persons.RenameMemberAsync(MemberId.New(), "X", Ct);
        var changed = await Persons.ChangeMemberAsync(MemberId.New(), true, true, Ct);

        Assert.Equal(ProblemCode.NotFound, renamed?.Code);
        Assert.Equal(ProblemCode.NotFound, changed?.Code);
    }

    [Fact]
    public async Task A_session_s_secret_is_its_member_until_it_runs_out()
    {
        var ada = await People.AddAsync("Ada", administers: true);

        var secret = await Persons.StartSessionAsync(ada.Id, Tomorrow, "Firefox", Ct);

        Assert.Equal(new Actor.Member(ada.Id, ada.Author, ada.Person, true), Persons.ActorOfSession(secret, Clock.Now));
        Assert.IsType<Actor.Visitor>(Persons.ActorOfSession(secret, Tomorrow));
    }

    [Fact]
    public async Task What_is_kept_of_a_session_opens_nothing()
    {
        var ada = await People.AddAsync("Ada");

        var secret = await Persons.StartSessionAsync(ada.Id, Tomorrow, null, Ct);

        var session = Assert.Single(Persons.Current.SessionsOf(ada.Id));
        Assert.NotEqual(secret, session.Id);
        Assert.IsType<Actor.Visitor>(Persons.ActorOfSession(session.Id, Clock.Now));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abcdefghjkmnpqrstuvwxyz234")]
    public async Task Another_secret_is_a_visitor(string? secret)
    {
        var ada = await People.AddAsync("Ada");
        await Persons.StartSessionAsync(ada.Id, Tomorrow, null, Ct);

        Assert.IsType<Actor.Visitor>(Persons.ActorOfSession(secret, Clock.Now));
    }

    [Fact]
    public async Task Signing_out_ends_this_session_only()
    {
        var ada = await People.AddAsync("Ada");
        var phone = await Persons.StartSessionAsync(ada.Id, Tomorrow, "phone", Ct);
        var desk = await Persons.StartSessionAsync(ada.Id, Tomorrow, "desk", Ct);

        await Persons.EndSessionAsync(phone, Ct);

        Assert.IsType<Actor.Visitor>(Persons.ActorOfSession(phone, Clock.Now));
        Assert.IsType<Actor.Member>(Persons.ActorOfSession(desk, Clock.Now));
    }

    [Fact]
    public async Task Chosen_sessions_of_one_member_end_and_nobody_else_s()
    {
        var ada = await People.AddAsync("Ada");
        var ben = await People.AddAsync("Ben");
        var phone = await Persons.StartSessionAsync(ada.Id, Tomorrow, "phone", Ct);
        var desk = await Persons.StartSessionAsync(ada.Id, Tomorrow, "desk", Ct);
        var other = await Persons.StartSessionAsync(ben.Id, Tomorrow, "phone", Ct);

        await Persons.EndSessionsAsync(ada.Id, s => s.Device == "phone", Ct);

        Assert.IsType<Actor.Visitor>(Persons.ActorOfSession(phone, Clock.Now));
        Assert.IsType<Actor.Member>(Persons.ActorOfSession(desk, Clock.Now));
        Assert.IsType<Actor.Member>(Persons.ActorOfSession(other, Clock.Now));
    }

    [Fact]
    public async Task A_session_in_use_runs_out_later_but_never_earlier()
    {
        var ada = await People.AddAsync("Ada");
        var secret = await Persons.StartSessionAsync(ada.Id, Tomorrow, null, Ct);

        await Persons.ExtendSessionAsync(Secret.Hash(secret), Tomorrow.AddHours(1), Ct);
        await Persons.ExtendSessionAsync(Secret.Hash(secret), Clock.Now, Ct);

        Assert.Equal(Tomorrow.AddHours(1), Assert.Single(Persons.Current.SessionsOf(ada.Id)).Until);
    }

    [Fact]
    public async Task A_former_member_is_dead_at_once_in_every_way()
    {
        await People.AddAsync("Ada", administers: true);
        var ben = await People.AddAsync("Ben");
        var session = await Persons.StartSessionAsync(ben.Id, Tomorrow, null, Ct);
        var token = await People.Tokens.CreateAsync("script", ben.Id, TokenScope.Write, Ct);
        await People.Tokens.FindAsync(token, Ct);
        var (_, made) = await People.Links.CreateAsync(new("", LinkPurpose.Invitation, null, null, null, false, ben.Id, Tomorrow, null, false), Ct);
        var (_, his) = await People.Links.CreateAsync(new("", LinkPurpose.Reset, null, null, ben.Person, false, null, Tomorrow, null, false), Ct);

        var problem = await Persons.ChangeMemberAsync(ben.Id, false, isActive: false, Ct);

        Assert.Null(problem);
        Assert.IsType<Actor.Visitor>(Persons.ActorOfSession(session, Clock.Now));
        Assert.Null(await People.Tokens.FindAsync(token, Ct));
        Assert.Null(await People.Links.FindAsync(made, Clock.Now, Ct));
        Assert.Null(await People.Links.FindAsync(his, Clock.Now, Ct));
    }

    [Fact]
    public async Task Who_comes_back_finds_no_old_session_or_token_alive()
    {
        await People.AddAsync("Ada", administers: true);
        var ben = await People.AddAsync("Ben");
        var session = await Persons.StartSessionAsync(ben.Id, Tomorrow, null, Ct);
        var token = await People.Tokens.CreateAsync("script", ben.Id, TokenScope.Write, Ct);
        await People.Tokens.FindAsync(token, Ct);
        await Persons.ChangeMemberAsync(ben.Id, false, isActive: false, Ct);

        await Persons.ChangeMemberAsync(ben.Id, false, isActive: true, Ct);

        Assert.IsType<Actor.Visitor>(Persons.ActorOfSession(session, Clock.Now));
        Assert.Null(await People.Tokens.FindAsync(token, Ct));
    }

    [Fact]
    public async Task A_former_member_starts_no_session()
    {
        await People.AddAsync("Ada", administers: true);
        var ben = await People.AddAsync("Ben");
        await Persons.ChangeMemberAsync(ben.Id, false, isActive: false, Ct);

        await Assert.ThrowsAsync<ArgumentException>(() => Persons.StartSessionAsync(ben.Id, Tomorrow, null, Ct));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var ada = await People.AddAsync("Ada", administers: true);
        await People.AddAsync("Ben");

        var demoted = await Persons.ChangeMemberAsync(ada.Id, false, isActive: true, Ct);
        var ended = await Persons.ChangeMemberAsync(ada.Id, true, isActive: false, Ct);

        Assert.Equal(ProblemCode.LastAdministrator, demoted?.Code);
        Assert.Equal(ProblemCode.LastAdministrator, ended?.Code);
        Assert.True(Persons.Current.HasAdministrator);
    }

    [Fact]
    public async Task One_of_two_administrators_may_go()
    {
        var ada = await People.AddAsync("Ada", administers: true);
        await People.AddAsync("Ben", administers: true);

        var problem = await Persons.ChangeMemberAsync(ada.Id, true, isActive: false, Ct);

        Assert.Null(problem);
        Assert.False(Persons.Current.Members[ada.Id].IsAdministrator);
    }

    [Fact]
    public async Task Of_two_administrators_who_go_at_the_same_moment_one_stays()
    {
        var ada = await People.AddAsync("Ada", administers: true);
        var ben = await People.AddAsync("Ben", administers: true);

        var problems = await Task.WhenAll(Persons.ChangeMemberAsync(ada.Id, false, true, Ct), Persons.ChangeMemberAsync(ben.Id, false, true, Ct));

        Assert.Single(problems, p => p is null);
        Assert.True(Persons.Current.HasAdministrator);
    }

    [Fact]
    public async Task Whoever_acts_can_be_written_down()
    {
        var ada = await People.AddAsync("Ada");

        foreach (var actor in new[] { PeopleSnapshot.ActorOf(ada), Actor.Host.Instance, Actor.Visitor.Instance, new Actor.Guest("abc", PagePath.Parse("rollen/kasse/index")) })
        {
            await Persons.AuditAsync(actor, "invited", null, Ct);
        }
    }

    [Fact]
    public async Task Everything_about_a_contact_is_kept()
    {
        var person = new Person(PersonId.New(), "Bea Bank", "bea@example.org", "0721 123", "Konto")
        {
            Circle = ContactCircle.Board,
            HasConsent = true,
            ConsentOn = new(2026, 1, 2),
            ConsentHow = "am Telefon",
            ConfirmedOn = new(2026, 1, 3),
            ExpiresOn = new(2028, 1, 3),
            IsRestricted = true,
        };

        await Persons.SavePersonAsync(person, Ct);

        Assert.Equal(person, Persons.Current.AllPersons[person.Id]);
    }

    [Fact]
    public async Task A_hidden_person_is_named_nowhere_but_stays()
    {
        var person = new Person(PersonId.New(), "Bea", null, null, null);
        await Persons.SavePersonAsync(person with { IsRestricted = true }, Ct);
        Assert.False(Persons.Current.Persons.ContainsKey(person.Id));
        Assert.True(Persons.Current.AllPersons.ContainsKey(person.Id));

        await People.AddAsync("Ada");
        await Persons.SavePersonAsync(person, Ct);

        Assert.True(Persons.Current.Persons.ContainsKey(person.Id));
    }

    [Fact]
    public async Task What_a_member_with_a_restricted_entry_wrote_bears_no_name()
    {
        var ada = await People.AddAsync("Ada");
        Assert.Equal("Ada", Persons.Current.NameOf(ada.Author));

        await Persons.SavePersonAsync(Persons.Current.AllPersons[ada.Person] with { IsRestricted = true }, Ct);

        Assert.Null(Persons.Current.NameOf(ada.Author));
        Assert.True(Persons.Current.Persons.ContainsKey(ada.Person));
    }

    [Fact]
    public async Task A_contact_is_removed_and_a_member_is_not()
    {
        var ada = await People.AddAsync("Ada");
        var bea = new Person(PersonId.New(), "Bea", null, null, null);
        await Persons.SavePersonAsync(bea, Ct);

        Assert.Null(await Persons.RemovePersonAsync(bea.Id, Ct));
        Assert.Equal(ProblemCode.NotFound, (await Persons.RemovePersonAsync(bea.Id, Ct))?.Code);
        Assert.Equal(ProblemCode.PersonIsMember, (await Persons.RemovePersonAsync(ada.Person, Ct))?.Code);
        Assert.Equal([ada.Person], Persons.Current.AllPersons.Keys);
    }
}
