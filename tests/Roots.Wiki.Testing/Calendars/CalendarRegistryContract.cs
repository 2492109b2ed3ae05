using Roots.Wiki.Calendars;
using Roots.Wiki.People;

namespace Roots.Wiki.Testing.Calendars;

/// <summary>What every <see cref="ICalendarRegistry"/> does.</summary>
public abstract class CalendarRegistryContract
{
    private static readonly CalendarScope Kasse = CalendarScope.Of(PagePath.Parse("rollen/kasse/index"));

    protected SettableClock Clock { get; } = new();

    protected abstract ICalendarRegistry Registry { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_is_found_by_its_secret_with_everything_that_it_says()
    {
        var member = MemberId.New();

        var (feed, secret) = await Registry.CreateAsync(member, Kasse, "en", Ct);

        Assert.Equal((member, Kasse, "en", Clock.Now), (feed.Member, feed.Scope, feed.Language, feed.Created));
        Assert.Equal(feed, await Registry.FindAsync(secret, Ct));
        Assert.Equal(feed, Assert.Single(await Registry.OfAsync(member, Ct)));
        Assert.Equal(Secret.Length, secret.Length);
        Assert.DoesNotContain(feed.Id, secret, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_at_it_changes_nothing()
    {
        var (feed, secret) = await Registry.CreateAsync(MemberId.New(), CalendarScope.Mine, "de", Ct);

        await Registry.FindAsync(secret, Ct);

        Assert.Equal(feed, await Registry.FindAsync(secret, Ct));
    }

    [Fact]
    public async Task A_new_address_for_the_same_thing_takes_the_place_of_the_old_one()
    {
        var member = MemberId.New();
        var (_, old) = await Registry.CreateAsync(member, CalendarScope.Mine, "de", Ct);
        var (_, other) = await Registry.CreateAsync(member, Kasse, "de", Ct);
        var (feed, secret) = await Registry.CreateAsync(member, CalendarScope.Mine, "de", Ct);

        Assert.Null(await Registry.FindAsync(old, Ct));
        Assert.NotNull(await Registry.FindAsync(other, Ct));
        Assert.Equal(feed, await Registry.FindAsync(secret, Ct));
        Assert.Equal(2, (await Registry.OfAsync(member, Ct)).Count);
    }

    [Fact]
    public async Task Only_its_member_withdraws_it()
    {
        var member = MemberId.New();
        var (feed, secret) = await Registry.CreateAsync(member, CalendarScope.Everything, "de", Ct);

        Assert.False(await Registry.RevokeAsync(MemberId.New(), feed.Id, Ct));
        Assert.NotNull(await Registry.FindAsync(secret, Ct));
        Assert.True(await Registry.RevokeAsync(member, feed.Id, Ct));
        Assert.Null(await Registry.FindAsync(secret, Ct));
        Assert.False(await Registry.RevokeAsync(member, feed.Id, Ct));
        Assert.Empty(await Registry.OfAsync(member, Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abcdefghjkmnpqrstuvwxyz234")]
    [InlineData("' OR 1=1 --")]
    public async Task Another_secret_is_no_address(string secret)
    {
        await Registry.CreateAsync(MemberId.New(), CalendarScope.Mine, "de", Ct);

        Assert.Null(await Registry.FindAsync(secret, Ct));
    }
}
