using System.Net;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Pages;

public sealed class PageWritingTests(PagesFixture wiki) : IClassFixture<PagesFixture>
{
    private const string Form = "form.page-form";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_red_link_leads_over_its_title_to_a_page_that_is_in_the_wiki()
    {
        var start = await OpenAsync(wiki.Member, "/-/new?path=kasse/Neue%20Konten&title=Neue%20Konten");
        var next = await wiki.Member.GetAsync("/-/new?path=kasse/Neue%20Konten&title=Neue%20Konten&go=1", Ct);

        var saved = await SendAsync(wiki.Member, next.Headers.Location!.OriginalString, Form, ("Input.Body", "Eins.\r\nZwei."));

        Assert.Equal("Neue Konten", start.QuerySelector("#Title")?.GetAttribute("value"));
        Assert.Equal("/kasse/neue-konten", saved.Headers.Location?.OriginalString);
        Assert.Equal("---\ntitle: Neue Konten\n---\nEins.\nZwei.\n", await TextAsync("kasse/neue-konten"));
    }

    [Fact]
    public async Task Saving_without_a_change_makes_no_version()
    {
        await wiki.App.WriteAsync("gleich.md", "\r\n\r\neins\r\nzwei", Ct);
        var before = wiki.App.Wiki.Snapshot.Commit;

        var answer = await SendAsync(wiki.Member, "/-/edit/gleich", Form);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(before, wiki.App.Wiki.Snapshot.Commit);
    }

    [Fact]
    public async Task Two_who_write_in_one_place_see_both_texts_and_lose_none()
    {
        await wiki.App.WriteAsync("streit.md", "eins\n", Ct);
        var opened = wiki.App.Wiki.Snapshot.Find(PagePath.Parse("streit"))!.Blob.Value;
        await wiki.App.WriteAsync("streit.md", "ihres\n", Ct);

        var answer = await SendAsync(wiki.Member, "/-/edit/streit", Form, ("Input.Base", opened), ("Input.Body", "meines\r\n"));
        var page = await ReadAsync(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(["meines", "ihres"], page.QuerySelectorAll(".versus pre").Select(p => p.TextContent.Trim()));
        Assert.Contains("meines", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(wiki.App.Wiki.Snapshot.Find(PagePath.Parse("streit"))!.Blob.Value, page.QuerySelector("[name='Input.Base']")?.GetAttribute("value"));
    }

    [Theory]
    [InlineData("Input.Title", "", 1)]
    [InlineData("Input.Title", "x", 1_000_000)]
    [InlineData("Input.Title", "\0", 1)]
    [InlineData("Input.Body", "x", 5_000_000)]
    [InlineData("Input.Body", "a\0b", 1)]
    [InlineData("Input.Tags", "a,", 0)]
    [InlineData("Input.Body", "---\ntitle: &a x\n---\n", 1)]
    public async Task What_cannot_be_saved_is_named_and_still_in_the_form(string field, string piece, int times)
    {
        await wiki.App.WriteAsync("eingabe.md", "eins\n", Ct);
        var value = times == 0 ? string.Concat(Enumerable.Range(0, 60).Select(i => $"t{i},")) : string.Concat(Enumerable.Repeat(piece, times));

        var answer = await SendAsync(wiki.Member, "/-/edit/eingabe", Form, (field, value));
        var page = await ReadAsync(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(page.QuerySelector(".error-summary li"));
        Assert.Equal("eins\n", await TextAsync("eingabe"));
        var kept = page.QuerySelector($"[name='{field}']")!;
        Assert.InRange((kept.GetAttribute("value") ?? kept.TextContent).Length, value.Trim().Length - 1, value.Length);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        await wiki.App.WriteAsync("fremd.md", "eins\n", Ct);

        var answer = await wiki.Member.PostAsync("/-/edit/fremd", new FormUrlEncodedContent([new("Input.Title", "x"), new("Input.Body", "y")]), Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("eins\n", await TextAsync("fremd"));
    }

    [Fact]
    public async Task A_member_cannot_change_who_may_read()
    {
        await wiki.App.WriteAsync("rechte.md", "eins\n", Ct);

        var page = await ReadAsync(await SendAsync(wiki.Member, "/-/edit/rechte", Form, ("Input.Visibility", "öffentlich")));

        Assert.NotNull(page.QuerySelector(".error-summary li"));
        Assert.Equal("eins\n", await TextAsync("rechte"));
    }

    [Fact]
    public async Task A_draft_is_safe_at_once_and_offered_again()
    {
        await wiki.App.WriteAsync("entwurf.md", "eins\n", Ct);

        var kept = await DraftAsync("entwurf", "zwei\r\n");
        var reopened = await OpenAsync(wiki.Member, "/-/edit/entwurf");

        Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
        Assert.Equal("zwei", reopened.QuerySelector("textarea")!.TextContent.Trim());
        Assert.NotNull(reopened.QuerySelector("form[action$='handler=DropDraft']"));
        Assert.Equal("eins\n", await TextAsync("entwurf"));
    }

    [Fact]
    public async Task The_preview_shows_the_text_as_the_page_will()
    {
        await wiki.App.WriteAsync("vorschau.md", "eins\n", Ct);
        var form = await OpenAsync(wiki.Member, "/-/edit/vorschau");
        var shown = form.QuerySelector("live-preview")!.GetAttribute("data-url")!;

        var page = await ReadAsync(await SendToAsync(shown, "/-/edit/vorschau", "**fett** <script>x</script>"));

        Assert.Equal("fett", page.QuerySelector(".preview strong")?.TextContent);
        Assert.Empty(page.QuerySelectorAll(".preview script"));
        Assert.Equal("eins\n", await TextAsync("vorschau"));
    }

    [Fact]
    public async Task A_deleted_page_is_brought_back_with_one_press()
    {
        await wiki.App.WriteAsync("weg.md", "eins\r\n", Ct);

        var deleted = await ReadAsync(await SendAsync(wiki.Member, "/-/delete/weg", "main form"));
        var gone = await wiki.Member.GetAsync("/weg", Ct);
        var restore = deleted.QuerySelector("main form")!.GetAttribute("action")!;
        var back = await SendAsync(wiki.Member, restore, "main form");

        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal("/weg", back.Headers.Location?.OriginalString);
        Assert.Equal("eins\r\n", await TextAsync("weg"));
    }

    [Fact]
    public async Task The_history_tells_who_wrote_and_what_changed()
    {
        await wiki.App.WriteAsync("verlauf.md", "Der Beitrag beträgt 48 Euro.\n", Ct);
        await SendAsync(wiki.Member, "/-/edit/verlauf", Form, ("Input.Body", "Der Beitrag beträgt 52 Euro.\r\n"));

        var history = await OpenAsync(wiki.Member, "/-/history/verlauf");
        var links = history.QuerySelectorAll(".versions .row-main a").Select(a => a.GetAttribute("href")!).ToList();
        var compared = await OpenAsync(wiki.Member, links[0]);
        var old = await OpenAsync(wiki.Member, links[1].Replace("compare", "version", StringComparison.Ordinal));

        Assert.Equal(2, links.Count);
        Assert.Contains("Ada", history.QuerySelector(".versions li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("48", compared.QuerySelector(".diff del")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("52", compared.QuerySelector(".diff ins")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("48 Euro", old.QuerySelector(".prose")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await OpenAsync(wiki.Member, "/-/recent")).QuerySelectorAll("a[href='/verlauf']").Take(1));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(0, 2)]
    public async Task Any_two_versions_are_compared_whichever_way_round_they_are_chosen(int first, int second)
    {
        var (name, address) = ($"zwei-{first}", $"/-/history/zwei-{first}");
        foreach (var amount in new[] { 10, 20, 30 })
        {
            await wiki.App.WriteAsync(name + ".md", $"Der Beitrag beträgt {amount} Euro.\n", Ct);
        }

        var history = await OpenAsync(wiki.Member, address);
        var versions = history.QuerySelectorAll(".versions input[name=v]").Select(v => v.GetAttribute("value")).ToList();
        var form = history.QuerySelector("form#choose")!;
        var compared = await OpenAsync(wiki.Member, $"{form.GetAttribute("action")}?from={versions[first]}&v={versions[second]}");

        Assert.Equal(3, versions.Count);
        Assert.Equal(("10", "30"), (compared.QuerySelector(".diff del")!.ChildNodes[1].TextContent.Trim(), compared.QuerySelector(".diff ins")!.ChildNodes[1].TextContent.Trim()));
    }

    private async Task<HttpResponseMessage> SendToAsync(string action, string address, string body)
    {
        var page = await OpenAsync(wiki.Member, address);
        var token = page.QuerySelector($"{Form} input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var stands = page.QuerySelector("[name='Input.Base']")!.GetAttribute("value") ?? "";
        return await wiki.Member.PostAsync(action, Parts([new("__RequestVerificationToken", token), new("Input.Title", "Titel"), new("Input.Body", body), new("Input.Base", stands)]), Ct);
    }

    private Task<HttpResponseMessage> DraftAsync(string page, string body) => SendToAsync($"/-/edit/{page}?handler=Draft", $"/-/edit/{page}", body);

    private async Task<string> TextAsync(string page)
    {
        var blob = wiki.App.Wiki.Snapshot.Find(PagePath.Parse(page))!.Blob;
        return System.Text.Encoding.UTF8.GetString((await wiki.App.Wiki.Store.ReadAsync(blob, Ct))!.Value.Span);
    }
}
