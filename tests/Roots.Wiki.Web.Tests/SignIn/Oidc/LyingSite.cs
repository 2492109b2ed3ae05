using System.Net;
using AngleSharp.Dom;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Roots.Wiki.People;
using Roots.Wiki.People.Providers;
using Roots.Wiki.Web.Features.Shared.Accounts;
using Roots.Wiki.Web.Features.Shared.Requests;
using Roots.Wiki.Web.Features.SignIn.Oidc;
using Roots.Wiki.Web.Tests.Pages;

namespace Roots.Wiki.Web.Tests.SignIn.Oidc;

/// <summary>A founded wiki that offers the sign-in at a provider that may lie. Vera administers with a password; each test brings people of its own.</summary>
public sealed class LyingSite : IAsyncLifetime
{
    public const string Password = "der Igel frisst Kirschen";

    public RootsWikiApplication App { get; } = new();

    internal LyingProvider Provider { get; private set; } = null!;

    internal Provider Settings { get; private set; } = null!;

    public Member Vera { get; private set; } = null!;

    public PeopleSnapshot People => App.Wiki.Persons.Current;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Provider = await LyingProvider.StartAsync();
        Vera = await App.FoundAsync(CancellationToken.None);
        await AccountAsync(Vera, "vera", "vera@verein.example");
        await App.WriteAsync("rollen/kasse/index.md", "---\ntype: role\ntitle: Kasse\n---\n# Kasse\n", CancellationToken.None);
        Settings = new(
            "other", "Stadt-Konto", Provider.Issuer, Told.Client, LyingProvider.Secret, ["profile", "email"], "groups", GroupsKind.List, TrustsEmail: false,
            new([new("chor", GrantKind.Membership), new("leitung", GrantKind.Administration), new("kasse", GrantKind.Office, "rollen/kasse/index")], LetsEverybodyIn: false), IsOffered: true);
        await SetAsync(Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Provider.DisposeAsync();
    }

    internal Browser NewBrowser() => new(App.Server);

    internal Task SetAsync(Provider settings) => App.Services.GetRequiredService<ProviderSettings>().SaveAsync(App.Wiki.Id, settings, CancellationToken.None);

    /// <summary>Gives a member a password of the wiki's own.</summary>
    public async Task AccountAsync(Member member, string name, string? email)
    {
        await using var scope = App.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<IAccounts>().CreateAsync(new(name, email, Password), member.Id, CancellationToken.None));
    }

    /// <summary>Presses the provider's button and returns what the browser would ask the provider.</summary>
    internal static async Task<Dictionary<string, string>> BeginAsync(Browser browser, params (string Name, string Value)[] fields)
    {
        var answer = await browser.PostFromAsync("/-/sign-in", "/-/sign-in/oidc", Ct, fields);
        return Asked(answer);
    }

    internal static Dictionary<string, string> Asked(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var refresh = answer.Headers.GetValues("Refresh").Single();
        Assert.StartsWith("0;url=", refresh, StringComparison.Ordinal);
        var address = refresh["0;url=".Length..];
        var asked = QueryHelpers.ParseQuery(new Uri(address).Query).ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        asked["address"] = address;
        return asked;
    }

    /// <summary>The address by which the provider sends the browser back.</summary>
    internal string Way(Dictionary<string, string> asked, Told told)
    {
        var query = new Dictionary<string, string?> { ["code"] = Provider.Code(told, asked["code_challenge"]), ["state"] = told.State(asked["state"]) };
        if (told.Issuer is not null)
        {
            query["iss"] = told.Issuer;
        }

        return QueryHelpers.AddQueryString(Web.Features.SignIn.Oidc.Provider.Callback, query);
    }

    /// <summary>A whole sign-in; <paramref name="tell"/> says what the provider tells.</summary>
    internal async Task<HttpResponseMessage> SignInAsync(Browser browser, string subject, Action<Told>? tell = null, params (string Name, string Value)[] fields)
    {
        var asked = await BeginAsync(browser, fields);
        var told = new Told(Provider, subject, asked["nonce"]);
        told.Token["groups"] = new[] { "chor" };
        tell?.Invoke(told);
        return await browser.GetAsync(Way(asked, told), Ct);
    }

    /// <summary>Who a browser is, by the session that it holds; null for nobody.</summary>
    internal Member? Who(Browser browser) =>
        App.Wiki.Persons.ActorOfSession(browser.Cookie(SessionCookie.NameFor(App.Wiki.Id)), DateTimeOffset.UtcNow) is Actor.Member member ? People.Members[member.Id] : null;

    /// <summary>What the page says that stands where somebody did not get in.</summary>
    internal static async Task<string> TroubleAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        IDocument page = await PagesFixture.ReadAsync(answer);
        return page.QuerySelector("main .alert")!.TextContent.Trim();
    }
}
