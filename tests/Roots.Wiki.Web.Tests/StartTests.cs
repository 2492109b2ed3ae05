using System.Net;

namespace Roots.Wiki.Web.Tests;

public sealed class StartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_wiki_leads_everybody_to_its_set_up()
    {
        await using var app = new RootsWikiApplication();

        var answer = await app.Browser().GetAsync("/kasse", Ct);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/-/setup", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_founded_wiki_shows_its_start_page_to_a_member_and_asks_a_visitor_to_sign_in()
    {
        await using var app = new RootsWikiApplication();
        var member = await app.FoundAsync(Ct);

        var seen = await (await app.BrowserOfAsync(member, Ct)).GetStringAsync("/", Ct);
        var visitor = await app.Browser().GetAsync("/", Ct);

        Assert.Contains("Willkommen im Testverein.", seen, StringComparison.Ordinal);
        Assert.StartsWith("/-/sign-in", visitor.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_names_what_is_there()
    {
        await using var app = new RootsWikiApplication();
        await app.FoundAsync(Ct);

        var ready = await app.Browser().GetStringAsync("/-/health/ready", Ct);

        Assert.Contains("\"pages\":1", ready, StringComparison.Ordinal);
    }
}
