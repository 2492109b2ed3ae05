using System.Net;
using Roots.Wiki.Web.Features.SignIn.Oidc;

namespace Roots.Wiki.Web.Tests.SignIn.Oidc;

/// <summary>Signing out here ends the provider's session, and signing out there ends ours.</summary>
public sealed class ProviderLogoutTests(LyingSite site) : IClassFixture<LyingSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_out_ends_our_session_first_and_goes_on_to_the_provider()
    {
        var browser = site.NewBrowser();
        await site.SignInAsync(browser, "geht", t => t.Token["sid"] = "s-geht");

        await browser.GetAsync("/-/sign-out", Ct);
        var bare = await browser.PostBareAsync("/-/sign-out", Ct);
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.NotNull(site.Who(browser));

        var answer = await browser.PostAsync("/-/sign-out", Ct);

        Assert.Null(site.Who(browser));
        var asked = LyingSite.Asked(answer);
        Assert.StartsWith(site.Provider.Issuer + "/bye?", asked["address"], StringComparison.Ordinal);
        Assert.Equal((Told.Client, "http://localhost/-/sign-in/oidc/signed-out"), (asked["client_id"], asked["post_logout_redirect_uri"]));
        Assert.Equal("geht", new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(asked["id_token_hint"]).Subject);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/-/sign-in/oidc/signed-out", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_session_that_began_here_ends_here()
    {
        var browser = site.NewBrowser();
        await browser.SignInAsync("vera", LyingSite.Password, Ct);

        var answer = await browser.PostAsync("/-/sign-out", Ct);

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.False(answer.Headers.Contains("Refresh"));
        Assert.Null(site.Who(browser));
    }

    [Theory]
    [InlineData("sid")]
    [InlineData("sub")]
    [InlineData("both")]
    public async Task Signing_out_at_the_provider_ends_our_session(string by)
    {
        var (browser, other) = (site.NewBrowser(), site.NewBrowser());
        await site.SignInAsync(browser, "dort-" + by, t => t.Token["sid"] = "s1-" + by);
        await site.SignInAsync(other, "dort-" + by, t => t.Token["sid"] = "s2-" + by);
        var word = LyingProvider.LogoutWord(site.Provider.Issuer, by == "sid" ? null : "dort-" + by, by == "sub" ? null : "s1-" + by);

        var answer = await SendAsync(site.Provider.Sign(LyingProvider.Json(word)));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Null(site.Who(browser));
        Assert.Equal(by == "sub", site.Who(other) is null);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("stranger's key")]
    [InlineData("secret")]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("no events")]
    [InlineData("other event")]
    [InlineData("nonce")]
    [InlineData("old")]
    [InlineData("no moment")]
    [InlineData("no name")]
    [InlineData("nobody")]
    [InlineData("expired")]
    [InlineData("garbage")]
    public async Task A_forged_word_ends_nothing(string forgery)
    {
        var browser = site.NewBrowser();
        await site.SignInAsync(browser, "bleibt", t => t.Token["sid"] = "s-bleibt");
        var word = LyingProvider.LogoutWord(site.Provider.Issuer, "bleibt", "s-bleibt");
        Func<string, string> sign = site.Provider.Sign;
        switch (forgery)
        {
            case "none": sign = LyingProvider.SignNot; break;
            case "stranger's key": sign = site.Provider.SignAsStranger; break;
            case "secret": sign = p => site.Provider.SignWithSecret(p, LyingProvider.Secret); break;
            case "issuer": word["iss"] = "https://boese.example"; break;
            case "audience": word["aud"] = "ein anderes wiki"; break;
            case "no events": word["events"] = null; break;
            case "other event": word["events"] = new Dictionary<string, object> { ["http://schemas.openid.net/event/other"] = new Dictionary<string, object>() }; break;
            case "nonce": word["nonce"] = "n"; break;
            case "old": word["iat"] = LyingProvider.Now - 3600; break;
            case "no moment": word["iat"] = null; break;
            case "no name": word["jti"] = null; break;
            case "nobody": (word["sub"], word["sid"]) = (null, null); break;
            case "expired": word["exp"] = LyingProvider.Now - 90; break;
            case "garbage": sign = _ => "a.b.c"; break;
        }

        var answer = await SendAsync(sign(LyingProvider.Json(word)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull(site.Who(browser));
    }

    [Fact]
    public async Task A_word_counts_once()
    {
        var browser = site.NewBrowser();
        var token = site.Provider.Sign(LyingProvider.Json(LyingProvider.LogoutWord(site.Provider.Issuer, "einmal", null)));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(token)).StatusCode);
        await site.SignInAsync(browser, "einmal");

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(token)).StatusCode);
        Assert.NotNull(site.Who(browser));
    }

    [Fact]
    public async Task A_session_that_the_provider_ended_meanwhile_does_not_begin()
    {
        var browser = site.NewBrowser();
        await SendAsync(site.Provider.Sign(LyingProvider.Json(LyingProvider.LogoutWord(site.Provider.Issuer, null, "s-vorbei"))));

        var answer = await site.SignInAsync(browser, "vorbei", t => t.Token["sid"] = "s-vorbei");

        Assert.Contains("inzwischen beendet", await LyingSite.TroubleAsync(answer), StringComparison.Ordinal);
        Assert.Null(site.Who(browser));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("empty")]
    [InlineData("json")]
    [InlineData("huge")]
    public async Task Anything_else_at_that_address_is_refused(string what)
    {
        using var request = new HttpRequestMessage(what == "GET" ? HttpMethod.Get : HttpMethod.Post, Provider.BackChannel)
        {
            Content = what switch
            {
                "empty" => new FormUrlEncodedContent([]),
                "json" => new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
                "huge" => new FormUrlEncodedContent([new("logout_token", new string('a', 60_000))]),
                _ => null,
            },
        };

        var answer = await site.App.Browser().SendAsync(request, Ct);

        Assert.InRange((int)answer.StatusCode, 400, 415);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_keeps_nobody_signed_in()
    {
        var browser = site.NewBrowser();
        await site.SetAsync(site.Settings with { Authority = site.Provider.Issuer + "/", ClientSecret = LyingProvider.Secret });
        try
        {
            await site.SignInAsync(browser, "haengt");
            await site.SetAsync(site.Settings with { ClientId = "neu" });   // asked anew
            site.Provider.Always = HttpStatusCode.ServiceUnavailable;

            var answer = await browser.PostAsync("/-/sign-out", Ct);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("vielleicht noch angemeldet", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
            Assert.Null(site.Who(browser));
        }
        finally
        {
            site.Provider.Always = null;
            await site.SetAsync(site.Settings);
        }
    }

    private Task<HttpResponseMessage> SendAsync(string token) => site.App.Browser().PostAsync(Provider.BackChannel, new FormUrlEncodedContent([new("logout_token", token)]), Ct);
}
