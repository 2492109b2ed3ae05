using System.Net;
using Roots.Wiki.People;
using Roots.Wiki.Web.Tests.Pages;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.PersonEntries;

public sealed class ContactsTests(PagesFixture site) : IClassFixture<PagesFixture>
{
    private const string List = "/-/admin/people";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_contact_is_entered_put_into_a_page_and_named_there_until_it_is_deleted()
    {
        var sent = await SendAsync(site.Admin, List + "/new", "#person", ("Form.Name", "Bea Bank"), ("Form.Purpose", "Unser Konto"), ("Form.Phone", "0721 555"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var address = sent.Headers.Location!.OriginalString;
        var page = await OpenAsync(site.Admin, address);
        var snippet = page.QuerySelector("main code")!.TextContent;
        await site.App.WriteAsync("konto-bea.md", $"# Konto bei Bea\n\n{snippet}\n", Ct);

        var seen = (await OpenAsync(site.Member, "/konto-bea")).QuerySelector(".person-name")!;
        Assert.Contains("Bea Bank", seen.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await OpenAsync(site.Member, seen.QuerySelector("a")!.GetAttribute("href")!)).QuerySelector("main a[href='tel:0721555']"));
        Assert.Contains("Konto bei Bea", (await OpenAsync(site.Admin, address)).QuerySelector("#person-pages")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(site.Admin, address, "#person-restrict")).StatusCode);
        Assert.Null((await OpenAsync(site.Member, "/konto-bea")).QuerySelector(".person-name"));
        await SendAsync(site.Admin, address, "#person-restrict");
        Assert.NotNull((await OpenAsync(site.Member, "/konto-bea")).QuerySelector(".person-name"));

        await SendAsync(site.Admin, address, "#person-delete");
        Assert.Null((await OpenAsync(site.Member, "/konto-bea")).QuerySelector(".person-name"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Admin.GetAsync(address, Ct)).StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_what_was_typed_stays()
    {
        var page = await ReadAsync(await SendAsync(site.Admin, List + "/new", "#person", ("Form.Name", "Otto"), ("Form.Email", "kein@"), ("Form.Purpose", "")));

        Assert.NotNull(page.QuerySelector(".field.invalid [name='Form.Email']"));
        Assert.NotNull(page.QuerySelector(".field.invalid [name='Form.Purpose']"));
        Assert.Equal("Otto", page.QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_list_is_for_those_who_keep_it()
    {
        await site.App.Wiki.Contacts.AddAsync(Actor.Host.Instance, new("Hans Hausmeister", null, null) { Purpose = "Heizung" }, Ct);

        Assert.Contains("Hans Hausmeister", (await OpenAsync(site.Admin, List + "?q=hausmei")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Hans Hausmeister", (await OpenAsync(site.Admin, List + "?q=xyz")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        foreach (var browser in new[] { site.Member, site.Visitor })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(List, Ct)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(List + "/new", Ct)).StatusCode);
        }
    }

    [Fact]
    public async Task A_member_corrects_their_own_entry()
    {
        var ida = await site.App.MemberAsync("Ida", Ct);
        var browser = await site.App.BrowserOfAsync(ida, Ct);

        var sent = await SendAsync(browser, "/-/account/profile", "#profile", ("Form.Phone", "0721 9"), ("Form.Circle", nameof(ContactCircle.Association)));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(("0721 9", ContactCircle.Association), site.App.Wiki.Persons.Current.Persons[ida.Person] is var own ? (own.Phone, own.Circle) : default);
        Assert.Equal(HttpStatusCode.Redirect, (await site.Visitor.GetAsync("/-/account/profile", Ct)).StatusCode);
    }

    [Fact]
    public async Task Ending_a_membership_names_the_offices_and_forgets_contact_data_as_chosen()
    {
        var ole = await site.App.MemberAsync("Ole", Ct);
        await site.App.Wiki.Persons.SavePersonAsync(site.App.Wiki.Persons.Current.Persons[ole.Person] with { Phone = "1" }, Ct);
        await site.App.WriteAsync("rollen/zeugwart/index.md", $"---\ntype: role\nholders:\n  - {{person: {ole.Person}, kind: holder}}\n---\n# Zeugwart\n", Ct);
        var address = "/-/admin/members/end/" + ole.Id;
        Assert.Contains("Zeugwart", (await OpenAsync(site.Admin, address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await SendAsync(site.Admin, address, "form.form", ("ForgetsContact", "true"));

        Assert.Equal(("Ole", null), site.App.Wiki.Persons.Current.AllPersons[ole.Person] is var left ? (left.Name, left.Phone) : default);
        Assert.False(site.App.Wiki.Persons.Current.Members[ole.Id].IsActive);
    }
}
