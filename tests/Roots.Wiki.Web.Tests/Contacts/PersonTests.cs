using System.Net;
using Roots.Wiki.People;
using Roots.Wiki.Web.Tests.Pages;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Contacts;

public sealed class PersonTests(PagesFixture site) : IClassFixture<PagesFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_named_person_leads_to_how_they_are_reached_and_a_visitor_learns_nothing()
    {
        var person = new Person(PersonId.New(), "Sabine Kranich", "sabine@bank.example", "0341 / 12 34 56", null) { Circle = ContactCircle.Association };
        await site.App.Wiki.Persons.SavePersonAsync(person, Ct);
        await site.App.WriteAsync("bank.md", $"# Bank\n\nFrag die [Ansprechperson](person:{person.Id}).\n", Ct);

        var link = (await OpenAsync(site.Member, "/bank")).QuerySelector(".person a")!;
        var shown = await OpenAsync(site.Member, link.GetAttribute("href")!);

        Assert.Equal("Sabine Kranich", link.TextContent);
        Assert.Equal(["mailto:sabine@bank.example", "tel:0341123456"], shown.QuerySelectorAll("main .card a").Select(a => a.GetAttribute("href")));
        Assert.Equal(HttpStatusCode.Redirect, (await site.Visitor.GetAsync("/-/person/" + person.Id, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Member.GetAsync("/-/person/" + PersonId.New(), Ct)).StatusCode);
    }

    [Fact]
    public async Task Days_are_shown_as_the_reader_writes_them_and_stay_as_they_are_in_the_file()
    {
        const string Text = "# Termine\n\n| Fest | Wann |\n| --- | --- |\n| Lichterfest | 2026-12-22 |\n\nGeprüft am 2021-12-20, Datei 2021-12-20-plan.pdf, `2021-12-20`.\n";
        await site.App.WriteAsync("termine.md", Text, Ct);

        var german = await ReadAsync(await AskAsync("de"));
        var english = await ReadAsync(await AskAsync("en"));

        Assert.Equal("22.12.2026", german.QuerySelectorAll(".prose td")[1].TextContent);
        Assert.Contains("Geprüft am 20.12.2021, Datei 2021-12-20-plan.pdf, 2021-12-20.", german.QuerySelector(".prose")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual("22.12.2026", english.QuerySelectorAll(".prose td")[1].TextContent);
        Assert.Equal(Text, await site.Member.GetStringAsync("/termine?raw", Ct));
    }

    private async Task<HttpResponseMessage> AskAsync(string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/termine");
        request.Headers.Add("Accept-Language", language);
        return await site.Member.SendAsync(request, Ct);
    }
}
