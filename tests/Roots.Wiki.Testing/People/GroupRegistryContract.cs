using Roots.Wiki.People;

namespace Roots.Wiki.Testing.People;

/// <summary>What every <see cref="IGroupRegistry"/> does.</summary>
public abstract class GroupRegistryContract
{
    protected SettableClock Clock { get; } = new();

    protected abstract PeoplePorts People { get; }

    private PeopleSnapshot Current => People.Persons.Current;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_joins_a_group_acts_with_it_at_once_and_no_longer_when_they_leave()
    {
        var (ada, ben) = (await People.AddAsync("Ada"), await People.AddAsync("Ben"));
        await People.Groups.SaveAsync("bau", "Bauausschuss", Ct);

        await People.Groups.SetMembersAsync("bau", [ada.Id], Ct);
        var before = Groups(ada);
        await People.Groups.SetMembersAsync("bau", [ben.Id], Ct);

        Assert.Equal((true, false, true), (before.Contains("bau"), Groups(ada).Contains("bau"), Groups(ben).Contains("bau")));
    }

    [Fact]
    public async Task A_group_gets_another_title_and_keeps_its_members()
    {
        var ada = await People.AddAsync("Ada");
        await People.Groups.SaveAsync("bau", "Bau", Ct);
        await People.Groups.SetMembersAsync("bau", [ada.Id], Ct);

        await People.Groups.SaveAsync("bau", "Bauausschuss", Ct);

        Assert.Equal(("Bauausschuss", true), (Current.Groups["bau"], Groups(ada).Contains("bau")));
    }

    [Fact]
    public async Task A_deleted_group_is_nobody_s()
    {
        var ada = await People.AddAsync("Ada");
        await People.Groups.SaveAsync("bau", "Bau", Ct);
        await People.Groups.SetMembersAsync("bau", [ada.Id], Ct);

        await People.Groups.DeleteAsync("bau", Ct);
        await People.Groups.SaveAsync("bau", "Bau", Ct);

        Assert.False(Groups(ada).Contains("bau"));
    }

    [Fact]
    public async Task An_ended_membership_ends_in_every_group_and_does_not_come_back()
    {
        var (ada, ben) = (await People.AddAsync("Ada"), await People.AddAsync("Ben", administers: true));
        await People.Groups.SaveAsync("bau", "Bau", Ct);
        await People.Groups.SetMembersAsync("bau", [ada.Id], Ct);

        await People.Persons.ChangeMemberAsync(ada.Id, isAdministrator: false, isActive: false, Ct);
        await People.Groups.SetMembersAsync("bau", [ada.Id, ben.Id], Ct);
        await People.Persons.ChangeMemberAsync(ada.Id, isAdministrator: false, isActive: true, Ct);

        Assert.Equal((false, true), (Groups(ada).Contains("bau"), Groups(ben).Contains("bau")));
    }

    [Fact]
    public async Task Nobody_belongs_to_a_group_that_there_is_not()
    {
        var ada = await People.AddAsync("Ada");

        await People.Groups.SetMembersAsync("bau", [ada.Id], Ct);

        Assert.False(Groups(ada).Contains("bau"));
    }

    [Fact]
    public async Task A_guest_is_one_from_the_first_moment_and_until_it_is_said_otherwise()
    {
        var person = new Person(PersonId.New(), "Gerd", null, null, null);
        await People.Persons.SavePersonAsync(person, Ct);

        var gerd = await People.Groups.AddGuestAsync(person.Id, "Gerd", Ct);
        var before = Acts(gerd).IsGuest;
        await People.Groups.SetGuestAsync(gerd.Id, false, Ct);

        Assert.Equal((true, true, false), (gerd.IsGuest, before, Acts(gerd).IsGuest));
    }

    private GroupSet Groups(Member member) => Current.Members[member.Id].Groups;

    private Actor.Member Acts(Member member) => Assert.IsType<Actor.Member>(PeopleSnapshot.ActorOf(Current.Members[member.Id]));
}
