using System.Net;
using Roots.Wiki.People;
using Roots.Wiki.Web.Tests.Pages;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Rights;

/// <summary>The screens of spaces, groups, guests and who may see what, and the link that shows one page.</summary>
public sealed class RightsScreensTests(PagesFixture wiki) : IClassFixture<PagesFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_space_is_closed_without_files_and_opened_only_after_a_question()
    {
        await wiki.App.WriteAsync("tresor/zahlen.md", "# Zahlen\n", Ct);
        Assert.Equal(HttpStatusCode.OK, (await wiki.Member.GetAsync("/tresor/zahlen", Ct)).StatusCode);

        var closed = await PostAsync(wiki.Admin, "/-/admin/spaces/edit?folder=tresor", ("ReadOwn", "true"), ("Readers", "vorstand"), ("SpaceTitle", "Der Tresor"), ("WriteOwn", "false"));
        var missing = await wiki.Member.GetAsync("/tresor/zahlen", Ct);
        var asked = await ReadAsync(await PostAsync(wiki.Admin, "/-/admin/spaces/edit?folder=tresor", ("ReadOwn", "true"), ("Readers", "öffentlich"), ("WriteOwn", "false")));
        var opened = await PostAsync(wiki.Admin, "/-/admin/spaces/edit?folder=tresor", ("ReadOwn", "true"), ("Readers", "öffentlich"), ("WriteOwn", "false"), ("IsSure", "true"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.NotFound, HttpStatusCode.Redirect), (closed.StatusCode, missing.StatusCode, opened.StatusCode));
        Assert.NotNull(asked.QuerySelector("input[name=IsSure]"));
        Assert.Equal("öffentlich", asked.QuerySelector("input[name=Readers][checked]")!.GetAttribute("value"));
        Assert.Contains("tresor", (await OpenAsync(wiki.Admin, "/-/admin/spaces")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_is_made_filled_and_deleted()
    {
        var made = await SendAsync(wiki.Admin, "/-/admin/groups", "form[action='/-/admin/groups']", ("GroupTitle", "Festausschuss"));
        var edit = made.Headers.Location!.OriginalString;
        var member = wiki.App.Wiki.Persons.Current.Members.Values.First(m => m.DisplayName == "Ada");

        await PostAsync(wiki.Admin, edit, ("GroupTitle", "Festausschuss"), ("Chosen", member.Id.Value));
        var joined = wiki.App.Wiki.Persons.Current.Members[member.Id].Groups.Contains("festausschuss");
        var gone = await PostAsync(wiki.Admin, edit + "&handler=Delete");

        Assert.True(joined);
        Assert.Equal("/-/admin/groups", gone.Headers.Location!.OriginalString);
        Assert.False(wiki.App.Wiki.Persons.Current.Groups.ContainsKey("festausschuss"));
    }

    [Fact]
    public async Task A_page_names_its_only_readers_in_the_form()
    {
        await wiki.App.WriteAsync("leser/liste.md", "# Liste\n", Ct);
        var form = await OpenAsync(wiki.Admin, "/-/edit/leser/liste");
        var fields = new[] { ("Input.Base", form.QuerySelector("input[name='Input.Base']")!.GetAttribute("value")!), ("Input.Title", "Liste"), ("Input.Body", "# Liste\n"), ("Input.AsksReaders", "true"), ("Input.Readers", "vorstand") };

        await PostAsync(wiki.Admin, "/-/edit/leser/liste", fields);

        Assert.Contains("readers: [vorstand]", await wiki.Admin.GetStringAsync("/leser/liste?raw", Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await wiki.Member.GetAsync("/leser/liste", Ct)).StatusCode);
        Assert.Equal("vorstand", (await OpenAsync(wiki.Admin, "/-/edit/leser/liste")).QuerySelector("input[name='Input.Readers'][checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Why_somebody_may_see_something_is_told_in_both_directions()
    {
        await wiki.App.WriteAsync("warum/seite.md", "---\nvisibility: vorstand\n---\n# Warum\n", Ct);
        var ada = wiki.App.Wiki.Persons.Current.Members.Values.First(m => m.DisplayName == "Ada");

        var page = await OpenAsync(wiki.Admin, "/-/admin/access?page=warum/seite");
        var person = await OpenAsync(wiki.Admin, "/-/admin/access?person=" + ada.Id);

        Assert.Contains("gehört zur Verwaltung und liest alles", page.QuerySelector("section[aria-labelledby=of-page]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("gehört nicht zum Vorstand", page.QuerySelector("section[aria-labelledby=of-page]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("0 von 1 Seiten", person.QuerySelector("section[aria-labelledby=of-person]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_is_invited_as_one()
    {
        var page = await ReadAsync(await PostAsync(wiki.Admin, "/-/admin/members?handler=Invite", ("AsGuest", "true"), ("Administers", "true"), ("Office", ""), ("Kind", "Holder")));
        var link = (await wiki.App.Wiki.Links.ListAsync(LinkPurpose.Invitation, DateTimeOffset.UnixEpoch, Ct)).First(l => l.AsGuest);

        var secret = System.Text.RegularExpressions.Regex.Match(page.DocumentElement.TextContent, "/-/invitation/([a-z0-9]{26})").Groups[1].Value;
        var accepted = await new Invitations(wiki.App.Wiki).AcceptAsync(secret, "Gudrun Gast", null, Ct);

        Assert.False(link.Administers);
        Assert.Equal((true, false), (wiki.App.Wiki.Persons.Current.Members[accepted!.Member.Id].IsGuest, accepted.Member.IsAdministrator));
        var guest = await wiki.App.BrowserOfAsync(accepted.Member, Ct);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync("/", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_link_shows_one_page_and_its_picture_to_anybody_and_nothing_else()
    {
        var person = new Person(PersonId.New(), "Paula Person", null, null, null);
        await wiki.App.Wiki.Persons.SavePersonAsync(person, Ct);
        await wiki.App.WriteAsync("teilen/anderes.md", "# Anderes Geheimnis\n", Ct);
        await wiki.App.WriteAsync("teilen/bild.png", "bild", Ct);
        await wiki.App.WriteAsync("teilen/nicht.png", "nicht", Ct);
        await wiki.App.WriteAsync("teilen/seite.md", $"# Aushang\n\n![Plan](bild.png) [[anderes]] [Kasse](person:{person.Id})\n", Ct);

        var address = await ShareAsync(wiki.Member, "teilen/seite");
        var answer = await wiki.Visitor.GetAsync(address, Ct);
        var page = await ReadAsync(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("no-referrer", "noindex, nofollow", true), (answer.Headers.GetValues("Referrer-Policy").Single(), answer.Headers.GetValues("X-Robots-Tag").Single(), answer.Headers.CacheControl!.NoStore));
        Assert.Contains("Aushang", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Paula", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheimnis", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("main a[href]"), a => a.GetAttribute("href")!.Contains("anderes", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await wiki.Visitor.GetAsync(page.QuerySelector("main img")!.GetAttribute("src"), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await wiki.Visitor.GetAsync(address + "/teilen/nicht.png", Ct)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await wiki.Visitor.GetAsync("/teilen/seite", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_link_ends_when_it_is_withdrawn_when_its_maker_may_no_longer_read_and_when_they_are_no_member_any_more()
    {
        await wiki.App.WriteAsync("teilen/eins.md", "# Eins\n", Ct);
        var maker = await wiki.App.MemberAsync("Moritz Macher", Ct);
        var browser = await wiki.App.BrowserOfAsync(maker, Ct);
        var (first, second) = (await ShareAsync(browser, "teilen/eins"), await ShareAsync(browser, "teilen/eins"));

        var list = await OpenAsync(wiki.Member, "/-/share-page/teilen/eins");
        var newest = list.QuerySelector("input[name=id]")!.GetAttribute("value")!;
        await PostAsync(wiki.Member, "/-/share-page/teilen/eins?handler=Revoke", ("id", newest));
        var codes = new[] { first, second }.Select(async a => (await wiki.Visitor.GetAsync(a, Ct)).StatusCode);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.OK], (await Task.WhenAll(codes)).Order().Reverse());

        await wiki.App.WriteAsync("teilen/eins.md", "---\nvisibility: vorstand\n---\n# Eins\n", Ct);
        Assert.All(await Task.WhenAll(new[] { first, second }.Select(async a => (await wiki.Visitor.GetAsync(a, Ct)).StatusCode)), c => Assert.Equal(HttpStatusCode.NotFound, c));

        await wiki.App.WriteAsync("teilen/eins.md", "# Eins\n", Ct);
        await wiki.App.Wiki.Persons.ChangeMemberAsync(maker.Id, isAdministrator: false, isActive: false, Ct);
        Assert.All(await Task.WhenAll(new[] { first, second }.Select(async a => (await wiki.Visitor.GetAsync(a, Ct)).StatusCode)), c => Assert.Equal(HttpStatusCode.NotFound, c));
    }

    [Theory]
    [InlineData("/-/recent")]
    [InlineData("/-/history/start")]
    [InlineData("/-/templates/schnellstart?handler=nichts")]
    public async Task What_no_handler_answers_is_not_there(string address)
    {
        var token = (await OpenAsync(wiki.Admin, "/-/account")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        Assert.Equal(HttpStatusCode.NotFound, (await wiki.Admin.PostAsync(address, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Ct)).StatusCode);
    }

    [Fact]
    public async Task There_are_no_such_screens_for_members()
    {
        foreach (var address in new[] { "/-/admin/spaces", "/-/admin/spaces/edit?folder=", "/-/admin/groups", "/-/admin/groups/edit?id=x", "/-/admin/access", "/-/admin/shares" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await wiki.Member.GetAsync(address, Ct)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, address.EndsWith("id=x", StringComparison.Ordinal) ? HttpStatusCode.OK : (await wiki.Admin.GetAsync(address, Ct)).StatusCode);
        }
    }

    private static async Task<string> ShareAsync(HttpClient browser, string page)
    {
        var made = await ReadAsync(await PostAsync(browser, "/-/share-page/" + page, ("Days", "7")));
        return new Uri(made.QuerySelector("#share-address")!.TextContent).AbsolutePath;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, params (string Name, string Value)[] fields)
    {
        var token = (await OpenAsync(browser, "/-/account")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await browser.PostAsync(address, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(new("__RequestVerificationToken", token))), Ct);
    }
}
