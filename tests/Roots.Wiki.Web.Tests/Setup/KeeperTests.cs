using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Setup;
using Roots.Wiki.Web.Tests.Pages;

namespace Roots.Wiki.Web.Tests.Setup;

public sealed class KeeperTests
{
    private const string Card = "/-/admin/emergency-card";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_administers_alone_is_told_so_on_every_page_until_there_is_a_second_one()
    {
        await using var app = new RootsWikiApplication();
        var first = await app.FoundAsync(Ct);
        var second = await app.MemberAsync("Zoe Zweite", Ct);
        var (admin, member) = (await app.BrowserOfAsync(first, Ct), await app.BrowserOfAsync(second, Ct));

        Assert.NotNull((await PagesFixture.OpenAsync(admin, "/")).QuerySelector(".site-notice a[href='/-/admin/members?second=true#invite']"));
        Assert.NotNull((await PagesFixture.OpenAsync(admin, "/-/roles")).QuerySelector(".site-notice"));
        Assert.Null((await PagesFixture.OpenAsync(member, "/")).QuerySelector(".site-notice"));
        Assert.Null((await PagesFixture.OpenAsync(app.Browser(), "/-/sign-in")).QuerySelector(".site-notice"));
        Assert.True((await PagesFixture.OpenAsync(admin, "/-/admin/members?second=true")).QuerySelector("input[name=Administers]")!.HasAttribute("checked"));
        await app.Wiki.Persons.ChangeMemberAsync(second.Id, isAdministrator: true, isActive: true, Ct);

        Assert.Null((await PagesFixture.OpenAsync(admin, "/")).QuerySelector(".site-notice"));
        await app.Wiki.Persons.ChangeMemberAsync(second.Id, isAdministrator: false, isActive: false, Ct);
        Assert.NotNull((await PagesFixture.OpenAsync(admin, "/")).QuerySelector(".site-notice"));
    }

    [Fact]
    public async Task A_new_wiki_has_its_own_office_from_the_start_and_set_up_asks_for_a_second_administrator()
    {
        await using var app = new RootsWikiApplication();
        _ = app.Wiki;
        var browser = app.Browser();

        var founded = await PagesFixture.SendAsync(
            browser, "/-/setup?code=" + app.Services.GetRequiredService<SetupCode>().Value, "main form",
            ("Form.Association", "Testverein"), ("Form.Name", "Ada"), ("Form.SignInName", "ada"), ("Form.Password", SignIn.SignInSite.Password));

        Assert.Equal("/-/setup/offices", founded.Headers.Location!.OriginalString);
        var ada = Assert.Single(app.Wiki.Persons.Current.Members.Values);
        var office = WikiOffice.Find(app.Wiki.Snapshot)!;
        Assert.Equal((5, ada.Person), (office.Facts.Criticality!.Value, Assert.Single(office.Facts.Holders).Person));
        Assert.False(app.Wiki.FirstWeeksOf(PeopleSnapshot.ActorOf(ada))!.Steps[0].IsDone);
        Assert.NotNull((await PagesFixture.OpenAsync(browser, "/-/setup/ready")).QuerySelector("#second a"));
    }

    [Fact]
    public async Task The_emergency_card_says_what_a_stranger_needs_and_is_the_administration_s_alone()
    {
        await using var app = new RootsWikiApplication();
        var first = await app.FoundAsync(Ct);
        var (admin, member) = (await app.BrowserOfAsync(first, Ct), await app.BrowserOfAsync(await app.MemberAsync("Mia", Ct), Ct));

        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(Card, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync(Card, Ct)).StatusCode);
        await PagesFixture.SendAsync(admin, Card, "main form");
        var office = WikiOffice.Find(app.Wiki.Snapshot)!;
        await app.WriteAsync(office.Path.Folder + "/wissen.md", $"---\ntype: knowledge\nrole: {office.Path.Folder}\nvisibility: amt\n---\n### Wo läuft das Wiki? {{#wiki-ort}}\n\nIm Büro, neben dem Drucker.\n", Ct);

        var page = (await PagesFixture.OpenAsync(admin, Card)).QuerySelector("main")!.TextContent;
        Assert.Contains("Vera Verwaltung", page, StringComparison.Ordinal);
        Assert.Contains("neben dem Drucker", page, StringComparison.Ordinal);
        Assert.Contains("roots-wiki member reset", page, StringComparison.Ordinal);
        Assert.Contains(app.Folder, page, StringComparison.Ordinal);
        Assert.Equal((5, first.Person), (office.Facts.Criticality!.Value, Assert.Single(office.Facts.Holders).Person));
    }
}
