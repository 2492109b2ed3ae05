using System.Net;
using Roots.Wiki.Web.Tests.Fill;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Search;

public sealed class SearchHelpTests
{
    private const string Tax = "/-/search?q=Steuererkl%C3%A4rung";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_shows_what_is_still_open_and_whom_to_ask()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var ada = await kasse.App.BrowserOfAsync(await kasse.App.MemberAsync("Ada", Ct), Ct);

        var mine = await OpenAsync(await kasse.App.BrowserOfAsync(kasse.Holder, Ct), Tax);
        Assert.Contains("Steuererklärung fällig", mine.QuerySelector("[aria-labelledby=still-open]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/-/fill/rollen/kasse/index?q=steuererklaerung-faellig", mine.QuerySelector("[aria-labelledby=still-open] a.button")!.GetAttribute("href"));

        var found = await OpenAsync(ada, Tax);
        Assert.Contains("Karla Kasse", found.QuerySelector("[aria-labelledby=could-know]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(found.QuerySelector(".empty a[href='/-/who-knows']"));
        var ask = found.QuerySelector("[aria-labelledby=still-open] a.button")!.GetAttribute("href")!;
        Assert.Contains("Steuererklärung fällig", (await OpenAsync(ada, ask)).QuerySelector("#Text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(ada, ask, "main form")).StatusCode);
        Assert.Contains("Steuererklärung", Assert.Single(kasse.App.Wiki.Clarifications.Open.All).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_office_that_one_may_not_read_is_not_named()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        await kasse.App.WriteAsync(Kasse.Path + ".md", "---\ntype: role\ntitle: Kasse\nvisibility: vorstand\ntemplates: [schnellstart, kasse]\n---\n# Kasse\n", Ct);
        var ada = await kasse.App.BrowserOfAsync(await kasse.App.MemberAsync("Ada", Ct), Ct);

        var found = await OpenAsync(ada, Tax);

        Assert.Null(found.QuerySelector("[aria-labelledby=still-open]"));
        Assert.Null(found.QuerySelector("[aria-labelledby=could-know]"));
        Assert.DoesNotContain("Kasse", found.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
