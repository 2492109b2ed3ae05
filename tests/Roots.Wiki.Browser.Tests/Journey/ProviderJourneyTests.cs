using Microsoft.Playwright;
using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Browser.Tests.Server;
using Roots.Wiki.Testing.Oidc;

namespace Roots.Wiki.Browser.Tests.Journey;

/// <summary>The real provider and a real browser: set up, tried out, signed in, signed out in both directions.</summary>
public sealed class ProviderJourneyTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_comes_in_with_the_account_of_the_provider_and_leaves_it_again()
    {
        using var folder = new TemporaryFolder();
        await using var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
        await using var provider = await NodeProvider.StartAsync(wiki.Url.GetLeftPart(UriPartial.Authority), Ct);
        await using var keeper = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        var setUp = new SetUpPages(keeper);
        await setUp.OpenAsync(await wiki.PrintedLinkAsync("/-/setup", Ct));
        await setUp.IntroduceAsync("Stadtgarten Linde e. V.", "Ada", "ada", "vier Wörter reichen aus");

        await keeper.GoAsync("/-/admin/sign-in?preset=nextcloud");
        var form = keeper.Page.Locator("#provider-form");
        await form.Locator("[name='Form.Label']").FillAsync("Stadt-Konto");
        await form.Locator("[name='Form.Authority']").FillAsync(provider.Issuer + "/falsch");
        await form.Locator("[name='Form.ClientId']").FillAsync("wiki");
        await form.Locator("[name='Form.ClientSecret']").FillAsync(NodeProvider.Secret);
        await form.Locator("[name='Form.Groups[0].Group']").FillAsync("chor");
        await keeper.FollowAsync(form.Locator("button"));
        Assert.True(await keeper.Page.Locator(".field.invalid:has([name='Form.Authority']) .error").IsVisibleAsync());
        await keeper.AssertAccessibleAsync("provider-setup-wrong");
        await form.Locator("[name='Form.Authority']").FillAsync(provider.Issuer);
        await form.Locator("[name='Form.ClientSecret']").FillAsync(NodeProvider.Secret);
        await form.Locator("[name='Form.IsOffered'][type=checkbox]").CheckAsync();
        await keeper.FollowAsync(form.Locator("button"));
        Assert.Equal(1, await keeper.Page.Locator(".toast:not(.toast-warning)").CountAsync());

        var tab = await keeper.Page.RunAndWaitForPopupAsync(() => keeper.Page.Locator("form[action*='handler=Trial'] button").ClickAsync());
        await EnterAsync(tab, provider, "anna");
        await tab.WaitForURLAsync("**/-/sign-in/oidc/callback?**");
        Assert.Contains("Anna Müller", await tab.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await tab.CloseAsync();

        await using var anna = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        await anna.GoAsync("/-/sign-in");
        await anna.AssertAccessibleAsync("sign-in-with-provider");
        await anna.Page.Locator("#provider button").ClickAsync();
        await EnterAsync(anna.Page, provider, "anna");
        await anna.Page.WaitForURLAsync(wiki.Url.AbsoluteUri);
        anna.ForgetTroubles();
        await anna.GoAsync("/-/account");
        Assert.Equal("Anna Müller", await anna.Page.Locator("[name=Name]").InputValueAsync());

        // At the provider: its word ends the session here.
        await anna.GoAsync(provider.Issuer + "/session/end");
        await anna.Page.Locator("button[name=logout]").First.ClickAsync();
        await anna.Page.WaitForLoadStateAsync();
        anna.ForgetTroubles();
        await anna.GoAsync("/-/account");
        Assert.Contains("/-/sign-in", anna.Page.Url, StringComparison.Ordinal);

        // From here: the wiki, then the provider, then back.
        await anna.Page.Locator("#provider button").ClickAsync();
        await EnterAsync(anna.Page, provider, "anna");
        await anna.Page.WaitForURLAsync("**/-/account");
        await anna.GoAsync("/-/sign-out");
        await anna.Page.Locator("main form button").First.ClickAsync();
        await anna.Page.WaitForURLAsync(provider.Issuer + "/session/end?**");
        await anna.Page.Locator("button[name=logout]").First.ClickAsync();
        await anna.Page.WaitForURLAsync("**/-/sign-in/oidc/signed-out");
        anna.ForgetTroubles();

        await using var stranger = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        await stranger.GoAsync("/-/sign-in");
        await stranger.Page.Locator("#provider button").ClickAsync();
        await EnterAsync(stranger.Page, provider, "fremd");
        await stranger.Page.WaitForURLAsync("**/-/sign-in/oidc/callback?**");
        stranger.ForgetTroubles();
        await stranger.GoAsync("/-/account");
        Assert.Contains("/-/sign-in", stranger.Page.Url, StringComparison.Ordinal);
    }

    // The provider's own page.
    private static async Task EnterAsync(IPage page, NodeProvider provider, string name)
    {
        await page.WaitForURLAsync(provider.Issuer + "/interaction/**");
        await page.Locator("[name=login]").FillAsync(name);
        await page.Locator("button").ClickAsync();
    }
}
