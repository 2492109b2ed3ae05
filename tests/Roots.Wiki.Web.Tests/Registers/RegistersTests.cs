using System.Net;
using Roots.Wiki.Web.Tests.Fill;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Registers;

public sealed class RegistersTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_of_an_office_stands_in_the_register_and_leads_to_its_answer()
    {
        await using var kasse = await FoundAsync();
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);

        var page = await OpenAsync(holder, "/-/registers/keys");

        var row = page.QuerySelector("tbody tr")!;
        Assert.Contains("Büro B1", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("/-/fill/rollen/kasse/index?q=schluessel", row.QuerySelector("td:last-child a")!.GetAttribute("href"));
        Assert.NotNull(row.QuerySelector("a.register-missing"));
    }

    [Theory]
    [InlineData("contracts")]
    [InlineData("keys")]
    [InlineData("access")]
    [InlineData("inventory")]
    public async Task Who_may_not_read_the_office_sees_an_empty_register(string kind)
    {
        await using var kasse = await FoundAsync();
        var other = await kasse.App.BrowserOfAsync(await kasse.App.MemberAsync("Ada", Ct), Ct);

        var main = (await OpenAsync(other, "/-/registers/" + kind)).QuerySelector("main")!;

        Assert.DoesNotContain("B1", main.TextContent, StringComparison.Ordinal);
        Assert.Null(main.QuerySelector("a[href*='/-/fill/']"));
    }

    [Fact]
    public async Task An_unknown_register_does_not_exist_and_a_visitor_signs_in()
    {
        await using var kasse = await FoundAsync();
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);

        Assert.Equal(HttpStatusCode.NotFound, (await holder.GetAsync("/-/registers/passwords", Ct)).StatusCode);
        Assert.Equal("/-/sign-in?back=%2F-%2Fregisters%2Fkeys", (await kasse.App.Browser().GetAsync("/-/registers/keys", Ct)).Headers.Location!.OriginalString);
    }

    private static async Task<Kasse> FoundAsync()
    {
        var kasse = await Kasse.FoundAsync(Ct);
        await kasse.App.WriteAsync(
            "rollen/kasse/wissen.md",
            "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n# Wissen\n\n### Schlüssel? {#schluessel}\n\n| Was | Wo ist es | Wer hat es |\n| --- | --- | --- |\n| Büro B1 | am Bund | |\n", Ct);
        return kasse;
    }
}
