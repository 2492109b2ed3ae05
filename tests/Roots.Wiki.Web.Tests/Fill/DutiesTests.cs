using System.Net;
using Roots.Wiki.Web.Tests.Map;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Fill;

/// <summary>Behalten, vereinfachen, teilen, weglassen over HTTP.</summary>
public sealed class DutiesTests(MapFixture wiki) : IClassFixture<MapFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_holder_says_what_should_become_of_each_duty_and_the_list_collects_it()
    {
        await OfficeAsync("druckerei", "Druckerei", $"holders:\n  - {{person: {wiki.HolderMember.Person.Value}, kind: holder, until: 2099-01-31}}\n");
        var page = await OpenAsync(wiki.Holder, "/-/duties/rollen/druckerei/index");
        Assert.Equal(["Plakate drucken", "Toner kaufen"], page.QuerySelectorAll(".duty h2").Select(h => h.TextContent.Trim()));

        var saved = await SayAsync(wiki.Holder, "rollen/druckerei/index", ("verdict-0", "Drop"), ("reason-0", "Hängt niemand auf"), ("verdict-1", "Keep"));

        Assert.Equal("/-/role/rollen/druckerei/index", saved.Headers.Location!.OriginalString);
        var list = await OpenAsync(wiki.Board, "/-/duties");
        var line = Assert.Single(list.QuerySelectorAll("li"), l => l.TextContent.Contains("Druckerei", StringComparison.Ordinal)).TextContent;
        Assert.Contains("Plakate drucken, jeden Monat", line, StringComparison.Ordinal);
        Assert.Contains("Hängt niemand auf", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Druckerei", (await OpenAsync(wiki.Member, "/-/duties")).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await OpenAsync(wiki.Holder, "/-/check/rollen/druckerei/index")).QuerySelector("a[href='/-/duties/rollen/druckerei/index']"));
        Assert.NotNull((await OpenAsync(wiki.Holder, "/-/role/rollen/druckerei/index")).QuerySelector("a[href='/-/duties/rollen/druckerei/index']"));
        Assert.NotNull((await OpenAsync(wiki.Holder, "/-/fill/rollen/druckerei/index?q=aufgaben")).QuerySelector("a[href='/-/duties/rollen/druckerei/index']"));
    }

    [Fact]
    public async Task The_list_can_be_of_one_unit()
    {
        await wiki.App.WriteAsync("chor/index.md", "---\ntype: unit\ntitle: Chor\n---\n", Ct);
        await OfficeAsync("../chor/rollen/noten", "Noten", "", "weglassen");
        await OfficeAsync("garage", "Garage", "", "teilen");

        var all = (await OpenAsync(wiki.Board, "/-/duties")).Body!.TextContent;
        var unit = (await OpenAsync(wiki.Board, "/-/duties?unit=chor/index")).QuerySelector(".duty-list")!.TextContent;

        Assert.Contains("Garage", all, StringComparison.Ordinal);
        Assert.Contains("Noten", unit, StringComparison.Ordinal);
        Assert.DoesNotContain("Garage", unit, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await wiki.Board.GetAsync("/-/duties?unit=nirgends", Ct)).StatusCode);
    }

    [Fact]
    public async Task An_office_without_duties_is_asked_for_them_and_a_secret_comes_back_with_what_was_typed()
    {
        await OfficeAsync("lager", "Lager", "");
        await wiki.App.WriteAsync("rollen/leer/index.md", "---\ntype: role\ntitle: Leer\ntemplates: [grundblatt]\n---\n# Leer\n", Ct);

        Assert.NotNull((await OpenAsync(wiki.Board, "/-/duties/rollen/leer/index")).QuerySelector("a[href='/-/fill/rollen/leer/index?q=aufgaben']"));
        var refused = await ReadAsync(await SayAsync(wiki.Board, "rollen/lager/index", ("verdict-1", "Share"), ("reason-1", "Passwort: Linde!2026xy")));
        Assert.NotNull(refused.QuerySelector(".error-summary"));
        Assert.Equal("Passwort: Linde!2026xy", refused.QuerySelector("#reason-1")!.GetAttribute("value"));
        Assert.NotNull(refused.QuerySelector("input[name=verdict-1][value=Share][checked]"));
    }

    [Fact]
    public async Task Who_may_not_answer_for_the_office_finds_nothing_and_a_visitor_signs_in()
    {
        await OfficeAsync("archiv", "Archiv", "");

        Assert.Equal(HttpStatusCode.NotFound, (await wiki.Member.GetAsync("/-/duties/rollen/archiv/index", Ct)).StatusCode);
        Assert.StartsWith("/-/sign-in", (await wiki.App.Browser().GetAsync("/-/duties/rollen/archiv/index", Ct)).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith("/-/sign-in", (await wiki.App.Browser().GetAsync("/-/duties", Ct)).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private async Task OfficeAsync(string name, string title, string holders, string verdict = "")
    {
        var folder = name.StartsWith("../", StringComparison.Ordinal) ? name[3..] : "rollen/" + name;
        await wiki.App.WriteAsync(folder + "/index.md", $"---\ntype: role\ntitle: {title}\ntemplates: [grundblatt]\n{holders}---\n# {title}\n", Ct);
        await wiki.App.WriteAsync(
            folder + "/wissen.md",
            $"---\ntype: knowledge\nrole: {folder}\nvisibility: amt\n---\n### Welche Aufgaben kommen immer wieder? {{#aufgaben}}\n\n| Aufgabe | Wie oft | Wie weiter |\n| --- | --- | --- |\n| Plakate drucken | jeden Monat | {verdict} |\n| Toner kaufen | im Mai | |\n",
            Ct);
    }

    private static async Task<HttpResponseMessage> SayAsync(HttpClient browser, string office, params (string Name, string Value)[] fields)
    {
        var page = await OpenAsync(browser, "/-/duties/" + office);
        string Field(string name) => page.QuerySelector($"main form input[name='{name}']")!.GetAttribute("value") ?? "";
        return await browser.PostAsync("/-/duties/" + office, new FormUrlEncodedContent(
            [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", Field("__RequestVerificationToken")), new("seen", Field("seen"))]), Ct);
    }
}
