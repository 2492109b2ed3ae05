using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Browser.Tests.Server;

namespace Roots.Wiki.Browser.Tests;

public sealed class StyleGuideTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_part_of_the_pages_is_accessible_in_light_and_dark_on_any_width()
    {
        using var folder = new TemporaryFolder();
        await using var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
        await using var visitor = await chromium.VisitAsync(wiki.Url, Screen.Phone);

        await visitor.GoAsync("/-/styleguide");

        await visitor.AssertAccessibleAsync("styleguide");
    }
}
