using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared.Accounts;
using Roots.Wiki.Web.Tests.Pages;

namespace Roots.Wiki.Web.Tests.SignIn.Oidc;

/// <summary>Who becomes a member by the provider, whose account is found, and what groups give and take.</summary>
public sealed class ProviderAccountsTests(LyingSite site) : IClassFixture<LyingSite>
{
    private const string LinkPage = "/-/sign-in/oidc/link";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_new_becomes_a_member_with_a_checked_address_and_no_other_way_in()
    {
        var browser = site.NewBrowser();

        await site.SignInAsync(browser, "neu", t => (t.Token["name"], t.Token["email"], t.Token["email_verified"]) = ("Nele Neu", "nele@example.org", true));

        var member = site.Who(browser)!;
        Assert.Equal(("Nele Neu", false, "nele@example.org"), (member.DisplayName, member.IsAdministrator, site.People.Persons[member.Person].Email));
        await using var scope = site.App.Services.CreateAsyncScope();
        Assert.Equal(new WaysIn(false, 0, false, false) { HasProvider = true }, await scope.ServiceProvider.GetRequiredService<IAccounts>().WaysOfAsync(member.Id, Ct));
    }

    [Fact]
    public async Task The_same_person_is_the_same_member_whatever_name_and_address_they_have_now()
    {
        var (first, second) = (site.NewBrowser(), site.NewBrowser());
        await site.SignInAsync(first, "bleibt", t => t.Token["email"] = "alt@example.org");

        await site.SignInAsync(second, "bleibt", t => (t.Token["name"], t.Token["email"], t.Token["email_verified"]) = ("Anders", "vera@verein.example", true));

        Assert.Equal(site.Who(first)!.Id, site.Who(second)!.Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    [InlineData("false")]
    public async Task An_address_that_nobody_checked_finds_no_account(object? verified)
    {
        var browser = site.NewBrowser();

        await site.SignInAsync(browser, "mallory" + verified, t => (t.Token["email"], t.Token["email_verified"]) = ("vera@verein.example", verified));

        var member = site.Who(browser)!;
        Assert.NotEqual(site.Vera.Id, member.Id);
        Assert.Null(site.People.Persons[member.Person].Email);
    }

    [Fact]
    public async Task What_the_provider_only_tells_beside_the_token_does_not_check_the_token_s_address()
    {
        var browser = site.NewBrowser();

        await site.SignInAsync(browser, "gemischt", t =>
        {
            t.Token["email"] = "vera@verein.example";
            (t.UserInformation["email"], t.UserInformation["email_verified"]) = ("mallory@example.org", true);
        });

        Assert.NotEqual(site.Vera.Id, site.Who(browser)!.Id);
    }

    [Fact]
    public async Task A_checked_address_of_a_member_asks_for_the_old_way_once_and_then_never_again()
    {
        var mia = await MemberAsync("Mia", "mia@example.org");
        var other = await MemberAsync("Otto", "otto@example.org");
        var browser = site.NewBrowser();
        void Tell(Told t) => (t.Token["email"], t.Token["email_verified"]) = ("mia@example.org", true);

        var answer = await site.SignInAsync(browser, "mia", Tell);
        Assert.Equal(LinkPage, answer.Headers.Location?.OriginalString);
        Assert.Null(site.Who(browser));

        await browser.PostAsync(LinkPage, Ct);
        Assert.Null(site.Who(browser));
        await browser.SignInAsync("otto", LyingSite.Password, Ct);
        await browser.PostAsync(LinkPage, Ct);
        Assert.Equal(other.Id, site.Who(browser)!.Id);

        await browser.SignInAsync("mia", LyingSite.Password, Ct);
        var linked = await browser.PostAsync(LinkPage, Ct);
        Assert.Equal(HttpStatusCode.Redirect, linked.StatusCode);
        Assert.Equal(mia.Id, site.Who(browser)!.Id);
        Assert.Equal("/-/sign-in", (await browser.GetAsync(LinkPage, Ct)).Headers.Location?.OriginalString);

        var later = site.NewBrowser();
        await site.SignInAsync(later, "mia", Tell);
        Assert.Equal(mia.Id, site.Who(later)!.Id);
    }

    [Fact]
    public async Task Another_browser_cannot_take_over_what_waits_for_the_old_way()
    {
        var nina = await MemberAsync("Nina", "nina@example.org");
        await site.SignInAsync(site.NewBrowser(), "fremde-nina", t => (t.Token["email"], t.Token["email_verified"]) = ("nina@example.org", true));
        var own = site.NewBrowser();
        await own.SignInAsync("nina", LyingSite.Password, Ct);

        var answer = await own.GetAsync(LinkPage, Ct);

        Assert.Equal("/-/sign-in", answer.Headers.Location?.OriginalString);
        Assert.Equal(nina.Id, site.Who(own)!.Id);
    }

    [Fact]
    public async Task Whoever_shares_an_address_and_is_somebody_else_gets_an_account_of_their_own()
    {
        var paul = await MemberAsync("Paul", "familie@example.net");
        var browser = site.NewBrowser();
        await site.SignInAsync(browser, "paula", t => (t.Token["name"], t.Token["email"], t.Token["email_verified"]) = ("Paula", "familie@example.net", true));

        await browser.PostAsync(LinkPage + "?handler=Separate", Ct);

        var member = site.Who(browser)!;
        Assert.True(member.Id != paul.Id && member.DisplayName == "Paula");
        Assert.Null(site.People.Persons[member.Person].Email);
    }

    [Theory]
    [InlineData("kasse@verein.example")]
    [InlineData("Vorstand+wiki@verein.example")]
    [InlineData("1.vorsitzende@verein.example")]
    public async Task The_mailbox_of_an_office_finds_nobody(string address)
    {
        await MemberAsync("Amt " + address, address);
        var browser = site.NewBrowser();

        var answer = await site.SignInAsync(browser, "amt" + address.Length, t => (t.Token["email"], t.Token["email_verified"]) = (address, true));

        Assert.NotEqual(LinkPage, answer.Headers.Location?.OriginalString);
        Assert.Null(site.People.Persons[site.Who(browser)!.Person].Email);
    }

    [Fact]
    public async Task Addresses_count_unchecked_only_where_the_association_trusts_the_provider()
    {
        await MemberAsync("Tina", "tina@example.org");
        await site.SetAsync(site.Settings with { TrustsEmail = true });
        try
        {
            var answer = await site.SignInAsync(site.NewBrowser(), "tina", t => t.Token["email"] = "tina@example.org");

            Assert.Equal(LinkPage, answer.Headers.Location?.OriginalString);
        }
        finally
        {
            await site.SetAsync(site.Settings);
        }
    }

    [Fact]
    public async Task Somebody_in_no_group_stays_out_and_is_told_whom_to_ask()
    {
        var browser = site.NewBrowser();
        var members = site.People.Members.Count;

        var answer = await site.SignInAsync(browser, "fremd", t => t.Token["groups"] = new[] { "Chor", "sonst" });

        Assert.Contains("keiner Gruppe", await LyingSite.TroubleAsync(answer), StringComparison.Ordinal);
        Assert.Null(site.Who(browser));
        Assert.Equal(members, site.People.Members.Count);
    }

    [Fact]
    public async Task Somebody_in_no_group_becomes_a_member_where_the_association_says_so()
    {
        await site.SetAsync(site.Settings with { Rules = site.Settings.Rules with { LetsEverybodyIn = true } });
        try
        {
            var browser = site.NewBrowser();
            await site.SignInAsync(browser, "alle", t => t.Token["groups"] = null);

            Assert.False(site.Who(browser)!.IsAdministrator);
        }
        finally
        {
            await site.SetAsync(site.Settings);
        }
    }

    [Fact]
    public async Task What_a_group_gave_goes_with_the_group_at_the_next_sign_in()
    {
        var (first, second, third) = (site.NewBrowser(), site.NewBrowser(), site.NewBrowser());
        await site.SignInAsync(first, "leiterin", t => t.Token["groups"] = new[] { "leitung" });
        Assert.True(site.Who(first)!.IsAdministrator);

        await site.SignInAsync(second, "leiterin");
        Assert.False(site.Who(second)!.IsAdministrator);
        Assert.Equal(HttpStatusCode.NotFound, (await first.GetAsync("/-/admin/sign-in", Ct)).StatusCode);

        await site.SignInAsync(third, "leiterin", t => t.Token["groups"] = Array.Empty<string>());
        Assert.Null(site.Who(third));
        Assert.Null(site.Who(first));
        Assert.Null(site.Who(second));
    }

    [Fact]
    public async Task An_ended_member_comes_back_by_no_group_but_by_an_invitation()
    {
        var browser = site.NewBrowser();
        await site.SignInAsync(browser, "ehemalig");
        await site.App.Wiki.Persons.ChangeMemberAsync(site.Who(browser)!.Id, false, isActive: false, Ct);
        Assert.Null(site.Who(browser));

        var refused = await site.SignInAsync(site.NewBrowser(), "ehemalig", t => t.Token["groups"] = new[] { "leitung", "chor" });
        Assert.Contains("beendet", await LyingSite.TroubleAsync(refused), StringComparison.Ordinal);

        var (_, secret) = await InviteAsync();
        await site.SignInAsync(browser, "ehemalig", null, ("invitation", secret));
        Assert.NotNull(site.Who(browser));
    }

    [Fact]
    public async Task An_invitation_is_accepted_by_the_provider_s_button_once_and_needs_no_group()
    {
        var (_, secret) = await InviteAsync();
        var (browser, late) = (site.NewBrowser(), site.NewBrowser());
        var page = await PagesFixture.ReadAsync(await browser.GetAsync("/-/invitation/" + secret, Ct));
        Assert.Equal(secret, page.QuerySelector("#provider input[name=invitation]")!.GetAttribute("value"));

        await site.SignInAsync(browser, "geladen", t => t.Token["groups"] = null, ("invitation", secret));
        var second = await site.SignInAsync(late, "zu-spaet", t => t.Token["groups"] = null, ("invitation", secret));

        Assert.NotNull(site.Who(browser));
        Assert.Contains("schon benutzt", await LyingSite.TroubleAsync(second), StringComparison.Ordinal);
        Assert.Null(site.Who(late));
        Assert.Null(await site.App.Wiki.Links.FindAsync(secret, DateTimeOffset.UtcNow, Ct));
        await site.SignInAsync(browser, "geladen", t => t.Token["groups"] = null);
        Assert.NotNull(site.Who(browser));
    }

    [Fact]
    public async Task Of_several_at_the_same_moment_one_becomes_a_member()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.SignInAsync(site.NewBrowser(), "zugleich", t => t.Token["name"] = "Zoe Zugleich")));

        Assert.Single(site.People.Members.Values, m => m.DisplayName == "Zoe Zugleich");
    }

    [Fact]
    public async Task An_office_is_proposed_on_the_administration_s_page_and_not_written()
    {
        var (browser, vera) = (site.NewBrowser(), site.NewBrowser());
        await site.SignInAsync(browser, "kassiererin", t => (t.Token["name"], t.Token["groups"]) = ("Karla", new[] { "kasse" }));
        await vera.SignInAsync("vera", LyingSite.Password, Ct);

        var page = await PagesFixture.ReadAsync(await vera.GetAsync("/-/admin/sign-in", Ct));

        Assert.Contains(page.QuerySelectorAll("#proposals ~ .row-list li"), li => li.TextContent.Contains("Karla", StringComparison.Ordinal) && li.TextContent.Contains("Kasse", StringComparison.Ordinal));
        Assert.Empty(site.App.Wiki.Snapshot.Roles.Find(PagePath.Parse("rollen/kasse/index"))!.Facts.Holders);
    }

    [Fact]
    public async Task Switched_off_the_button_is_gone_and_the_password_stays()
    {
        var browser = site.NewBrowser();
        var asked = await LyingSite.BeginAsync(browser);
        await site.SetAsync(site.Settings with { IsOffered = false });
        try
        {
            var page = await PagesFixture.ReadAsync(await browser.GetAsync("/-/sign-in", Ct));
            var told = new Told(site.Provider, "aus", asked["nonce"]);
            told.Token["groups"] = new[] { "chor" };

            Assert.Null(page.QuerySelector("#provider"));
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostFromAsync("/-/sign-in", "/-/sign-in/oidc", Ct)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(site.Way(asked, told), Ct)).StatusCode);
            Assert.Null(site.Who(browser));
            await browser.SignInAsync("vera", LyingSite.Password, Ct);
            Assert.Equal(site.Vera.Id, site.Who(browser)!.Id);
        }
        finally
        {
            await site.SetAsync(site.Settings);
        }
    }

    private async Task<Member> MemberAsync(string name, string email)
    {
        var member = await site.App.MemberAsync(name, Ct);
        await site.AccountAsync(member, name.Split('@')[0].ToLowerInvariant(), email);
        return member;
    }

    private Task<(RegistryLink Link, string Secret)> InviteAsync() =>
        site.App.Wiki.Links.CreateAsync(new("", LinkPurpose.Invitation, null, null, null, false, site.Vera.Id, DateTimeOffset.UtcNow.AddDays(1), null, false), Ct);
}
