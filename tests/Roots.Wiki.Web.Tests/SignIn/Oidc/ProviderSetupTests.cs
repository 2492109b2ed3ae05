using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Web.Features.SignIn.Oidc;
using Roots.Wiki.Web.Tests.Pages;

namespace Roots.Wiki.Web.Tests.SignIn.Oidc;

/// <summary>The administration's page, and what people see when the provider is not there.</summary>
public sealed class ProviderSetupTests(LyingSite site) : IClassFixture<LyingSite>
{
    private const string Setup = "/-/admin/sign-in";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task For_nobody_but_the_administration_there_is_such_a_page()
    {
        var member = await site.App.BrowserOfAsync(await site.App.MemberAsync("Ben", Ct), Ct);

        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(Setup, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.App.Browser().GetAsync(Setup, Ct)).StatusCode);
    }

    [Fact]
    public async Task What_was_entered_is_kept_checked_and_shown_again_but_for_the_secret()
    {
        var vera = await VeraAsync();

        var answer = await SaveAsync(vera, ("Form.Label", "Stadt-Konto"), ("Form.Groups[3].Group", "neue-gruppe"), ("Form.Groups[3].Gives", "rollen/kasse/index"), ("Form.IsOffered", "true"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await PagesFixture.ReadAsync(await vera.GetAsync(Setup, Ct));
        Assert.Equal(site.Provider.Issuer, Value(page, "Form.Authority"));
        Assert.Equal("neue-gruppe", Value(page, "Form.Groups[3].Group"));
        Assert.Equal("", Value(page, "Form.ClientSecret"));
        Assert.Contains("http://localhost/-/sign-in/oidc/callback", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(LyingProvider.Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(LyingProvider.Secret, await DatabaseAsync(), StringComparison.Ordinal);
        Assert.Equal(LyingProvider.Secret, (await FindAsync())!.ClientSecret);
        await site.SetAsync(site.Settings);
    }

    [Theory]
    [InlineData("missing", "keinen Anmeldedienst")]
    [InlineData("sends on", "leitet an eine andere Adresse weiter")]
    [InlineData("down", "antwortet nicht")]
    [InlineData("other name", "nennt sich selbst anders")]
    [InlineData("plain http", "https://")]
    [InlineData("huge", "antwortet nicht")]
    [InlineData("no name", "keinen Anmeldedienst")]
    [InlineData("no keys", "keinen Anmeldedienst")]
    public async Task What_is_wrong_with_the_provider_is_said_beside_its_address(string fault, string words)
    {
        var vera = await VeraAsync();
        site.Provider.Always = fault switch { "missing" => HttpStatusCode.NotFound, "sends on" => HttpStatusCode.Redirect, "down" => HttpStatusCode.BadGateway, _ => null };
        site.Provider.Discovery = discovery => Spoil(discovery, fault);
        try
        {
            var page = await PagesFixture.ReadAsync(await SaveAsync(vera, ("Form.Label", "Stadt-Konto")));

            Assert.Contains(words, page.QuerySelector(".field.invalid:has([name='Form.Authority']) .error")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("elsewhere.example", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
        finally
        {
            (site.Provider.Always, site.Provider.Discovery) = (null, _ => { });
        }
    }

    [Theory]
    [InlineData("http://login.example.org")]
    [InlineData("ftp://login.example.org")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:geheim@login.example.org")]
    [InlineData("https://login.example.org/?a=b")]
    [InlineData("login")]
    public async Task An_address_that_is_not_to_be_called_is_not_kept(string authority)
    {
        var vera = await VeraAsync();

        var page = await PagesFixture.ReadAsync(await SaveAsync(vera, ("Form.Authority", authority)));

        Assert.Equal(authority, page.QuerySelector(".field.invalid [name='Form.Authority']")!.GetAttribute("value"));
        Assert.Equal(site.Provider.Issuer, (await FindAsync())!.Authority);
    }

    [Fact]
    public async Task A_kept_secret_goes_to_no_other_provider()
    {
        var vera = await VeraAsync();

        var page = await PagesFixture.ReadAsync(await SaveAsync(vera, ("Form.Authority", "https://boese.example")));

        Assert.NotNull(page.QuerySelector(".field.invalid [name='Form.ClientSecret']"));
        Assert.Equal(site.Provider.Issuer, (await FindAsync())!.Authority);
    }

    [Fact]
    public async Task A_trial_shows_what_would_happen_and_lets_nobody_in()
    {
        var vera = await VeraAsync();
        var (members, sessions) = (site.People.Members.Count, site.People.Sessions.Count);
        var asked = LyingSite.Asked(await vera.PostFromAsync(Setup, "/-/sign-in/oidc?handler=Trial", Ct));
        var told = new Told(site.Provider, "probe", asked["nonce"]);
        (told.Token["name"], told.Token["email"], told.Token["groups"]) = ("<b>Petra</b> Probe", "kasse@verein.example", new[] { "leitung", "kasse", "unbekannt" });

        var page = await PagesFixture.ReadAsync(await vera.GetAsync(site.Way(asked, told), Ct));

        var text = page.QuerySelector("main")!.TextContent;
        Assert.All(["<b>Petra</b> Probe", "das Postfach eines Amts", "unbekannt", "Kasse"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal(2, page.QuerySelectorAll("#groups ~ .row-list .badge").Length);
        Assert.Equal((members, sessions), (site.People.Members.Count, site.People.Sessions.Count));
        Assert.Equal(site.Vera.Id, site.Who(vera)!.Id);
    }

    [Fact]
    public async Task A_trial_is_the_administration_s_own()
    {
        var vera = await VeraAsync();
        var asked = LyingSite.Asked(await vera.PostFromAsync(Setup, "/-/sign-in/oidc?handler=Trial", Ct));
        var told = new Told(site.Provider, "probe", asked["nonce"]);
        await vera.PostAsync("/-/sign-out", Ct);

        var answer = await vera.GetAsync(site.Way(asked, told), Ct);
        var begun = await vera.PostFromAsync("/-/sign-in", "/-/sign-in/oidc?handler=Trial", Ct);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answer.StatusCode, begun.StatusCode));
        Assert.Null(site.Who(vera));
    }

    [Fact]
    public async Task A_refused_secret_is_named_to_the_administration_and_signs_nobody_in()
    {
        var browser = site.NewBrowser();
        site.Provider.RefusesClient = true;
        try
        {
            var answer = await site.SignInAsync(browser, "geheim");

            Assert.Contains("Client-ID oder Geheimnis", await LyingSite.TroubleAsync(answer), StringComparison.Ordinal);
            Assert.Null(site.Who(browser));
        }
        finally
        {
            site.Provider.RefusesClient = false;
        }
    }

    [Fact]
    public async Task A_provider_that_is_down_says_so_and_the_password_still_opens_the_administration()
    {
        var browser = site.NewBrowser();
        await site.SetAsync(site.Settings with { ClientId = "noch-nie-gefragt" });
        site.Provider.Always = HttpStatusCode.ServiceUnavailable;
        try
        {
            var answer = await browser.PostFromAsync("/-/sign-in", "/-/sign-in/oidc", Ct);

            Assert.Contains("antwortet nicht", await LyingSite.TroubleAsync(answer), StringComparison.Ordinal);
            Assert.Contains("/-/sign-in\"", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
            await browser.SignInAsync("vera", LyingSite.Password, Ct);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Setup, Ct)).StatusCode);
        }
        finally
        {
            site.Provider.Always = null;
            await site.SetAsync(site.Settings);
        }
    }

    [Fact]
    public async Task The_way_back_is_the_proven_address_whatever_the_request_says()
    {
        var machine = site.App.Services.GetRequiredService<HostRegistry>();
        await machine.SetPublicAddressAsync(new("https://wiki.verein.example/unter/"), Ct);
        try
        {
            var answer = await ForgedAsync("192.168.7.7");   // a name of the wide world is not even answered

            Assert.Equal("https://wiki.verein.example/unter/-/sign-in/oidc/callback", LyingSite.Asked(answer)["redirect_uri"]);
            Assert.All(answer.Headers.GetValues("Set-Cookie").Where(c => c.StartsWith(".AspNetCore", StringComparison.Ordinal)), c => Assert.Contains("; secure", c, StringComparison.Ordinal));
        }
        finally
        {
            await machine.SetPublicAddressAsync(null, Ct);
        }
    }

    [Fact]
    public async Task Without_a_proven_address_no_other_host_begins_a_sign_in()
    {
        var answer = await ForgedAsync("boese.example");

        Assert.False(answer.Headers.Contains("Refresh"));
        Assert.Contains("Noch hat niemand bestätigt", await LyingSite.TroubleAsync(answer), StringComparison.Ordinal);
    }

    private static void Spoil(JsonObject discovery, string fault)
    {
        switch (fault)
        {
            case "other name": discovery["issuer"] = "https://login.microsoftonline.com/{tenantid}/v2.0"; break;
            case "plain http": discovery["token_endpoint"] = "http://login.example.org/token"; break;
            case "huge": discovery["padding"] = new string('a', 2_000_000); break;
            case "no name": discovery.Remove("issuer"); break;
            case "no keys": discovery.Remove("jwks_uri"); break;
        }
    }

    private async Task<HttpResponseMessage> ForgedAsync(string host)
    {
        var browser = site.NewBrowser();
        var page = new HtmlParser().ParseDocument(await (await browser.GetAsync("/-/sign-in", Ct)).Content.ReadAsStringAsync(Ct));
        var token = page.QuerySelector("#provider input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var request = new HttpRequestMessage(HttpMethod.Post, "/-/sign-in/oidc") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) };
        request.Headers.Host = host;
        request.Headers.Add("X-Forwarded-Host", host);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("Forwarded", "host=" + host);
        return await browser.SendAsync(request, Ct);
    }

    private async Task<Browser> VeraAsync()
    {
        var browser = site.NewBrowser();
        await browser.SignInAsync("vera", LyingSite.Password, Ct);
        return browser;
    }

    private static async Task<HttpResponseMessage> SaveAsync(Browser browser, params (string Name, string Value)[] changes)
    {
        var page = new HtmlParser().ParseDocument(await (await browser.GetAsync(Setup, Ct)).Content.ReadAsStringAsync(Ct));
        var fields = page.QuerySelectorAll("#provider-form input[name], #provider-form select[name]")
            .Where(f => f.GetAttribute("type") is not ("radio" or "checkbox") || f.HasAttribute("checked"))
            .DistinctBy(f => f.GetAttribute("name")!)
            .ToDictionary(f => f.GetAttribute("name")!, f => f is AngleSharp.Html.Dom.IHtmlSelectElement select ? select.Value! : f.GetAttribute("value") ?? "", StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        return await browser.PostBareAsync(Setup, Ct, [.. fields.Select(f => (f.Key, f.Value))]);
    }

    private static string? Value(IDocument page, string name) => page.QuerySelector($"[name='{name}']")!.GetAttribute("value") ?? "";

    private async Task<Provider?> FindAsync() => (await site.App.Services.GetRequiredService<ProviderSettings>().FindAsync(site.App.Wiki.Id, Ct)).Provider;

    private async Task<string> DatabaseAsync()
    {
        using var all = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(site.App.Folder, "host.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await stream.CopyToAsync(all, Ct);
        }

        return Encoding.Latin1.GetString(all.ToArray());
    }
}
