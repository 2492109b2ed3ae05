using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Browser.Tests.Server;

namespace Roots.Wiki.Browser.Tests.Journey;

/// <summary>The screens that keep knowledge alive, in both languages, over the sample association.</summary>
public sealed class CareScreensTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_screen_is_accessible_in_both_languages()
    {
        await using var wiki = await RunningWiki.StartAsync(["--demo"], Ct);
        await using var visitor = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        await visitor.GoAsync(await wiki.PrintedLinkAsync("/-/demo", Ct));
        await visitor.FollowAsync(visitor.Page.Locator("main form button"));
        var findings = new List<string>();
        foreach (var language in new[] { "de", "en" })
        {
            foreach (var (name, address) in Screens)
            {
                try
                {
                    var answer = await visitor.GoAsync(address);
                    Assert.True(answer?.Ok, $"{address}: {answer?.Status}");
                    await visitor.AssertAccessibleAsync($"{name}-{language}");
                }
                catch (Xunit.Sdk.XunitException e)
                {
                    findings.Add(e.Message);
                }
            }

            await visitor.GoAsync("/-/for-you");
            await visitor.TapAsync(visitor.Page.Locator(".site-menu > summary"));
            await visitor.FollowAsync(visitor.Page.Locator("button[name=language]"));
        }

        Assert.True(findings.Count == 0, string.Join("\n\n", findings));
    }

    [Fact]
    public async Task An_answer_is_confirmed_with_one_tap_without_a_script()
    {
        await using var wiki = await RunningWiki.StartAsync(["--demo"], Ct);
        await using var visitor = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        await visitor.GoAsync(await wiki.PrintedLinkAsync("/-/demo", Ct));
        await visitor.FollowAsync(visitor.Page.Locator("main form button"));
        await visitor.GoAsync("/-/check/rollen/kasse/index");
        var before = await visitor.Page.Locator(".check-answer").CountAsync();

        await visitor.FollowAsync(visitor.Page.Locator("button[name=one]").First);

        Assert.Equal(before - 1, await visitor.Page.Locator(".check-answer").CountAsync());
        await visitor.FollowAsync(visitor.Page.Locator(".alert button"));
        Assert.Equal(before, await visitor.Page.Locator(".check-answer").CountAsync());
    }

    private static readonly (string Name, string Address)[] Screens =
    [
        ("for-you", "/-/for-you"), ("check", "/-/check/rollen/kasse/index"), ("check-all", "/-/check/rollen/kasse/index?all=true"),
        ("ask", "/-/ask/rollen/kasse/index?q=wichtigste-aufgabe"), ("ask-page", "/-/ask/kasse/beitragseinzug"), ("care", "/rollen/kasse/wissen"),
    ];
}
