using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Browser.Tests.Server;

namespace Roots.Wiki.Browser.Tests.Journey;

/// <summary>Every screen that a member meets, each judged for itself.</summary>
public sealed class ScreensTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_screen_of_a_member_is_accessible()
    {
        using var folder = new TemporaryFolder();
        await using var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
        await using var member = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        var setUp = new SetUpPages(member);
        await setUp.OpenAsync(await wiki.PrintedLinkAsync("/-/setup", Ct));
        await setUp.IntroduceAsync("Stadtgarten Linde e. V.", "Ada", "ada", "vier Wörter reichen aus");
        await setUp.ChooseLeavingAsync("Kasse");
        await new WikiPages(member).EditAsync("kasse/sepa", _ => "## Wann?\n\nJeden Monat am 3.\n\n| Was | Wer |\n| --- | --- |\n| Einzug | Kasse |\n");
        var findings = new List<string>();

        foreach (var (name, address) in Screens)
        {
            try
            {
                var answer = await member.GoAsync(address);
                Assert.True(answer?.Ok, $"{address}: {answer?.Status}");
                await member.AssertAccessibleAsync(name);
            }
            catch (Xunit.Sdk.XunitException e)
            {
                findings.Add(e.Message);
            }
        }

        Assert.True(findings.Count == 0, string.Join("\n\n", findings));
    }

    private static readonly (string Name, string Address)[] Screens =
    [
        ("start", "/"), ("page", "/kasse/sepa"), ("edit", "/-/edit/kasse/sepa"), ("history", "/-/history/kasse/sepa"), ("new", "/-/new"), ("pages", "/-/pages"),
        ("recent", "/-/recent"), ("roles", "/-/roles"), ("year", "/-/year"), ("year-list", "/-/year?view=list"), ("contracts", "/-/registers/contracts"), ("keys", "/-/registers/keys"), ("who-knows", "/-/who-knows"), ("calendar", "/-/calendar"), ("role", "/-/role/rollen/kasse/index"), ("search", "/-/search?q=einzug"), ("search-nothing", "/-/search?q=zebra"), ("fill", "/-/fill/rollen/kasse/index"), ("sheet", "/-/sheet/rollen/kasse/index"),
        ("admin", "/-/admin"), ("members", "/-/admin/members"),
        ("account", "/-/account"), ("help", "/-/help"), ("take-home", "/-/take-home"), ("sign-out", "/-/sign-out"), ("delete", "/-/delete/kasse/sepa"),
    ];
}
