using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Browser.Tests.Journey;
using Roots.Wiki.Browser.Tests.Server;

namespace Roots.Wiki.Browser.Tests;

/// <summary>A passkey, with the authenticator that Chromium brings for tests.</summary>
public sealed class PasskeyTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_adds_a_passkey_and_signs_in_with_it_and_with_no_other()
    {
        using var folder = new TemporaryFolder();
        await using var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
        var here = new UriBuilder(wiki.Url) { Host = "localhost" }.Uri;
        await using var member = await chromium.VisitAsync(here, Screen.Phone);
        var setUp = new SetUpPages(member);
        await setUp.OpenAsync((await wiki.PrintedLinkAsync("/-/setup", Ct)).Replace(wiki.Url.Authority, here.Authority, StringComparison.Ordinal));
        await setUp.IntroduceAsync("Stadtgarten Linde e. V.", "Ada", "ada", "vier Wörter reichen aus");
        var authenticator = await CarryAuthenticatorAsync(member);

        await member.GoAsync("/-/account");
        await member.FollowAsync(member.Page.Locator("passkey-button button"));
        await member.AssertAccessibleAsync("account-passkey");
        await member.Page.Context.ClearCookiesAsync();
        await member.GoAsync("/-/sign-in");
        await member.FollowAsync(member.Page.Locator("passkey-button button"));
        await member.GoAsync("/-/account");
        Assert.EndsWith("/-/account", member.Page.Url, StringComparison.Ordinal);

        await member.Page.Context.ClearCookiesAsync();
        await member.GoAsync("/-/sign-in");
        await authenticator("WebAuthn.clearCredentials");
        await member.TapAsync(member.Page.Locator("passkey-button button"));
        await member.Page.Locator("passkey-button [role=alert]").WaitForAsync();
        await member.GoAsync("/-/account");
        Assert.Contains("/-/sign-in", member.Page.Url, StringComparison.Ordinal);
    }

    // A finger that always agrees; what it knows can be cleared.
    private static async Task<Func<string, Task>> CarryAuthenticatorAsync(Visitor member)
    {
        var session = await member.Page.Context.NewCDPSessionAsync(member.Page);
        await session.SendAsync("WebAuthn.enable");
        var made = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        var id = made!.Value.GetProperty("authenticatorId").GetString()!;
        return command => session.SendAsync(command, new() { ["authenticatorId"] = id });
    }
}
