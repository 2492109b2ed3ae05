using System.Net;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared.Requests;
using Roots.Wiki.Web.Features.SignIn;

namespace Roots.Wiki.Web.Tests.SignIn;

public sealed class SignInTests : IAsyncLifetime
{
    private const string New = "tausend blaue Regentonnen";

    private static readonly string Session = SessionCookie.NameFor(SignInSite.Id);

    private SignInSite site = null!;
    private Browser browser = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await SignInSite.StartAsync(Ct);
        browser = site.NewBrowser();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("Ada")]
    [InlineData("  ada ")]
    [InlineData("ada@verein.example")]
    public async Task A_member_signs_in_by_name_or_e_mail_address(string name)
    {
        var answer = await browser.SignInAsync(name, SignInSite.Password, Ct);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("Member who administers", await WhoAsync());
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites_and_holds_a_secret_that_nobody_keeps()
    {
        var answer = await browser.SignInAsync("Ada", SignInSite.Password, Ct);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(Session, StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(browser.Cookie(Session)!, site.People.Persons.Current.Sessions.Keys);
    }

    [Fact]
    public async Task Whoever_stays_signed_in_keeps_the_cookie_for_thirty_days()
    {
        var answer = await browser.PostAsync("/-/sign-in", Ct, ("Name", "Ada"), ("Password", SignInSite.Password), ("Keep", "true"));

        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith(Session, StringComparison.Ordinal) && c.Contains("expires", StringComparison.OrdinalIgnoreCase));
        Assert.True(site.People.Persons.Current.SessionsOf(site.Ada.Id).Single().Until > TimeProvider.System.GetUtcNow().AddDays(29));
    }

    [Fact]
    public async Task A_session_that_somebody_planted_is_not_the_one_that_signs_in()
    {
        var planted = await site.People.Persons.StartSessionAsync(site.Ben.Id, TimeProvider.System.GetUtcNow().AddHours(1), null, Ct);
        browser.SetCookie(Session, planted);

        await browser.SignInAsync("Ada", SignInSite.Password, Ct);

        Assert.NotEqual(planted, browser.Cookie(Session));
        Assert.IsType<Actor.Visitor>(site.People.Persons.ActorOfSession(planted, TimeProvider.System.GetUtcNow()));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer_until_both_must_wait()
    {
        for (var i = 0; i < 7; i++)
        {
            var wrong = await ErrorsAsync(await site.NewBrowser().SignInAsync("Ada", "falsch", Ct));
            var unknown = await ErrorsAsync(await site.NewBrowser().SignInAsync("Niemand", "falsch", Ct));

            Assert.NotEmpty(wrong);
            Assert.Equal(wrong, unknown);
        }
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_must_wait_too()
    {
        for (var i = 0; i < 5; i++)
        {
            await browser.SignInAsync("Ada", "falsch", Ct);
        }

        var answer = await browser.SignInAsync("Ada", SignInSite.Password, Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(browser.Cookie(Session));
        Assert.Contains("zu viele Versuche", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    public async Task Signing_in_leads_back_only_inside_the_wiki(string back)
    {
        var answer = await browser.PostAsync("/-/sign-in", Ct, ("Name", "Ada"), ("Password", SignInSite.Password), ("Back", back));

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/-/sign-in")]
    [InlineData("/-/sign-out")]
    [InlineData("/-/invitation/abcdefghjkmnpqrstuvwxyz234")]
    [InlineData("/-/reset/abcdefghjkmnpqrstuvwxyz234")]
    [InlineData("/-/account?handler=Name")]
    [InlineData("/-/admin/members?handler=Invite")]
    public async Task A_form_without_its_token_does_nothing(string address)
    {
        await browser.SignInAsync("Ada", SignInSite.Password, Ct);

        var answer = await browser.PostBareAsync(address, Ct, ("Name", "Ada"), ("Password", SignInSite.Password));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Member who administers", await WhoAsync());
    }

    [Fact]
    public async Task Signing_out_takes_a_button_and_kills_the_session_everywhere()
    {
        await browser.SignInAsync("Ada", SignInSite.Password, Ct);
        var secret = browser.Cookie(Session)!;

        await browser.GetAsync("/-/sign-out", Ct);
        Assert.Equal("Member who administers", await WhoAsync());
        await browser.PostAsync("/-/sign-out", Ct);

        Assert.Equal("Visitor", await WhoAsync());
        var thief = site.NewBrowser();
        thief.SetCookie(Session, secret);
        Assert.Equal("Visitor", await (await thief.GetAsync("/-/api/who", Ct)).Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Another_wiki_s_cookie_opens_nothing()
    {
        await browser.SignInAsync("Ada", SignInSite.Password, Ct);
        var other = site.NewBrowser();

        other.SetCookie(SessionCookie.NameFor(WikiId.New()), browser.Cookie(Session)!);

        Assert.Equal("Visitor", await (await other.GetAsync("/-/api/who", Ct)).Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task A_former_member_is_out_with_the_next_click_and_cannot_come_back()
    {
        var admin = site.NewBrowser();
        await admin.SignInAsync("Ada", SignInSite.Password, Ct);
        await browser.SignInAsync("Ben", SignInSite.Password, Ct);
        Assert.Equal("Member", await WhoAsync());

        await admin.PostAsync($"/-/admin/members/end/{site.Ben.Id}", Ct);

        Assert.Equal("Visitor", await WhoAsync());
        await browser.SignInAsync("Ben", SignInSite.Password, Ct);
        Assert.Equal("Visitor", await WhoAsync());
    }

    [Fact]
    public async Task The_last_administrator_is_told_to_find_another_one_first()
    {
        await browser.SignInAsync("Ada", SignInSite.Password, Ct);

        var ended = await browser.PostAsync($"/-/admin/members/end/{site.Ada.Id}", Ct);
        var demoted = await browser.PostAsync("/-/admin/members?handler=Demote", Ct, ("id", site.Ada.Id.Value));

        Assert.NotEmpty(await ErrorsAsync(ended));
        Assert.NotEmpty(await ErrorsAsync(demoted));
        Assert.Equal("Member who administers", await WhoAsync());
    }

    [Theory]
    [InlineData("/-/admin")]
    [InlineData("/-/admin/members")]
    [InlineData("/-/admin/members/end/abcdefghjk")]
    public async Task For_everybody_else_there_is_no_administration_of_members(string address)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address, Ct)).StatusCode);
        await browser.SignInAsync("Ben", SignInSite.Password, Ct);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostFromAsync("/-/account", address + "?handler=Promote", Ct, ("id", site.Ben.Id.Value))).StatusCode);
        Assert.False(site.People.Persons.Current.Members[site.Ben.Id].IsAdministrator);
    }

    [Theory]
    [InlineData("/-/admin")]
    [InlineData("/-/account?handler=nonsense")]
    public async Task A_page_without_such_a_handler_is_never_shown_unasked(string address)
    {
        await browser.SignInAsync("Ben", SignInSite.Password, Ct);

        var answer = await browser.PostFromAsync("/-/account", address, Ct);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_invitation_says_nothing_until_it_is_accepted_and_is_accepted_once()
    {
        var secret = await site.LinkAsync(LinkPurpose.Invitation, Ct, SignInSite.Office);
        (string, string)[] form = [("Name", "Cem"), ("SignInName", "cem"), ("Password", New)];

        var page = await (await browser.GetAsync("/-/invitation/" + secret, Ct)).Content.ReadAsStringAsync(Ct);
        var accepted = await browser.PostAsync("/-/invitation/" + secret, Ct, form);
        var again = await site.NewBrowser().PostAsync("/-/invitation/" + secret, Ct, ("Name", "Eve"), ("SignInName", "eve"), ("Password", New));

        Assert.DoesNotContain("Kasse", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
        Assert.Equal("Member", await WhoAsync());
        var cem = site.People.Persons.Current.Members.Values.Single(m => m.DisplayName == "Cem");
        var term = Assert.Single(site.Store.Current.Roles.Find(SignInSite.Office)!.Facts.Holders);
        Assert.Equal((cem.Person, Roles.HolderKind.Successor), (term.Person, term.Kind));
        Assert.NotEmpty(await ErrorsAsync(again));
        Assert.DoesNotContain(site.People.Persons.Current.Members.Values, m => m.DisplayName == "Eve");
    }

    [Fact]
    public async Task Opening_a_link_redeems_nothing_and_looks_the_same_for_a_dead_one()
    {
        var secret = await site.LinkAsync(LinkPurpose.Invitation, Ct);

        var alive = await browser.GetAsync("/-/invitation/" + secret, Ct);
        var dead = await browser.GetAsync("/-/invitation/abcdefghjkmnpqrstuvwxyz234", Ct);

        Assert.Equal(alive.StatusCode, dead.StatusCode);
        Assert.Equal("no-referrer", alive.Headers.GetValues("Referrer-Policy").Single());
        Assert.Null((await site.People.Links.FindAsync(secret, TimeProvider.System.GetUtcNow(), Ct))?.UsedAt);
    }

    [Theory]
    [InlineData("", "cem", New)]
    [InlineData("Cem", "", New)]
    [InlineData("Cem", "ADA", New)]
    [InlineData("Cem", "~cem", New)]
    [InlineData("Cem", "cem@", New)]
    [InlineData("Cem", "cem", "kurz")]
    [InlineData("Cem", "cem", "passwort1234")]
    public async Task A_mistake_in_the_form_does_not_cost_the_invitation(string name, string signIn, string password)
    {
        var secret = await site.LinkAsync(LinkPurpose.Invitation, Ct);

        var refused = await browser.PostAsync("/-/invitation/" + secret, Ct, ("Name", name), ("SignInName", signIn), ("Password", password));

        Assert.NotEmpty(await ErrorsAsync(refused));
        Assert.NotNull(await site.People.Links.FindAsync(secret, TimeProvider.System.GetUtcNow(), Ct));
        Assert.Equal(2, site.People.Persons.Current.Members.Count);
    }

    [Fact]
    public async Task Of_five_who_accept_at_the_same_moment_one_becomes_a_member()
    {
        var secret = await site.LinkAsync(LinkPurpose.Invitation, Ct);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => site.NewBrowser().PostAsync("/-/invitation/" + secret, Ct, ("Name", "Neu"), ("SignInName", "neu" + i), ("Password", New))));

        Assert.Single(site.People.Persons.Current.Members.Values, m => m.DisplayName == "Neu");
    }

    [Fact]
    public async Task A_reset_link_sets_a_password_once_and_signs_every_device_out()
    {
        await browser.SignInAsync("Ben", SignInSite.Password, Ct);
        var secret = await site.LinkAsync(LinkPurpose.Reset, Ct, person: site.Ben.Person);

        await site.NewBrowser().PostAsync("/-/reset/" + secret, Ct, ("Password", New));
        var again = await site.NewBrowser().PostAsync("/-/reset/" + secret, Ct, ("Password", "zwölf blaue Regentonnen"));

        Assert.Equal("Visitor", await WhoAsync());
        Assert.NotEmpty(await ErrorsAsync(again));
        await browser.SignInAsync("Ben", New, Ct);
        Assert.Equal("Member", await WhoAsync());
    }

    [Fact]
    public async Task An_invitation_is_no_reset_and_a_reset_is_no_invitation()
    {
        var invitation = await site.LinkAsync(LinkPurpose.Invitation, Ct, person: site.Ben.Person);
        var reset = await site.LinkAsync(LinkPurpose.Reset, Ct, person: site.Ben.Person);

        var first = await browser.PostAsync("/-/reset/" + invitation, Ct, ("Password", New));
        var second = await browser.PostAsync("/-/invitation/" + reset, Ct, ("Name", "Eve"), ("SignInName", "eve"), ("Password", New));

        Assert.NotEmpty(await ErrorsAsync(first));
        Assert.NotEmpty(await ErrorsAsync(second));
    }

    [Fact]
    public async Task A_long_password_counts_to_its_last_character_and_is_hashed_as_slowly_as_is_advised()
    {
        var longest = string.Concat(Enumerable.Repeat("ein satz über 40 ziegen! ", 8));
        await site.MemberAsync("Lea", null, Ct, longest);

        await browser.SignInAsync("Lea", longest + "und mehr", Ct);
        var longer = await WhoAsync();
        await browser.SignInAsync("Lea", longest, Ct);

        Assert.Equal((200, "Visitor", "Member"), (longest.Length, longer, await WhoAsync()));
        Assert.Equal(SignInServices.HashRounds, site.Service<Microsoft.Extensions.Options.IOptions<Microsoft.AspNetCore.Identity.PasswordHasherOptions>>().Value.IterationCount);
    }

    [Fact]
    public async Task Changing_the_password_asks_for_the_old_one_and_ends_other_devices()
    {
        await browser.SignInAsync("Ben", SignInSite.Password, Ct);
        var other = site.NewBrowser();
        await other.SignInAsync("Ben", SignInSite.Password, Ct);

        var refused = await browser.PostAsync("/-/account?handler=Password", Ct, ("OldPassword", "falsch"), ("Password", New));
        await browser.PostAsync("/-/account?handler=Password", Ct, ("OldPassword", SignInSite.Password), ("Password", New));

        Assert.NotEmpty(await ErrorsAsync(refused));
        Assert.Equal("Member", await WhoAsync());
        Assert.Equal("Visitor", await (await other.GetAsync("/-/api/who", Ct)).Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task A_member_ends_their_own_sessions_and_nobody_else_s()
    {
        await browser.SignInAsync("Ben", SignInSite.Password, Ct);
        var admin = site.NewBrowser();
        await admin.SignInAsync("Ada", SignInSite.Password, Ct);
        var foreign = site.People.Persons.Current.SessionsOf(site.Ada.Id).Single().Id;

        await browser.PostAsync("/-/account?handler=End", Ct, ("id", foreign));

        Assert.Single(site.People.Persons.Current.SessionsOf(site.Ada.Id));
        await browser.PostAsync("/-/account?handler=End", Ct, ("id", site.People.Persons.Current.SessionsOf(site.Ben.Id).Single().Id));
        Assert.Equal("Visitor", await WhoAsync());
    }

    [Fact]
    public async Task One_s_own_account_asks_visitors_to_sign_in()
    {
        var answer = await browser.GetAsync("/-/account", Ct);

        Assert.Equal("/-/sign-in?back=%2F-%2Faccount", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task An_administrator_gets_a_link_with_a_drawing_that_works()
    {
        await browser.SignInAsync("Ada", SignInSite.Password, Ct);

        var page = await (await browser.PostAsync("/-/admin/members?handler=Invite", Ct, ("Office", "rollen/kasse"), ("Kind", "Deputy"))).Content.ReadAsStringAsync(Ct);

        Assert.Contains("<svg class=\"qr\"", page, StringComparison.Ordinal);
        var secret = System.Text.RegularExpressions.Regex.Match(page, "/-/invitation/([a-z0-9]{26})").Groups[1].Value;
        var link = await site.People.Links.FindAsync(secret, TimeProvider.System.GetUtcNow(), Ct);
        Assert.Equal((SignInSite.Office, Roles.HolderKind.Deputy), (link?.Role, link?.RoleKind));
    }

    [Theory]
    [InlineData(TokenScope.Read, "GET", HttpStatusCode.OK, "Member")]
    [InlineData(TokenScope.Read, "POST", HttpStatusCode.Forbidden, null)]
    [InlineData(TokenScope.Write, "POST", HttpStatusCode.OK, "Member")]
    [InlineData(TokenScope.Write, "GET", HttpStatusCode.OK, "Member")]
    [InlineData(TokenScope.Admin, "GET", HttpStatusCode.OK, "Member who administers")]
    public async Task A_token_may_what_its_member_and_its_scope_allow(TokenScope scope, string method, HttpStatusCode expected, string? who)
    {
        var secret = await site.People.Tokens.CreateAsync("script", site.Ada.Id, scope, Ct);

        var answer = await browser.SendAsync(new(new(method), "/-/api/who") { Headers = { Authorization = new("Bearer", secret) } }, Ct);

        Assert.Equal(expected, answer.StatusCode);
        Assert.True(who is null || who == await answer.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task An_unknown_token_is_refused_and_a_cookie_alone_changes_nothing_through_the_API()
    {
        await browser.SignInAsync("Ada", SignInSite.Password, Ct);

        var unknown = await browser.SendAsync(new(HttpMethod.Get, "/-/api/who") { Headers = { Authorization = new("Bearer", "abcdefghjkmnpqrstuvwxyz234") } }, Ct);
        var cookie = await browser.PostBareAsync("/-/api/who", Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.Equal("Visitor", await cookie.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Passkeys_are_offered_where_browsers_have_them_and_a_sentence_says_why_not_elsewhere()
    {
        var here = await (await browser.GetAsync("/-/sign-in", Ct)).Content.ReadAsStringAsync(Ct);
        var plain = await (await browser.SendAsync(new(HttpMethod.Get, "/-/sign-in") { Headers = { Host = "192.168.1.20" } }, Ct)).Content.ReadAsStringAsync(Ct);

        Assert.Contains("<passkey-button", here, StringComparison.Ordinal);
        Assert.DoesNotContain("<passkey-button", plain, StringComparison.Ordinal);
        Assert.Contains("https-Adresse", plain, StringComparison.Ordinal);
    }

    private async Task<string> WhoAsync() => await (await browser.GetAsync("/-/api/who", Ct)).Content.ReadAsStringAsync(Ct);

    private static async Task<IReadOnlyList<string>> ErrorsAsync(HttpResponseMessage answer)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
        return [.. page.QuerySelectorAll(".error-summary li").Select(li => li.TextContent)];
    }
}
