using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Tests.SignIn;

public sealed class CookieTests(CookieTests.Fixture fixture) : IClassFixture<CookieTests.Fixture>
{
    private readonly SignInSite site = fixture.Inner.Site;

    private static string Plain => SessionCookie.NameFor(SignInSite.Id);

    private static string Secure => "__Host-" + Plain;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Behind_https_the_session_is_bound_to_this_host_and_on_one_s_own_machine_it_works_without()
    {
        var (secure, plain) = (site.NewSecureBrowser(), site.NewBrowser());
        await secure.SignInAsync("Ben", SignInSite.Password, Ct);
        await plain.SignInAsync("Ben", SignInSite.Password, Ct);

        var written = Assert.Single(secure.Set, c => c.StartsWith(Secure + "=", StringComparison.Ordinal));
        Assert.Contains("; secure", written, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", written, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; path=/", written, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", written, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", written, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("Member", "Member"), (await secure.WhoAsync(Ct), await plain.WhoAsync(Ct)));
        Assert.DoesNotContain("; secure", plain.Set.Single(c => c.StartsWith(Plain, StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Behind_https_a_cookie_that_a_neighbour_could_have_planted_counts_for_nothing()
    {
        var secret = await site.People.Persons.StartSessionAsync(site.Ben.Id, TimeProvider.System.GetUtcNow().AddHours(1), null, Ct);
        var browser = site.NewSecureBrowser();

        browser.SetCookie(Plain, secret);

        Assert.Equal("Visitor", await browser.WhoAsync(Ct));
    }

    [Fact]
    public async Task Signing_in_makes_a_new_session_whatever_cookie_was_there_before()
    {
        var attacker = await site.People.Persons.StartSessionAsync(site.Ben.Id, TimeProvider.System.GetUtcNow().AddHours(1), null, Ct);
        var made = Secret.New();
        var (victim, other) = (site.NewBrowser(), site.NewBrowser());
        victim.SetCookie(Plain, attacker);
        other.SetCookie(Plain, made);

        await victim.SignInAsync("Ada", SignInSite.Password, Ct);
        await other.SignInAsync("Ada", SignInSite.Password, Ct);

        Assert.All([attacker, made], planted => Assert.IsType<Actor.Visitor>(site.People.Persons.ActorOfSession(planted, TimeProvider.System.GetUtcNow())));
        Assert.NotEqual(attacker, victim.Cookie(Plain));
        Assert.NotEqual(made, other.Cookie(Plain));
        Assert.Equal("Member who administers", await victim.WhoAsync(Ct));
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal SignInFixture Inner { get; } = new();

        public ValueTask InitializeAsync() => Inner.InitializeAsync();

        public ValueTask DisposeAsync() => Inner.DisposeAsync();
    }
}
