using System.Net;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Tests.SignIn.Oidc;

/// <summary>What a liar in the provider's place, or between it and the browser, could hand over.</summary>
public sealed class ForgedAnswerTests(LyingSite site) : IClassFixture<LyingSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_honest_answer_signs_in()
    {
        var browser = site.NewBrowser();

        var answer = await site.SignInAsync(browser, "ehrlich", t => (t.Token["name"], t.UserInformation["given_name"]) = ("Ella Ehrlich", "Ella"));

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.Equal("Ella Ehrlich", site.Who(browser)?.DisplayName);
    }

    [Fact]
    public async Task The_wiki_asks_with_a_code_a_proof_a_nonce_and_its_own_address()
    {
        var asked = await LyingSite.BeginAsync(site.NewBrowser());

        Assert.Equal(("code", "S256", "http://localhost/-/sign-in/oidc/callback"), (asked["response_type"], asked["code_challenge_method"], asked["redirect_uri"]));
        Assert.True(asked["nonce"].Length > 20 && asked["state"].Length > 20 && asked["code_challenge"].Length == 43);
        Assert.False(asked.ContainsKey("response_mode"));
        Assert.Equal("openid profile email", asked["scope"]);
    }

    public static TheoryData<string> Forgeries =>
    [
        "none", "stranger's key", "secret", "public key as secret", "nonce", "no nonce", "issuer", "audience", "expired", "no expiry", "not yet", "other user information", "no subject",
    ];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_token_signs_nobody_in(string forgery)
    {
        var browser = site.NewBrowser();
        var (members, sessions) = (site.People.Members.Count, site.People.Sessions.Count);

        var answer = await site.SignInAsync(browser, "opfer-" + forgery.Length + forgery[0], told => Forge(told, forgery));

        Assert.Contains(forgery is "expired" or "not yet" ? "Uhr" : "ließ sich nicht prüfen", await LyingSite.TroubleAsync(answer), StringComparison.Ordinal);
        Assert.Null(browser.Cookie(SessionCookie.NameFor(site.App.Wiki.Id)));
        Assert.Equal((members, sessions), (site.People.Members.Count, site.People.Sessions.Count));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://boese.example")]
    [InlineData("")]
    public async Task An_answer_of_another_issuer_or_of_none_is_refused_before_the_code_is_spent(string? issuer)
    {
        var browser = site.NewBrowser();
        var calls = site.Provider.TokenCalls;

        var answer = await site.SignInAsync(browser, "mixup", t => t.Issuer = issuer);

        Assert.Contains("ließ sich nicht prüfen", await LyingSite.TroubleAsync(answer), StringComparison.Ordinal);
        Assert.Null(site.Who(browser));
        Assert.Equal(calls, site.Provider.TokenCalls);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("none")]
    public async Task An_answer_with_another_state_is_refused_before_the_code_is_spent(string how)
    {
        var browser = site.NewBrowser();
        var calls = site.Provider.TokenCalls;

        var answer = await site.SignInAsync(browser, "state", t => t.State = s => how == "none" ? "" : s[..^4] + "AAAA");

        Assert.NotEmpty(await LyingSite.TroubleAsync(answer));
        Assert.Null(site.Who(browser));
        Assert.Equal(calls, site.Provider.TokenCalls);
    }

    [Fact]
    public async Task An_answer_in_another_browser_signs_nobody_in()
    {
        var (mallory, victim) = (site.NewBrowser(), site.NewBrowser());
        var asked = await LyingSite.BeginAsync(mallory);
        var told = new Told(site.Provider, "mallory", asked["nonce"]);
        told.Token["groups"] = new[] { "chor" };
        var calls = site.Provider.TokenCalls;

        var answer = await victim.GetAsync(site.Way(asked, told), Ct);

        Assert.Contains("Fang noch einmal an", await LyingSite.TroubleAsync(answer), StringComparison.Ordinal);
        Assert.Null(site.Who(victim));
        Assert.Equal(calls, site.Provider.TokenCalls);
    }

    [Fact]
    public async Task An_answer_counts_once()
    {
        var browser = site.NewBrowser();
        var asked = await LyingSite.BeginAsync(browser);
        var told = new Told(site.Provider, "replay", asked["nonce"]);
        told.Token["groups"] = new[] { "chor" };
        var way = site.Way(asked, told);
        await browser.GetAsync(way, Ct);
        Assert.NotNull(site.Who(browser));
        var calls = site.Provider.TokenCalls;

        var again = await browser.GetAsync(way, Ct);

        Assert.Contains("schon benutzt", await LyingSite.TroubleAsync(again), StringComparison.Ordinal);
        Assert.Equal(calls, site.Provider.TokenCalls);
    }

    [Fact]
    public async Task Somebody_who_turns_back_is_told_so()
    {
        var browser = site.NewBrowser();
        var asked = await LyingSite.BeginAsync(browser);

        var answer = await browser.GetAsync($"/-/sign-in/oidc/callback?error=access_denied&state={Uri.EscapeDataString(asked["state"])}&iss={Uri.EscapeDataString(site.Provider.Issuer)}", Ct);

        Assert.Contains("abgebrochen", await LyingSite.TroubleAsync(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-30, true)]
    [InlineData(-90, false)]
    public async Task Clocks_may_differ_by_a_minute(int seconds, bool isLetIn)
    {
        var browser = site.NewBrowser();

        await site.SignInAsync(browser, "uhr" + seconds, t => t.Token["exp"] = LyingProvider.Now + seconds);

        Assert.Equal(isLetIn, site.Who(browser) is not null);
    }

    [Fact]
    public async Task A_new_key_of_the_provider_is_learned_at_the_first_token_that_it_signs()
    {
        await using var own = new LyingSite();   // the others hand over unknown keys, which are looked up twice a minute at most
        await own.InitializeAsync();
        var browser = own.NewBrowser();
        await own.SignInAsync(own.NewBrowser(), "schluessel");
        own.Provider.Rotate();

        await own.SignInAsync(browser, "schluessel");

        Assert.NotNull(own.Who(browser));
    }

    [Fact]
    public async Task The_session_is_a_new_one_and_the_old_one_is_dead()
    {
        var browser = site.NewBrowser();
        var cookie = SessionCookie.NameFor(site.App.Wiki.Id);
        const string Planted = "abcdefghjkmnpqrstuvwxyz234";
        browser.SetCookie(cookie, Planted);

        await site.SignInAsync(browser, "fixiert");
        var first = browser.Cookie(cookie)!;
        await site.SignInAsync(browser, "fixiert");

        Assert.NotEqual(Planted, first);
        Assert.NotEqual(first, browser.Cookie(cookie));
        Assert.Equal(Actor.Visitor.Instance, site.App.Wiki.Persons.ActorOfSession(first, DateTimeOffset.UtcNow));
        Assert.NotNull(site.Who(browser));
    }

    [Fact]
    public async Task A_sign_in_leaves_one_cookie_that_scripts_and_other_sites_cannot_use()
    {
        var browser = site.NewBrowser();
        var begun = await browser.PostFromAsync("/-/sign-in", "/-/sign-in/oidc", Ct);
        var told = new Told(site.Provider, "kekse", LyingSite.Asked(begun)["nonce"]);
        told.Token["groups"] = new[] { "chor" };

        var answer = await browser.GetAsync(site.Way(LyingSite.Asked(begun), told), Ct);

        Assert.All(begun.Headers.GetValues("Set-Cookie").Where(c => c.StartsWith(".AspNetCore", StringComparison.Ordinal)), c => Assert.True(IsStrict(c) && c.Contains("path=/-/sign-in/oidc/callback", StringComparison.Ordinal), c));
        var kept = answer.Headers.GetValues("Set-Cookie").Where(c => !c.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal) && !c.StartsWith("roots-toast", StringComparison.Ordinal));
        Assert.True(Assert.Single(kept) is var only && IsStrict(only) && only.StartsWith("roots-session-", StringComparison.Ordinal));
        Assert.Equal(("no-referrer", "no-store"), (answer.Headers.GetValues("Referrer-Policy").Single(), answer.Headers.CacheControl?.ToString()));
    }

    [Theory]
    [InlineData("/kasse/konto?x=1", "/kasse/konto?x=1")]
    [InlineData("https://boese.example/", "/")]
    [InlineData("//boese.example/", "/")]
    [InlineData("/\\boese.example/", "/")]
    [InlineData("/\t/boese.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("http:boese.example", "/")]
    public async Task Afterwards_the_browser_stays_in_the_wiki(string back, string expected)
    {
        var browser = site.NewBrowser();
        await site.SignInAsync(browser, "zurueck");

        var answer = await site.SignInAsync(browser, "zurueck", null, ("back", back));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Only_a_button_of_the_wiki_begins_a_sign_in()
    {
        var browser = site.NewBrowser();

        var opened = await browser.GetAsync("/-/sign-in/oidc", Ct);
        var bare = await browser.PostBareAsync("/-/sign-in/oidc", Ct);

        Assert.Equal("/-/sign-in", opened.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.False(opened.Headers.Contains("Refresh") || bare.Headers.Contains("Refresh"));
    }

    private void Forge(Told told, string forgery)
    {
        switch (forgery)
        {
            case "none": told.Forge = LyingProvider.SignNot; break;
            case "stranger's key": told.Forge = site.Provider.SignAsStranger; break;
            case "secret": told.Forge = p => site.Provider.SignWithSecret(p, LyingProvider.Secret); break;
            case "public key as secret": told.Forge = p => site.Provider.SignWithSecret(p, site.Provider.PublicKey); break;
            case "nonce": told.Token["nonce"] = "ein anderer"; break;
            case "no nonce": told.Token["nonce"] = null; break;
            case "issuer": told.Token["iss"] = "https://boese.example"; break;
            case "audience": told.Token["aud"] = "ein anderes wiki"; break;
            case "expired": told.Token["exp"] = LyingProvider.Now - 90; break;
            case "no expiry": told.Token["exp"] = null; break;
            case "not yet": told.Token["nbf"] = LyingProvider.Now + 90; break;
            case "other user information": told.UserInformation["sub"] = "vera"; break;
            case "no subject": told.Token["sub"] = null; break;
            default: throw new ArgumentOutOfRangeException(nameof(forgery));
        }
    }

    private static bool IsStrict(string cookie) => cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) && cookie.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase);
}
