using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Browser.Tests.Server;

namespace Roots.Wiki.Browser.Tests.Journey;

/// <summary>The screens about mail, in both languages, with what they say when something is wrong.</summary>
public sealed class MailScreensTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Setting_mail_up_and_choosing_how_often_is_accessible_in_both_languages()
    {
        await using var wiki = await RunningWiki.StartAsync(["--demo"], Ct);
        await using var visitor = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        await visitor.GoAsync(await wiki.PrintedLinkAsync("/-/demo", Ct));
        await visitor.FollowAsync(visitor.Page.Locator("main form button"));
        foreach (var language in new[] { "de", "en" })
        {
            await visitor.GoAsync("/-/account/mail");
            await visitor.AssertAccessibleAsync($"my-mail-{language}");
            await visitor.FollowAsync(visitor.Page.Locator("button[name=months]").First);
            await visitor.AssertAccessibleAsync($"my-mail-paused-{language}");
            await visitor.FollowAsync(visitor.Page.Locator("form[action*='handler=Resume'] button"));

            await visitor.GoAsync("/-/admin/mail");
            await visitor.AssertAccessibleAsync($"mail-setup-{language}");
            await visitor.Page.Locator("[name='Form.Host']").FillAsync("localhost");
            await visitor.Page.Locator("[name='Form.Security']").SelectOptionAsync("None");
            await visitor.Page.Locator("[name='Form.Port']").FillAsync("1");   // nobody listens there
            await visitor.Page.Locator("[name='Form.Sender']").FillAsync("wiki@example.org");
            await visitor.Page.Locator("[name='Form.TestTo']").FillAsync("ada@example.org");
            await visitor.FollowAsync(visitor.Page.Locator("#mail-server button").First);
            Assert.True(await visitor.Page.Locator(".field.invalid:has([name='Form.Port']) .error").IsVisibleAsync());
            await visitor.AssertAccessibleAsync($"mail-setup-wrong-{language}");

            await visitor.GoAsync("/-/for-you");
            await visitor.TapAsync(visitor.Page.Locator(".site-menu > summary"));
            await visitor.FollowAsync(visitor.Page.Locator("button[name=language]"));
        }
    }

    [Fact]
    public async Task Inviting_those_of_a_handover_is_accessible()
    {
        await using var wiki = await RunningWiki.StartAsync(["--demo"], Ct);
        await using var visitor = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        await visitor.GoAsync(await wiki.PrintedLinkAsync("/-/demo", Ct));
        await visitor.FollowAsync(visitor.Page.Locator("main form button"));
        await visitor.GoAsync("/-/handovers/new?role=rollen/kasse/index");
        await visitor.FollowAsync(visitor.Page.Locator("main form.form button").First);

        await visitor.FollowAsync(visitor.Page.Locator("a[href*='handover-invite']"));
        await visitor.AssertAccessibleAsync("handover-invite");
        await visitor.FollowAsync(visitor.Page.Locator("main .row-list form button").First);

        Assert.Equal(1, await visitor.Page.Locator("svg.qr").CountAsync());
        await visitor.AssertAccessibleAsync("handover-invite-link");
    }
}
