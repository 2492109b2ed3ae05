using System.Net;
using System.Text.RegularExpressions;
using Roots.Wiki.Mail;
using Roots.Wiki.People;
using Roots.Wiki.Testing;
using Roots.Wiki.Web.Features.SignIn;
using Roots.Wiki.Web.Tests.Pages;

namespace Roots.Wiki.Web.Tests.SignIn;

public sealed class LinkTests(LinkTests.Fixture fixture) : IClassFixture<LinkTests.Fixture>
{
    private readonly SignInSite site = fixture.Inner.Site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mailed_link_signs_in_by_a_button_once_and_opening_it_redeems_nothing()
    {
        await site.MemberAsync("Dora", "dora@verein.example", Ct);
        var link = Assert.Single(LinksOf(await AskAsync("DORA@verein.example")));
        var browser = site.NewBrowser();

        var page = await (await browser.GetAsync(link, Ct)).Content.ReadAsStringAsync(Ct);
        Assert.Equal("Visitor", await browser.WhoAsync(Ct));
        var entered = await browser.PostAsync(link, Ct);
        var again = await site.NewBrowser().PostAsync(link, Ct);

        Assert.Equal((HttpStatusCode.Found, "Member"), (entered.StatusCode, await browser.WhoAsync(Ct)));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.DoesNotContain("Dora", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Stadtgarten", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_link_looks_like_a_live_one_until_the_button_is_pressed()
    {
        await site.MemberAsync("Emil", "emil@verein.example", Ct);
        var link = Assert.Single(LinksOf(await AskAsync("emil@verein.example")));

        var alive = await (await site.NewBrowser().GetAsync(link, Ct)).Content.ReadAsStringAsync(Ct);
        var dead = await (await site.NewBrowser().GetAsync("/-/sign-in/link/abcdefghjkmnpqrstuvwxyz234", Ct)).Content.ReadAsStringAsync(Ct);

        Assert.Equal(WithoutTokens(alive), WithoutTokens(dead));
    }

    [Fact]
    public async Task Known_unknown_and_limited_addresses_get_the_same_answer()
    {
        await site.MemberAsync("Fine", "fine@verein.example", Ct);
        List<(HttpStatusCode, string?)> answers = [];
        foreach (var address in Enumerable.Repeat("fine@verein.example", LinkThrottle.PerEmail + 2).Append("niemand@verein.example"))
        {
            var answer = await site.NewBrowser().PostAsync("/-/sign-in?handler=Link", Ct, ("Address", address));
            answers.Add((answer.StatusCode, answer.Headers.Location?.OriginalString));
        }

        Assert.Equal((HttpStatusCode.Found, "/-/sign-in/sent"), Assert.Single(answers.Distinct()));
        var before = site.Mailer.Sent.Count;
        await site.DeliverAsync(Ct);
        Assert.Equal(LinkThrottle.PerEmail, site.Mailer.Sent.Count - before);
        Assert.All(site.Mailer.Sent.Skip(before), mail => Assert.Equal("fine@verein.example", mail.To));
    }

    [Fact]
    public async Task A_new_link_ends_the_older_ones()
    {
        await site.MemberAsync("Greta", "greta@verein.example", Ct);
        var older = Assert.Single(LinksOf(await AskAsync("greta@verein.example")));
        var newer = Assert.Single(LinksOf(await AskAsync("greta@verein.example")));
        var browser = site.NewBrowser();

        await browser.PostAsync(older, Ct);
        Assert.Equal("Visitor", await browser.WhoAsync(Ct));
        await browser.PostAsync(newer, Ct);

        Assert.Equal("Member", await browser.WhoAsync(Ct));
    }

    [Fact]
    public async Task Two_who_share_an_address_get_one_mail_with_a_link_for_each()
    {
        await site.MemberAsync("Hanna Huhn", "familie@verein.example", Ct);
        var second = await site.MemberAsync("Ivo Huhn", "familie@verein.example", Ct, "zwei Hühner im Garten");

        var mail = await AskAsync("familie@verein.example");

        var links = LinksOf(mail);
        Assert.Equal(2, links.Count);
        Assert.Matches("Hanna Huhn:\\n.*\\n\\nIvo Huhn:|Ivo Huhn:\\n.*\\n\\nHanna Huhn:", mail!.Text);
        var browser = site.NewBrowser();
        await browser.PostAsync(mail.Text.IndexOf("Ivo", StringComparison.Ordinal) < mail.Text.IndexOf("Hanna", StringComparison.Ordinal) ? links[0] : links[1], Ct);
        Assert.Single(site.People.Persons.Current.SessionsOf(second.Id));
    }

    [Fact]
    public async Task A_shared_address_signs_in_by_the_password_of_one_and_by_no_other()
    {
        await site.MemberAsync("Jana", "paar@verein.example", Ct, "dasselbe Passwort für beide");
        await site.MemberAsync("Karl", "paar@verein.example", Ct, "ein ganz anderes Passwort");
        await site.MemberAsync("Lena", "drei@verein.example", Ct, "dasselbe Passwort für beide");
        await site.MemberAsync("Mats", "drei@verein.example", Ct, "dasselbe Passwort für beide");
        var (one, same, wrong, unknown) = (site.NewBrowser(), site.NewBrowser(), site.NewBrowser(), site.NewBrowser());

        await one.SignInAsync("paar@verein.example", "ein ganz anderes Passwort", Ct);
        var sameAnswer = await same.SignInAsync("drei@verein.example", "dasselbe Passwort für beide", Ct);
        var wrongAnswer = await wrong.SignInAsync("paar@verein.example", "kein richtiges Passwort", Ct);
        var unknownAnswer = await unknown.SignInAsync("niemals@verein.example", "kein richtiges Passwort", Ct);

        Assert.Equal("Member", await one.WhoAsync(Ct));
        Assert.Equal("Visitor", await same.WhoAsync(Ct));
        var errors = await ErrorsAsync(unknownAnswer);
        Assert.NotEmpty(errors);
        Assert.Equal(errors, await ErrorsAsync(sameAnswer));
        Assert.Equal(errors, await ErrorsAsync(wrongAnswer));
        await same.SignInAsync("Lena", "dasselbe Passwort für beide", Ct);
        Assert.Equal("Member", await same.WhoAsync(Ct));
    }

    [Fact]
    public async Task An_address_gets_links_only_once_its_member_has_confirmed_it()
    {
        var member = await site.MemberAsync("Nora", null, Ct);
        var browser = site.NewBrowser();
        await browser.SignInAsync("Nora", SignInSite.Password, Ct);

        var unproven = await browser.PostAsync("/-/account?handler=Email", Ct, ("Email", "nora@verein.example"), ("EmailPassword", "falsch geraten heute"));
        await browser.PostAsync("/-/account?handler=Email", Ct, ("Email", "nora@verein.example"), ("EmailPassword", SignInSite.Password));
        await site.DeliverAsync(Ct);
        var asked = site.Mailer.Sent[^1];
        var early = await AskAsync("nora@verein.example");
        await site.NewBrowser().PostAsync(Path(asked.Text), Ct);
        var late = await AskAsync("nora@verein.example");

        Assert.NotEmpty(await ErrorsAsync(unproven));
        Assert.Contains("/-/sign-in/address/", asked.Text, StringComparison.Ordinal);
        Assert.Empty(LinksOf(early));
        Assert.Single(LinksOf(late));
        Assert.Equal("nora@verein.example", site.People.Persons.Current.Persons[member.Person].Email);
    }

    [Fact]
    public async Task Links_to_the_old_address_die_when_it_changes_and_the_old_one_is_told()
    {
        await site.MemberAsync("Olaf", "olaf@verein.example", Ct);
        var link = Assert.Single(LinksOf(await AskAsync("olaf@verein.example")));
        var browser = site.NewBrowser();
        await browser.SignInAsync("Olaf", SignInSite.Password, Ct);

        await browser.PostAsync("/-/account?handler=Email", Ct, ("Email", "neu.olaf@verein.example"), ("EmailPassword", SignInSite.Password));

        var thief = site.NewBrowser();
        await thief.PostAsync(link, Ct);
        Assert.Equal("Visitor", await thief.WhoAsync(Ct));
        Assert.Contains(site.Mailer.Sent, mail => mail.To == "olaf@verein.example" && mail.Subject.Contains("geändert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_carry_the_wiki_s_address_and_not_the_one_that_a_request_names()
    {
        await site.MemberAsync("Pia", "pia@verein.example", Ct);
        var browser = site.NewBrowser();
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await (await browser.GetAsync("/-/sign-in", Ct)).Content.ReadAsStringAsync(Ct));
        var token = page.QuerySelector("form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        await browser.SendAsync(new(HttpMethod.Post, "/-/sign-in?handler=Link")
        {
            Headers = { Host = "boese.example" },
            Content = new FormUrlEncodedContent([new("Address", "pia@verein.example"), new("__RequestVerificationToken", token)]),
        }, Ct);
        await site.DeliverAsync(Ct);

        var mail = site.Mailer.Sent.Last(m => m.To == "pia@verein.example");
        Assert.Contains(SignInSite.MailBase + "/-/sign-in/link/", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("boese", mail.Text + mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_joins_without_any_way_back_is_told_first()
    {
        var secret = await site.LinkAsync(LinkPurpose.Invitation, Ct);
        var browser = site.NewBrowser();

        var told = await (await browser.PostAsync("/-/invitation/" + secret, Ct, ("Name", "Quirin"))).Content.ReadAsStringAsync(Ct);
        Assert.Contains("jedes Mal einen neuen Zettel", told, StringComparison.Ordinal);
        Assert.Equal("Visitor", await browser.WhoAsync(Ct));
        await browser.PostAsync("/-/invitation/" + secret, Ct, ("Name", "Quirin"), ("Anyway", "true"));

        Assert.Equal("Member", await browser.WhoAsync(Ct));
        var account = await (await browser.GetAsync("/-/account", Ct)).Content.ReadAsStringAsync(Ct);
        Assert.Contains("jedes Mal einen neuen Zettel", account, StringComparison.Ordinal);
        Assert.DoesNotContain("~", new AngleSharp.Html.Parser.HtmlParser().ParseDocument(account).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_alone_is_enough_to_join_and_to_come_back()
    {
        var secret = await site.LinkAsync(LinkPurpose.Invitation, Ct);

        await site.NewBrowser().PostAsync("/-/invitation/" + secret, Ct, ("Name", "Rosa"), ("SignInName", "rosa@verein.example"));
        await site.DeliverAsync(Ct);
        await site.NewBrowser().PostAsync(Path(site.Mailer.Sent.Last(m => m.To == "rosa@verein.example").Text), Ct);
        var browser = site.NewBrowser();
        await browser.PostAsync(Assert.Single(LinksOf(await AskAsync("rosa@verein.example"))), Ct);

        Assert.Equal("Member", await browser.WhoAsync(Ct));
    }

    [Fact]
    public async Task The_administration_makes_a_slip_that_signs_in_once_and_ends_the_older_one()
    {
        var member = await site.MemberAsync("Sepp", null, Ct, password: null);
        var admin = site.NewBrowser();
        await admin.SignInAsync("Ada", SignInSite.Password, Ct);
        var (access, address) = ($"/-/admin/members/access/{member.Id}", $"/-/admin/members/slip/{member.Id}");

        var first = Path(await (await admin.PostFromAsync(access, address, Ct)).Content.ReadAsStringAsync(Ct));
        var page = await (await admin.PostFromAsync(access, address, Ct)).Content.ReadAsStringAsync(Ct);
        var second = Path(page);
        var (old, browser) = (site.NewBrowser(), site.NewBrowser());
        await old.PostAsync(first, Ct);
        var entered = await browser.PostAsync(second, Ct);

        Assert.Contains("<svg class=\"qr\"", page, StringComparison.Ordinal);
        Assert.Equal("Visitor", await old.WhoAsync(Ct));
        Assert.Equal(("Member", "/-/account"), (await browser.WhoAsync(Ct), entered.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task For_nobody_else_there_are_slips()
    {
        var member = await site.MemberAsync("Toni", null, Ct);
        var browser = site.NewBrowser();
        await browser.SignInAsync("Toni", SignInSite.Password, Ct);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/-/admin/members/access/{member.Id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostFromAsync("/-/account", $"/-/admin/members/slip/{member.Id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostFromAsync("/-/account", $"/-/admin/members/access/{member.Id}?handler=Reset", Ct)).StatusCode);
    }

    [Fact]
    public async Task The_last_way_back_cannot_be_removed()
    {
        await site.MemberAsync("Ute", "ute@verein.example", Ct, password: null);
        var browser = site.NewBrowser();
        await browser.PostAsync(Assert.Single(LinksOf(await AskAsync("ute@verein.example"))), Ct);

        var refused = await browser.PostAsync("/-/account?handler=Email", Ct, ("Email", ""));

        Assert.NotEmpty(await ErrorsAsync(refused));
        Assert.Single(LinksOf(await AskAsync("ute@verein.example")));
    }

    [Fact]
    public async Task Signing_out_everywhere_else_leaves_this_device()
    {
        await site.MemberAsync("Vito", null, Ct);
        var (here, there) = (site.NewBrowser(), site.NewBrowser());
        await here.SignInAsync("Vito", SignInSite.Password, Ct);
        await there.SignInAsync("Vito", SignInSite.Password, Ct);

        await here.PostAsync("/-/account?handler=Everywhere", Ct);

        Assert.Equal(("Member", "Visitor"), (await here.WhoAsync(Ct), await there.WhoAsync(Ct)));
    }

    [Fact]
    public void Requests_from_one_network_are_bounded_and_counted_by_household()
    {
        var clock = new SettableClock();
        var throttle = new LinkThrottle(clock);

        var taken = Enumerable.Range(0, LinkThrottle.PerNetwork + 5).Count(i => throttle.Take($"a{i}@verein.example", "net"));

        Assert.Equal(LinkThrottle.PerNetwork, taken);
        clock.Now += LinkThrottle.Window;
        Assert.True(throttle.Take("a@verein.example", "net"));
        Assert.Equal(SecretPages.Counted(IPAddress.Parse("2001:db8:1:2::1")), SecretPages.Counted(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.Equal("192.0.2.7", SecretPages.Counted(IPAddress.Parse("::ffff:192.0.2.7")));
    }

    private async Task<OutgoingMail?> AskAsync(string address)
    {
        var before = site.Mailer.Sent.Count;
        await site.NewBrowser().PostAsync("/-/sign-in?handler=Link", Ct, ("Address", address));
        await site.DeliverAsync(Ct);
        return site.Mailer.Sent.Skip(before).LastOrDefault();
    }

    private static IReadOnlyList<string> LinksOf(OutgoingMail? mail) => [.. Regex.Matches(mail?.Text ?? "", "/-/sign-in/link/[a-z0-9]{26}").Select(m => m.Value)];

    private static string Path(string text) => Regex.Match(text, "/-/sign-in/(link|address)/[a-z0-9]{26}").Value;

    private static string WithoutTokens(string page) => Regex.Replace(Regex.Replace(page, "value=\"[^\"]*\"", ""), "[a-z0-9]{26}", "");

    private static async Task<IReadOnlyList<string>> ErrorsAsync(HttpResponseMessage answer) =>
        [.. (await PagesFixture.ReadAsync(answer)).QuerySelectorAll(".error-summary li").Select(li => li.TextContent)];

    public sealed class Fixture : IAsyncLifetime
    {
        internal SignInFixture Inner { get; } = new();

        public ValueTask InitializeAsync() => Inner.InitializeAsync();

        public ValueTask DisposeAsync() => Inner.DisposeAsync();
    }
}
