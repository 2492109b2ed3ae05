using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Browser.Tests.Journey;
using Roots.Wiki.Browser.Tests.Server;

namespace Roots.Wiki.Browser.Tests;

public sealed class MapTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_map_is_accessible_in_both_languages_and_its_marks_are_reached_by_keyboard()
    {
        using var folder = new TemporaryFolder();
        await using var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
        await using var board = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        await FoundAsync(board, wiki);

        await board.GoAsync("/-/map");
        await board.AssertAccessibleAsync("map");
        var mark = board.Page.Locator("svg a.map-mark").First;
        await mark.FocusAsync();
        await board.Page.Keyboard.PressAsync("Enter");
        await board.Page.WaitForURLAsync("**/-/role/rollen/kasse/index");

        await SpeakEnglishAsync(board);
        await board.GoAsync("/-/map");
        Assert.Equal("en", await board.Page.Locator("html").GetAttributeAsync("lang"));
        await board.AssertAccessibleAsync("map-en");
    }

    [Fact]
    public async Task Units_and_their_offices_are_made_on_accessible_pages_in_both_languages()
    {
        using var folder = new TemporaryFolder();
        await using var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
        await using var board = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        await FoundAsync(board, wiki);

        await board.GoAsync("/-/units");
        await board.AssertAccessibleAsync("units-empty");
        await board.TypeAsync(board.Page.Locator("#UnitTitle"), "Fußball");
        await board.FollowAsync(board.Page.Locator("form.form button"));
        await board.AssertAccessibleAsync("units");
        await board.GoAsync("/-/units/office?unit=fussball");
        await board.AssertAccessibleAsync("unit-office");
        await board.TypeAsync(board.Page.Locator("#OfficeTitle"), "Kasse Fußball");
        await board.FollowAsync(board.Page.Locator("form.form button"));
        await board.GoAsync("/-/map?unit=fussball");
        await board.AssertAccessibleAsync("map-unit");

        await SpeakEnglishAsync(board);
        await board.GoAsync("/-/units");
        await board.AssertAccessibleAsync("units-en");
        await board.GoAsync("/-/units/office?unit=fussball");
        await board.AssertAccessibleAsync("unit-office-en");
    }

    private static async Task FoundAsync(Visitor board, RunningWiki wiki)
    {
        var setUp = new SetUpPages(board);
        await setUp.OpenAsync(await wiki.PrintedLinkAsync("/-/setup", Ct));
        await setUp.IntroduceAsync("Stadtgarten Linde e. V.", "Ada", "ada", "vier Wörter reichen aus");
        await setUp.ChooseLeavingAsync("Kasse");
    }

    private static async Task SpeakEnglishAsync(Visitor visitor) => await visitor.Page.EvaluateAsync(
        """
        async () => {
          await fetch('/-/language', { method: 'POST', body: new URLSearchParams({ language: 'en', back: '/-/map' }) });
        }
        """);
}
