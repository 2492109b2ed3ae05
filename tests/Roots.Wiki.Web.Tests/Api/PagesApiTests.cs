using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Roots.Wiki.People;
using Roots.Wiki.Web.Tests.Pages;

namespace Roots.Wiki.Web.Tests.Api;

public sealed class PagesApiTests(PagesFixture wiki) : IClassFixture<PagesFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cookie_is_no_token()
    {
        var answer = await wiki.Admin.GetAsync("/-/api/pages/start", Ct);

        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_page_is_created_read_changed_and_deleted()
    {
        var api = await wiki.ApiAsync(TokenScope.Write, Ct);

        var created = await PutAsync(api, "api/eins", "Text.\n", none: true);
        var again = await PutAsync(api, "api/eins", "Text.\n", none: true);
        var bare = await PutAsync(api, "api/eins", "Neu.\n");
        var changed = await PutAsync(api, "api/eins", "Neu.\n", await RevisionAsync(created));
        var stale = await PutAsync(api, "api/eins", "Neuer.\n", await RevisionAsync(created));
        var read = await api.GetFromJsonAsync<JsonElement>("/-/api/pages/api/eins", Ct);
        var history = await api.GetFromJsonAsync<JsonElement>("/-/api/pages/api/eins/history?limit=1", Ct);
        using var delete = new HttpRequestMessage(HttpMethod.Delete, "/-/api/pages/api/eins");
        delete.Headers.TryAddWithoutValidation("If-Match", $"\"{read.GetProperty("revision").GetString()}\"");
        var deleted = await api.SendAsync(delete, Ct);

        Assert.Equal([201, 412, 428, 200, 412, 204], new[] { created, again, bare, changed, stale, deleted }.Select(a => (int)a.StatusCode));
        Assert.Equal("Neu.\n", read.GetProperty("markdown").GetString());
        Assert.Equal(read.GetProperty("version").GetString(), history.GetProperty("versions")[0].GetProperty("version").GetString());
        Assert.NotNull(history.GetProperty("next").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync("/-/api/pages/api/eins", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_title_is_set_where_the_text_has_none()
    {
        var api = await wiki.ApiAsync(TokenScope.Write, Ct);

        var created = await api.PutAsJsonAsync("/-/api/pages/api/titel", new { title = "Mein Titel", markdown = "Text.\n" }, Ct);

        Assert.Equal("Mein Titel", (await created.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Asked_to_merge_it_merges_or_gives_all_three_texts()
    {
        var api = await wiki.ApiAsync(TokenScope.Write, Ct);
        var first = await RevisionAsync(await PutAsync(api, "api/merge", "eins\n\nzwei\n", none: true));
        await PutAsync(api, "api/merge", "EINS\n\nzwei\n", first);

        var merged = await PutAsync(api, "api/merge", "eins\n\nZWEI\n", first, "?merge=true");
        var clash = await PutAsync(api, "api/merge", "anders\n\nzwei\n", first, "?merge=true");
        var problem = await clash.Content.ReadFromJsonAsync<JsonElement>(Ct);

        Assert.Equal("EINS\n\nZWEI\n", (await merged.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("markdown").GetString());
        Assert.Equal(HttpStatusCode.Conflict, clash.StatusCode);
        Assert.Equal(("eins\n\nzwei\n", "anders\n\nzwei\n", "EINS\n\nZWEI\n"), (problem.GetProperty("base").GetString(), problem.GetProperty("mine").GetString(), problem.GetProperty("theirs").GetString()));
    }

    [Fact]
    public async Task A_token_to_read_does_not_write_and_nobody_reads_what_is_not_theirs()
    {
        await wiki.App.WriteAsync("vorstand/api.md", "---\nvisibility: vorstand\n---\nGeheim.\n", Ct);
        var api = await wiki.ApiAsync(TokenScope.Read, Ct);

        Assert.Equal(HttpStatusCode.Forbidden, (await PutAsync(api, "api/nein", "x\n", none: true)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync("/-/api/pages/vorstand/api", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync("/-/api/pages/vorstand/api/history", Ct)).StatusCode);
        Assert.DoesNotContain("vorstand/api", await api.GetStringAsync("/-/api/pages", Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/CON", "{\"markdown\":\"x\"}", 400)]
    [InlineData("api/a%5Cb", "{\"markdown\":\"x\"}", 400)]
    [InlineData("api/punkt.", "{\"markdown\":\"x\"}", 400)]
    [InlineData(".roots/x", "{\"markdown\":\"x\"}", 400)]
    [InlineData("api/kein-json", "markdown", 400)]
    [InlineData("api/leer", "{}", 400)]
    [InlineData("api/null", "{\"markdown\":\"a\\u0000b\"}", 422)]
    [InlineData("api/halb", "{\"markdown\":\"a\\ud800b\"}", 400)]
    [InlineData("api/kopf", "{\"markdown\":\"---\\na: &a x\\n---\\n\"}", 422)]
    public async Task What_cannot_be_written_is_a_problem_in_words(string path, string body, int expected)
    {
        var api = await wiki.ApiAsync(TokenScope.Write, Ct);

        var answer = await api.PutAsync("/-/api/pages/" + path, new StringContent(body, Encoding.UTF8, "application/json"), Ct);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);

        Assert.Equal(expected, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotEqual("", problem.GetProperty("title").GetString());
        Assert.NotEqual("", problem.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(600_000)]
    [InlineData(9_000_000)]
    public async Task A_page_that_is_too_large_is_refused(int size)
    {
        var api = await wiki.ApiAsync(TokenScope.Write, Ct);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PutAsync(api, "api/gross", new string('x', size), none: true)).StatusCode);
    }

    [Fact]
    public async Task A_file_is_stored_and_replaced_only_by_who_knows_it()
    {
        var api = await wiki.ApiAsync(TokenScope.Write, Ct);

        var stored = await api.PostAsync("/-/api/attachments/api/plan.png", new ByteArrayContent([1, 2, 0, 255]), Ct);
        var again = await api.PostAsync("/-/api/attachments/api/plan.png", new ByteArrayContent([3]), Ct);
        var page = await api.PostAsync("/-/api/attachments/api/seite.md", new ByteArrayContent([3]), Ct);

        Assert.True(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync(Ct));
        Assert.Equal([201, 428, 400], new[] { stored, again, page }.Select(a => (int)a.StatusCode));
        Assert.Equal([1, 2, 0, 255], await wiki.Member.GetByteArrayAsync("/api/plan.png", Ct));
    }

    [Fact]
    public async Task What_was_saved_is_found()
    {
        var api = await wiki.ApiAsync(TokenScope.Write, Ct);
        await PutAsync(api, "api/suche", "# Bank\n\n## Konten\n\nDer Freistellungsbescheid liegt im Ordner.\n", none: true);
        await wiki.App.Wiki.Index.CatchUpAsync(Ct);

        var found = await api.GetFromJsonAsync<JsonElement>("/-/api/search?q=freistellungsbescheid", Ct);
        var page = await PagesFixture.OpenAsync(wiki.Member, "/-/search?q=freistellungsbescheid");
        var none = await PagesFixture.OpenAsync(wiki.Member, "/-/search?q=qqqqqq");

        Assert.Equal("api/suche", found.GetProperty("hits")[0].GetProperty("path").GetString());
        Assert.Equal("Freistellungsbescheid", page.QuerySelector(".hit mark")?.TextContent);
        Assert.Equal("/api/suche#h-konten", page.QuerySelector(".hit a")?.GetAttribute("href"));
        Assert.Equal("/-/new?path=&title=qqqqqq", none.QuerySelector(".empty a.button")?.GetAttribute("href"));
    }

    [Fact]
    public async Task The_description_names_every_address()
    {
        var description = await wiki.Visitor.GetFromJsonAsync<JsonElement>("/-/api/openapi.json", Ct);

        Assert.Equal(
            ["/-/api/attachments/{path}", "/-/api/pages", "/-/api/pages/{path}", "/-/api/search"],
            description.GetProperty("paths").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient api, string path, string markdown, string? revision = null, string query = "", bool none = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/-/api/pages/{path}{query}") { Content = JsonContent.Create(new { markdown }) };
        if (revision is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        }

        if (none)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        }

        return api.SendAsync(request, Ct);
    }

    private static async Task<string> RevisionAsync(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(Ct)).GetProperty("revision").GetString()!;
}
