using System.Net;
using Roots.Wiki.Spaces;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Map;

public sealed class UnitsTests(MapFixture wiki) : IClassFixture<MapFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_administration_makes_a_unit_and_an_office_that_several_share()
    {
        var unit = await SendAsync(wiki.Admin, "/-/units", "form.form", ("UnitTitle", "Handball"), ("Kind", "Local"));
        var office = await SendAsync(wiki.Admin, "/-/units/office?unit=handball", "form.form",
            ("OfficeTitle", "Kasse Handball"), ("Template", "kasse"), ("Holders[0]", "Anna Neu"), ("Holders[1]", "hanna holder"), ("Until", "2028-03-01"));

        Assert.Equal("/-/units", unit.Headers.Location!.OriginalString);
        Assert.Equal("/-/role/handball/rollen/kasse-handball/index", office.Headers.Location!.OriginalString);
        var made = wiki.App.Wiki.Snapshot.Units.Resolve("handball")!;
        Assert.Equal(("Handball", UnitKind.Local), (made.Title, made.Facts.Kind));
        var facts = wiki.App.Wiki.Snapshot.Roles.Resolve("handball/rollen/kasse-handball")!.Facts;
        Assert.Equal(("handball", 5, 2), (facts.Unit, facts.Criticality!.Value, facts.Holders.Count));
        Assert.Contains(wiki.HolderMember.Person, facts.Holders.Select(h => h.Person));
        Assert.Contains("kasse", facts.Templates);
    }

    [Fact]
    public async Task A_unit_without_a_name_is_asked_for_one_beside_the_field()
    {
        var page = await ReadAsync(await SendAsync(wiki.Admin, "/-/units", "form.form", ("UnitTitle", " ")));

        Assert.Equal("true", page.QuerySelector("#UnitTitle")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task An_office_with_odd_values_keeps_what_was_typed()
    {
        await UnitAsync("turnen");

        var page = await ReadAsync(await SendAsync(wiki.Admin, "/-/units/office?unit=turnen", "form.form", ("OfficeTitle", "Übungsleitung"), ("Until", "bald"), ("Criticality", "9")));

        Assert.Equal("Übungsleitung", page.QuerySelector("#OfficeTitle")!.GetAttribute("value"));
        Assert.Equal("true", page.QuerySelector("#Until")!.GetAttribute("aria-invalid"));
        Assert.Null(wiki.App.Wiki.Snapshot.Roles.Resolve("turnen/rollen/uebungsleitung"));
    }

    [Fact]
    public async Task A_lead_sees_the_map_of_their_branch_and_fills_its_offices_and_no_others()
    {
        var lead = await wiki.App.MemberAsync("Lea Leitung", Ct);
        var browser = await wiki.App.BrowserOfAsync(lead, Ct);
        await UnitAsync("tanzen");
        await UnitAsync("segeln");
        await wiki.OfficeAsync("tanzen/rollen/leitung", "Leitung Tanzen", 4, $"lead: true\nholders:\n  - {{person: {lead.Person.Value}, kind: holder}}\n");
        await wiki.OfficeAsync("segeln/rollen/leitung", "Leitung Segeln", 4, "lead: true\n");

        var map = await OpenAsync(browser, "/-/map");
        var made = await SendAsync(browser, "/-/units/office?unit=tanzen", "form.form", ("OfficeTitle", "Musik"));
        var units = await OpenAsync(browser, "/-/units");

        Assert.Equal(["Leitung Tanzen"], map.QuerySelectorAll(".map-table tbody th").Select(t => t.TextContent.Trim()));
        Assert.Equal("/-/role/tanzen/rollen/musik/index", made.Headers.Location!.OriginalString);
        Assert.NotNull(units.QuerySelector("a[href='/-/units/office?unit=tanzen%2Findex']"));
        Assert.Null(units.QuerySelector("a[href='/-/units/office?unit=segeln%2Findex']"));
        Assert.Null(units.QuerySelector("form.form"));
        foreach (var address in new[] { "/-/map?unit=segeln", "/-/map?unit=nirgends", "/-/units/office?unit=segeln" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address, Ct)).StatusCode);
        }
    }

    [Fact]
    public async Task The_roles_page_and_the_map_show_one_unit_alone()
    {
        await UnitAsync("rudern");
        await wiki.OfficeAsync("rudern/rollen/boote", "Boote", 3, "");

        var roles = await OpenAsync(wiki.Board, "/-/roles?unit=rudern");
        var map = await OpenAsync(wiki.Board, "/-/map?unit=rudern/index");

        Assert.Equal(["Boote"], roles.QuerySelectorAll(".role-list h2").Select(h => h.TextContent.Trim()));
        Assert.Equal(["Boote"], map.QuerySelectorAll(".map-table tbody th").Select(t => t.TextContent.Trim()));
        Assert.Equal("rudern/index", roles.QuerySelector("#filter-unit option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Members_see_the_units_but_make_none()
    {
        await UnitAsync("schach");
        var page = await OpenAsync(wiki.Member, "/-/units");
        var form = await OpenAsync(wiki.Member, "/-/account");

        var answer = await wiki.Member.PostAsync("/-/units", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
            ["UnitTitle"] = "Meins",
        }), Ct);

        Assert.Contains("schach", page.QuerySelector(".row-list")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await wiki.Member.GetAsync("/-/units/office?unit=schach", Ct)).StatusCode);
        Assert.Null(wiki.App.Wiki.Snapshot.Find(PagePath.Parse("meins/index")));
    }

    private Task UnitAsync(string folder) => wiki.App.WriteAsync(folder + "/index.md", $"---\ntype: unit\n---\n# {folder}\n", Ct);
}
