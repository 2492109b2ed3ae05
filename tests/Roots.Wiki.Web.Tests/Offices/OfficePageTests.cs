using Roots.Wiki.Web.Tests.Fill;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Offices;

public sealed class OfficePageTests
{
    private const string Office = "/-/role/rollen/kasse";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_new_finds_the_answers_first()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        await kasse.App.WriteAsync("rollen/kasse/wissen.md", "---\ntype: knowledge\nrole: rollen/kasse\n---\n### Was tust du? {#wichtigste-aufgabe}\nZahlen.\n", Ct);

        var page = await OpenAsync(await kasse.App.BrowserOfAsync(kasse.Holder, Ct), Office);

        var first = page.QuerySelector("main section")!;
        Assert.Equal("read", first.Id);
        Assert.Equal("/rollen/kasse/wissen#h-wichtigste-aufgabe", first.QuerySelector(".read-list a")!.GetAttribute("href"));
        Assert.NotNull(first.QuerySelector("a[href='/-/first-days/rollen/kasse/index']"));
    }

    [Fact]
    public async Task Who_may_not_read_the_answers_is_led_to_the_people_and_hears_whom_the_question_reached()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var old = await kasse.App.MemberAsync("Vera Vorher", Ct);
        await kasse.App.WriteAsync("rollen/kasse/wissen.md", "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n### Was tust du? {#wichtigste-aufgabe}\nZahlen.\n", Ct);
        await kasse.App.WriteAsync(
            Kasse.Path + ".md",
            $"---\ntype: role\ntitle: Kasse\ntemplates: [schnellstart, kasse]\nholders:\n  - {{person: {kasse.Holder.Person}, kind: holder}}\n  - {{person: {old.Person}, kind: predecessor}}\n---\n# Kasse\n",
            Ct);
        var ada = await kasse.App.BrowserOfAsync(await kasse.App.MemberAsync("Ada", Ct), Ct);

        var page = await OpenAsync(ada, Office);

        Assert.Null(page.QuerySelector("#read .read-list"));
        Assert.DoesNotContain("Zahlen", page.Body!.TextContent, StringComparison.Ordinal);
        var ask = page.QuerySelector($"#people a[href$='person:{old.Person}']")!.GetAttribute("href")!;
        await SendAsync(ada, ask, "main form", ("Text", "Wo liegt der Stempel?"));
        Assert.Contains("bei Vera Vorher angekommen", (await OpenAsync(ada, Office)).QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);
        await SendAsync(ada, ask, "main form", ("Text", "Und der Ordner?"), ("to", ""));
        Assert.Contains("bei Kasse (Karla Kasse) angekommen", (await OpenAsync(ada, Office)).QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(old.Person, kasse.App.Wiki.Clarifications.Open.All.First(c => c.Text.StartsWith("Wo", StringComparison.Ordinal)).ToPerson);
    }
}
