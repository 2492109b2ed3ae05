using Roots.Wiki.People;
using Roots.Wiki.People.Providers;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.People.Providers;

public sealed class ProviderMembersTests
{
    private static readonly GroupRules Rules = new([new("chor", GrantKind.Membership), new("leitung", GrantKind.Administration), new("kasse", GrantKind.Office, "rollen/kasse/index")], LetsEverybodyIn: false);

    private readonly PeoplePorts people = PeoplePorts.InMemory(new SettableClock());
    private readonly PassingProviders providers;
    private readonly ProviderMembers members;

    public ProviderMembersTests()
    {
        providers = new(people.Persons);
        members = new(people.Persons, providers);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("chor", true, false)]
    [InlineData("leitung", true, true)]
    [InlineData("kasse", true, false)]
    [InlineData("Chor", false, false)]
    [InlineData("", false, false)]
    public void A_group_gives_what_its_row_says(string group, bool isLetIn, bool administers)
    {
        var verdict = Rules.Judge([group, "fremd"]);

        Assert.Equal((isLetIn, administers), (verdict.IsLetIn, verdict.Administers));
    }

    [Fact]
    public void Without_a_group_everybody_comes_in_where_the_association_says_so_and_gets_nothing_more()
    {
        var verdict = (Rules with { LetsEverybodyIn = true }).Judge([]);

        Assert.True(verdict.IsLetIn);
        Assert.Empty(verdict.Grants);
    }

    [Fact]
    public async Task Administration_comes_and_goes_with_the_group()
    {
        await people.AddAsync("Vera", administers: true);
        var ada = await people.AddAsync("Ada");

        Assert.Equal(GroupOutcome.LetIn, await ApplyAsync(ada, "leitung"));
        Assert.True(Of(ada).IsAdministrator);
        Assert.Equal(GroupOutcome.LetIn, await ApplyAsync(ada, "chor"));
        Assert.False(Of(ada).IsAdministrator);
    }

    [Fact]
    public async Task What_the_association_gave_by_hand_stays_without_the_group()
    {
        await people.AddAsync("Vera", administers: true);
        var ada = await people.AddAsync("Ada", administers: true);

        await ApplyAsync(ada, "leitung");
        await ApplyAsync(ada, "chor");

        Assert.True(Of(ada).IsAdministrator);
    }

    [Fact]
    public async Task The_last_administrator_stays_one_without_the_group_until_there_is_another()
    {
        var ada = await people.AddAsync("Ada");
        await ApplyAsync(ada, "leitung");

        Assert.Equal(GroupOutcome.StaysAdministrator, await ApplyAsync(ada, "chor"));
        Assert.True(Of(ada).IsAdministrator);

        await people.AddAsync("Vera", administers: true);
        Assert.Equal(GroupOutcome.LetIn, await ApplyAsync(ada, "chor"));
        Assert.False(Of(ada).IsAdministrator);
    }

    [Fact]
    public async Task Whoever_came_in_by_a_group_alone_goes_out_with_it_and_comes_back_with_it()
    {
        await people.AddAsync("Vera", administers: true);
        var ada = await people.AddAsync("Ada");
        await ApplyAsync(ada, "leitung", isNew: true);

        Assert.Equal(GroupOutcome.InNoGroup, await ApplyAsync(ada, "fremd"));
        Assert.False(Of(ada).IsAdministrator);
        Assert.Equal(GroupOutcome.InNoGroup, await ApplyAsync(ada, "fremd"));
        Assert.Equal(GroupOutcome.LetIn, await ApplyAsync(ada, "chor"));
    }

    [Fact]
    public async Task Whoever_was_a_member_before_needs_no_group()
    {
        var ada = await people.AddAsync("Ada");

        Assert.Equal(GroupOutcome.LetIn, await ApplyAsync(ada, "fremd"));
    }

    [Fact]
    public async Task An_office_is_proposed_while_the_group_lasts()
    {
        var ada = await people.AddAsync("Ada");

        await ApplyAsync(ada, "kasse");
        Assert.Equal([(ada.Id, new ProviderGrant(GrantKind.Office, "rollen/kasse/index"))], await providers.GrantsAsync(Ct));
        await ApplyAsync(ada, "chor");
        Assert.Empty(await providers.GrantsAsync(Ct));
    }

    private Task<GroupOutcome> ApplyAsync(Member member, string group, bool isNew = false) => members.ApplyAsync(member.Id, Rules.Judge([group]), isNew, Ct);

    private Member Of(Member member) => people.Persons.Current.Members[member.Id];
}
