using System.Net;
using Roots.Wiki.Web.Tests.Fill;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Registers;

public sealed class WhoKnowsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_offers_help_in_the_matrix_and_takes_it_back()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var ada = await kasse.App.BrowserOfAsync(await kasse.App.MemberAsync("Ada Aushilfe", Ct), Ct);
        Assert.Contains("nur eine Person", (await OpenAsync(ada, "/-/who-knows")).QuerySelector(".who-few")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(ada, "/-/who-knows", ".who-table form")).StatusCode);

        var said = await OpenAsync(ada, "/-/who-knows");
        Assert.Contains("Danke!", said.QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("kann es auch", said.QuerySelector("td[data-label='Ada Aushilfe'] .who-word")!.TextContent);
        Assert.Null(said.QuerySelector(".who-few .row-list"));
        await SendAsync(ada, "/-/who-knows", ".who-table form");
        Assert.Null((await OpenAsync(ada, "/-/who-knows")).QuerySelector("td[data-label='Ada Aushilfe']"));
    }

    [Fact]
    public async Task A_look_changes_nothing_and_a_hidden_office_is_not_there()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        await kasse.App.WriteAsync("rollen/geheim/index.md", "---\ntype: role\ntitle: Geheimes Amt\nvisibility: vorstand\n---\n# Geheimes Amt\n", Ct);
        var ada = await kasse.App.BrowserOfAsync(await kasse.App.MemberAsync("Ada", Ct), Ct);
        var before = await kasse.VersionsAsync(Ct);

        var page = await OpenAsync(ada, "/-/who-knows");

        Assert.DoesNotContain("Geheimes", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(ada, "/-/who-knows", ".who-table form", ("office", "rollen/geheim/index"))).StatusCode);
        Assert.Equal(before, await kasse.VersionsAsync(Ct));
        Assert.Equal("/-/sign-in?back=%2F-%2Fwho-knows", (await kasse.App.Browser().GetAsync("/-/who-knows", Ct)).Headers.Location!.OriginalString);
    }
}
