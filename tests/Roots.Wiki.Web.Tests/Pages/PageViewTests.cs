using System.Net;
using System.Net.Http.Headers;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Web.Tests.Pages;

public sealed class PageViewTests(PagesFixture wiki) : IClassFixture<PagesFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_has_one_heading_its_way_and_its_text()
    {
        await wiki.App.WriteAsync("haus/schluessel.md", "---\ntitle: Schlüssel\n---\n\nAm [Brett](brett.md).\n", Ct);

        var page = await PagesFixture.OpenAsync(wiki.Member, "/haus/schluessel");

        Assert.Equal("Schlüssel", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Equal(["Haus", "Schlüssel"], page.QuerySelectorAll(".breadcrumb li").Select(li => li.TextContent.Trim()));
        Assert.Equal("/-/new?path=haus%2Fbrett&title=Brett", page.QuerySelector(".prose a.missing")?.GetAttribute("href"));
        Assert.Null(page.QuerySelector("input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task The_old_address_of_a_page_that_moved_leads_to_the_new_one_for_those_who_may_read_it()
    {
        await wiki.App.WriteAsync("umzug/alt.md", "Text.\n", Ct);
        var (old, now) = (GitPath.Parse("umzug/alt.md"), GitPath.Parse("umzug/neu.md"));
        await wiki.App.Wiki.Store.CommitAsync(
            new(Actor.Host.Instance, ChangeKind.Move, [new FileEdit.Delete(old, wiki.App.Wiki.Snapshot.Files[old]), new FileEdit.Write(now, "Text.\n", null)]) { MovedFrom = new Dictionary<GitPath, GitPath> { [now] = old } }, Ct);

        var member = await wiki.Member.GetAsync("/umzug/alt", Ct);
        var visitor = await wiki.Visitor.GetAsync("/umzug/alt", Ct);

        Assert.Equal((HttpStatusCode.Redirect, "/umzug/neu"), (member.StatusCode, member.Headers.Location?.OriginalString));
        Assert.StartsWith("/-/sign-in", visitor.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_heading_of_its_own_is_not_repeated()
    {
        await wiki.App.WriteAsync("eigen.md", "# Eigener Kopf\n\nText.\n", Ct);

        var page = await PagesFixture.OpenAsync(wiki.Member, "/eigen");

        Assert.Single(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task The_markdown_comes_byte_for_byte_with_a_strong_tag()
    {
        await wiki.App.WriteAsync("roh.md", "eins\r\nzwei", Ct);
        var blob = wiki.App.Wiki.Snapshot.Find(PagePath.Parse("roh"))!.Blob;

        var answer = await wiki.Member.GetAsync("/roh?raw", Ct);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/roh?raw") { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };

        Assert.Equal("eins\r\nzwei", await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal(("text/markdown", $"\"{blob}\"", false), (answer.Content.Headers.ContentType?.MediaType, answer.Headers.ETag?.Tag, answer.Headers.ETag?.IsWeak));
        Assert.Equal(HttpStatusCode.NotModified, (await wiki.Member.SendAsync(again, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_page_seen_before_is_not_sent_again_until_something_changes()
    {
        await wiki.App.WriteAsync("frisch.md", "eins\n", Ct);
        var tag = (await wiki.Member.GetAsync("/frisch", Ct)).Headers.ETag!;

        var same = await AskAsync(wiki.Member, tag);
        var other = await AskAsync(wiki.Admin, tag);
        await wiki.App.WriteAsync("frisch.md", "zwei\n", Ct);
        var changed = await AskAsync(wiki.Member, tag);

        Assert.True(tag.IsWeak);
        Assert.Equal([HttpStatusCode.NotModified, HttpStatusCode.OK, HttpStatusCode.OK], [same.StatusCode, other.StatusCode, changed.StatusCode]);
        Assert.Equal("no-cache, private", changed.Headers.CacheControl?.ToString());
        Assert.Contains("Cookie", changed.Headers.Vary);

        static Task<HttpResponseMessage> AskAsync(HttpClient browser, EntityTagHeaderValue tag) =>
            browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/frisch") { Headers = { IfNoneMatch = { tag } } }, Ct);
    }

    [Fact]
    public async Task A_copy_is_good_only_for_those_who_may_still_read()
    {
        await wiki.App.WriteAsync("vorstand/geheim.md", "---\nvisibility: vorstand\n---\nGeheim.\n", Ct);
        var tag = (await wiki.Admin.GetAsync("/vorstand/geheim", Ct)).Headers.ETag!;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/vorstand/geheim") { Headers = { IfNoneMatch = { tag } } };

        Assert.Equal(HttpStatusCode.NotFound, (await wiki.Member.SendAsync(request, Ct)).StatusCode);
        Assert.All(["history", "edit", "delete"], action => Assert.Equal(HttpStatusCode.NotFound, wiki.Member.GetAsync($"/-/{action}/vorstand/geheim", Ct).GetAwaiter().GetResult().StatusCode));
    }

    [Fact]
    public async Task A_missing_page_offers_to_be_written()
    {
        var page = await PagesFixture.OpenAsync(wiki.Member, "/gibt-es-nicht", HttpStatusCode.NotFound);

        Assert.NotNull(page.QuerySelector("a[href='/-/new?path=gibt-es-nicht']"));
    }

    [Theory]
    [InlineData("/Haus/Keller")]
    [InlineData("/haus/keller.md")]
    public async Task Another_spelling_is_led_to_the_page(string address)
    {
        await wiki.App.WriteAsync("haus/keller.md", "Text.\n", Ct);

        var answer = await wiki.Member.GetAsync(address, Ct);

        Assert.Equal("/haus/keller", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_file_can_do_nothing_in_a_browser()
    {
        await wiki.App.WriteAsync("dateien/seite.md", "Eine Seite, nach der sich richtet, wer die Dateien lesen darf.\n", Ct);
        await wiki.App.WriteAsync("dateien/boese.html", "<script>alert(1)</script>", Ct);
        await wiki.App.WriteAsync("dateien/bild.png", "png", Ct);

        var html = await wiki.Member.GetAsync("/dateien/boese.html", Ct);
        var image = await wiki.Member.GetAsync("/dateien/bild.png", Ct);

        Assert.Equal(("application/octet-stream", "attachment"), (html.Content.Headers.ContentType?.MediaType, html.Content.Headers.ContentDisposition?.DispositionType));
        Assert.Equal(("image/png", "inline"), (image.Content.Headers.ContentType?.MediaType, image.Content.Headers.ContentDisposition?.DispositionType));
        Assert.All([html, image], a => Assert.Equal(("default-src 'none'; sandbox", "nosniff"), (a.Headers.GetValues("Content-Security-Policy").Single(), a.Headers.GetValues("X-Content-Type-Options").Single())));
    }

    [Theory]
    [InlineData("/a%5Cb")]
    [InlineData("/CON")]
    [InlineData("/.git/config")]
    [InlineData("/-/edit/a%0Ab")]
    [InlineData("/-/edit/.roots/wiki.yaml")]
    [InlineData("/-/history/")]
    [InlineData("/-/version/start?v=zzz")]
    [InlineData("/-/compare/start?v=0000000000000000")]
    [InlineData("/-/gibt-es-nicht")]
    [InlineData("/%E2%80%AE/x")]
    public async Task An_address_that_is_none_is_explained(string address)
    {
        var answer = await wiki.Member.GetAsync(address, Ct);

        Assert.InRange((int)answer.StatusCode, 400, 404);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(">", 5_000, "x")]
    [InlineData("# Kopf\n\n", 100_000, "")]
    [InlineData("viel Text ", 520_000, "")]
    public async Task A_page_that_is_too_deep_or_too_large_is_shown_all_the_same(string piece, int times, string end)
    {
        await wiki.App.WriteAsync($"gross-{times}.md", string.Concat(Enumerable.Repeat(piece, times)) + end, Ct);

        var page = await PagesFixture.OpenAsync(wiki.Member, $"/gross-{times}");

        Assert.NotNull(page.QuerySelector(".alert"));
        Assert.NotNull((await PagesFixture.OpenAsync(wiki.Member, $"/-/edit/gross-{times}")).QuerySelector("textarea"));
    }

    [Fact]
    public async Task A_head_that_is_a_bomb_hides_the_page_from_members_and_tells_the_administration()
    {
        await wiki.App.WriteAsync("bombe.md", "---\na: &a [x, x]\nb: &b [*a, *a]\n---\nText.\n", Ct);

        await PagesFixture.OpenAsync(wiki.Member, "/bombe", HttpStatusCode.NotFound);
        Assert.NotNull((await PagesFixture.OpenAsync(wiki.Admin, "/bombe")).QuerySelector(".alert"));
    }

    [Fact]
    public async Task All_pages_are_listed_by_folder_and_filtered()
    {
        await wiki.App.WriteAsync("liste/eins.md", "---\ntitle: Nadel\n---\n", Ct);
        await wiki.App.WriteAsync("liste/zwei.md", "---\nvisibility: vorstand\ntitle: Nadelkissen\n---\n", Ct);

        var all = await PagesFixture.OpenAsync(wiki.Member, "/-/pages");
        var some = await PagesFixture.OpenAsync(wiki.Member, "/-/pages?q=nadel");
        var none = await PagesFixture.OpenAsync(wiki.Member, "/-/pages?q=zzzz");

        Assert.Contains(all.QuerySelectorAll(".page-group h2"), h => h.TextContent.Contains("liste", StringComparison.Ordinal));
        Assert.Equal("Nadel", Assert.Single(some.QuerySelectorAll(".row-main a")).TextContent);
        Assert.NotNull(none.QuerySelector(".empty"));
    }
}
