using Roots.Wiki.People;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Testing.People;

/// <summary>What every <see cref="ILinkRegistry"/> does.</summary>
public abstract class LinkRegistryContract
{
    protected SettableClock Clock { get; } = new();

    protected abstract PeoplePorts People { get; }

    private ILinkRegistry Links => People.Links;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_is_found_by_its_secret_with_everything_that_it_says()
    {
        var made = Link(LinkPurpose.Invitation) with { Role = PagePath.Parse("rollen/kasse/index"), RoleKind = HolderKind.Successor, Person = PersonId.New(), Administers = true, CreatedBy = MemberId.New() };

        var (link, secret) = await Links.CreateAsync(made, Ct);

        Assert.Equal(made with { Id = link.Id }, link);
        Assert.Equal(link, await Links.FindAsync(secret, Clock.Now, Ct));
        Assert.Equal(26, secret.Length);
        Assert.DoesNotContain(link.Id, secret, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abcdefghjkmnpqrstuvwxyz234")]
    [InlineData("' OR 1=1 --")]
    public async Task Another_secret_is_no_link(string secret)
    {
        await Links.CreateAsync(Link(LinkPurpose.Invitation), Ct);

        Assert.Null(await Links.FindAsync(secret, Clock.Now, Ct));
        Assert.Null(await Links.RedeemAsync(secret, Clock.Now, Ct));
    }

    [Theory]
    [InlineData(LinkPurpose.Invitation)]
    [InlineData(LinkPurpose.Reset)]
    [InlineData(LinkPurpose.SignIn)]
    [InlineData(LinkPurpose.Slip)]
    [InlineData(LinkPurpose.Email)]
    public async Task Of_twenty_who_redeem_at_the_same_moment_one_wins(LinkPurpose purpose)
    {
        var (_, secret) = await Links.CreateAsync(Link(purpose), Ct);

        var redeemed = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Links.RedeemAsync(secret, Clock.Now, Ct), Ct)));

        Assert.Single(redeemed, link => link is not null);
        Assert.Null(await Links.FindAsync(secret, Clock.Now, Ct));
    }

    [Theory]
    [InlineData(LinkPurpose.Sitting)]
    [InlineData(LinkPurpose.AddressProof)]
    public async Task Other_links_are_redeemed_again_until_they_run_out(LinkPurpose purpose)
    {
        var (_, secret) = await Links.CreateAsync(Link(purpose), Ct);

        var first = await Links.RedeemAsync(secret, Clock.Now, Ct);
        var second = await Links.RedeemAsync(secret, Clock.Now.AddHours(1), Ct);
        var late = await Links.RedeemAsync(secret, Clock.Now.AddDays(7), Ct);

        Assert.Equal(Clock.Now, first?.UsedAt);
        Assert.Equal(first, second);
        Assert.Null(late);
    }

    [Fact]
    public async Task Looking_at_a_link_does_not_use_it()
    {
        var (_, secret) = await Links.CreateAsync(Link(LinkPurpose.Invitation), Ct);

        await Links.FindAsync(secret, Clock.Now, Ct);

        Assert.NotNull(await Links.RedeemAsync(secret, Clock.Now, Ct));
    }

    [Fact]
    public async Task A_withdrawn_link_is_dead()
    {
        var (link, secret) = await Links.CreateAsync(Link(LinkPurpose.Sitting), Ct);

        await Links.RevokeAsync(link.Id, Ct);

        Assert.Null(await Links.FindAsync(secret, Clock.Now, Ct));
        Assert.Null(await Links.RedeemAsync(secret, Clock.Now, Ct));
        Assert.True(Assert.Single(await Links.ListAsync(LinkPurpose.Sitting, Clock.Now, Ct)).IsRevoked);
    }

    [Fact]
    public async Task All_links_of_a_purpose_and_a_person_are_withdrawn_together_and_no_others()
    {
        var (ada, ben) = (PersonId.New(), PersonId.New());
        var (_, first) = await Links.CreateAsync(Link(LinkPurpose.SignIn) with { Person = ada }, Ct);
        var (_, second) = await Links.CreateAsync(Link(LinkPurpose.SignIn) with { Person = ada }, Ct);
        var (_, slip) = await Links.CreateAsync(Link(LinkPurpose.Slip) with { Person = ada }, Ct);
        var (_, others) = await Links.CreateAsync(Link(LinkPurpose.SignIn) with { Person = ben }, Ct);

        await Links.RevokeAllAsync(LinkPurpose.SignIn, ada, Ct);

        Assert.Null(await Links.RedeemAsync(first, Clock.Now, Ct));
        Assert.Null(await Links.FindAsync(second, Clock.Now, Ct));
        Assert.NotNull(await Links.FindAsync(slip, Clock.Now, Ct));
        Assert.NotNull(await Links.FindAsync(others, Clock.Now, Ct));
    }

    [Fact]
    public async Task The_list_has_links_of_one_purpose_that_have_not_run_out_newest_first()
    {
        var (older, _) = await Links.CreateAsync(Link(LinkPurpose.Invitation), Ct);
        await Links.CreateAsync(Link(LinkPurpose.Reset), Ct);
        await Links.CreateAsync(Link(LinkPurpose.Invitation) with { Until = Clock.Now.AddMinutes(1) }, Ct);
        Clock.Now = Clock.Now.AddHours(1);
        var (newer, _) = await Links.CreateAsync(Link(LinkPurpose.Invitation), Ct);

        var list = await Links.ListAsync(LinkPurpose.Invitation, Clock.Now, Ct);

        Assert.Equal([newer, older], list);
    }

    private RegistryLink Link(LinkPurpose purpose) => new("", purpose, null, null, null, false, null, Clock.Now.AddDays(7), null, false);
}
