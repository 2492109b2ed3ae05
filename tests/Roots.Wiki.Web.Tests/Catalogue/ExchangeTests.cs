using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using Roots.Wiki.Web.Tests.Map;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Catalogue;

/// <summary>Templates and how-tos go out and come in as files, over HTTP and without script.</summary>
public sealed class ExchangeTests(MapFixture wiki) : IClassFixture<MapFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_template_is_given_away_and_taken_over()
    {
        var form = await OpenAsync(wiki.Board, "/-/templates/verarbeitung/share");
        var decisions = Decisions(form, "keep").ToArray();

        var file = await PostAsync(wiki.Board, "/-/templates/verarbeitung/share", [.. decisions, ("licence", "CC-BY-4.0"), ("named", "true")]);
        var text = (await file.Content.ReadAsStringAsync(Ct)).Replace("id: verarbeitung\n", "id: eigen-verarbeitung-abc234\n", StringComparison.Ordinal).Replace("- id: verarbeitung-", "- id: eigen-verarbeitung-", StringComparison.Ordinal);
        var look = await ReadAsync(await UploadAsync(wiki.Board, text));
        var taken = await PostAsync(wiki.Board, "/-/templates/take-over", ("do", "take"), ("Text", look.QuerySelector("textarea[name=Text]")!.TextContent));

        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("by: \"Testverein\", licence: CC-BY-4.0", text, StringComparison.Ordinal);
        Assert.Null(wiki.App.Wiki.TemplateFiles.ShippedFile("eigen-verarbeitung-abc234"));
        Assert.Equal("/-/templates/eigen-verarbeitung-abc234", taken.Headers.Location!.OriginalString);
        Assert.Equal("Testverein", wiki.App.Wiki.Templates.Find("eigen-verarbeitung-abc234")!.Origin!.By);
    }

    [Fact]
    public async Task Nothing_is_given_away_before_each_finding_is_decided()
    {
        await wiki.App.WriteAsync("haus/heizung.md", "---\ntitle: Heizung an\ntemplate: anleitung\n---\n# Heizung an\n\nFrag Hanna Holder (hanna@verein.example, 0761 123456) oder [den Hausdienst](person:k3v9x2m7qa). ![Plan](plan.png)\n", Ct);
        var form = await OpenAsync(wiki.Member, "/-/share/haus/heizung");
        var decisions = Decisions(form, "remove").ToList();
        Assert.Equal(5, decisions.Count);

        var refused = await PostAsync(wiki.Member, "/-/share/haus/heizung", [.. decisions.Skip(1), ("licence", "CC0-1.0")]);
        var given = await PostAsync(wiki.Member, "/-/share/haus/heizung", [.. decisions, ("licence", "CC0-1.0")]);

        Assert.NotNull((await ReadAsync(refused)).QuerySelector(".error-summary"));
        var text = await given.Content.ReadAsStringAsync(Ct);
        Assert.Contains("Frag … (…, …) oder den Hausdienst. Plan", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Testverein", text, StringComparison.Ordinal);

        var look = await ReadAsync(await UploadAsync(wiki.Board, text));
        var sent = await PostAsync(wiki.Board, "/-/templates/take-over", ("do", "take-page"), ("Text", look.QuerySelector("textarea[name=Text]")!.TextContent), ("PageTitle", "Heizung bei uns"), ("In", ""));
        Assert.Equal("/heizung-bei-uns", sent.Headers.Location!.OriginalString);
        Assert.Equal("anleitung", wiki.App.Wiki.Snapshot.Find(PagePath.Parse("heizung-bei-uns"))!.Facts.Template);
    }

    [Theory]
    [InlineData("kein: yaml: [")]
    [InlineData("---\ntitle: x\n---\n")]
    [InlineData("id: x\ntitle: <b>\nsections:\n  - id: a\n    title: A\n    questions:\n      - {id: qq, text: 'W?', type: text}\n")]
    [InlineData("")]
    public async Task A_bad_file_is_named_beside_the_field(string text)
    {
        var answer = await UploadAsync(wiki.Admin, text);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("true", (await ReadAsync(answer)).QuerySelector("#Upload")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_no_text_is_named_and_nothing_breaks()
    {
        foreach (var bytes in new[] { new byte[5 * 1024 * 1024], [0xff, 0xfe, 0x00], Encoding.UTF8.GetBytes("a: " + new string('[', 400_000)) })
        {
            var answer = await UploadAsync(wiki.Admin, bytes);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.NotNull((await ReadAsync(answer)).QuerySelector(".field.invalid"));
        }
    }

    [Fact]
    public async Task Pages_that_are_no_how_tos_or_cannot_be_read_are_not_given_away()
    {
        await wiki.App.WriteAsync("geheim/plan.md", "---\ntitle: Plan\ntemplate: anleitung\nvisibility: vorstand\n---\n# Plan\n", Ct);
        await wiki.App.WriteAsync("haus/notiz.md", "# Notiz\n", Ct);

        Assert.Equal(HttpStatusCode.NotFound, (await wiki.Member.GetAsync("/-/share/geheim/plan", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await wiki.Member.GetAsync("/-/share/haus/notiz", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(wiki.Member, "/-/share/geheim/plan", ("licence", "CC0-1.0"))).StatusCode);
    }

    private static IEnumerable<(string, string)> Decisions(IDocument form, string wish) =>
        form.QuerySelectorAll("input[name^=find-]").GroupBy(i => i.GetAttribute("name")!).Select(g => (g.Key, g.Any(i => i.GetAttribute("value") == wish) ? wish : "remove"));

    private static Task<HttpResponseMessage> UploadAsync(HttpClient browser, string text) => UploadAsync(browser, Encoding.UTF8.GetBytes(text));

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient browser, byte[] bytes)
    {
        var page = await OpenAsync(browser, "/-/templates/take-over");
        using var form = Parts([new("__RequestVerificationToken", page.QuerySelector("form.form input[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("do", "look")]);
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "Upload", "vorlage.yaml");
        return await browser.PostAsync("/-/templates/take-over", form, Ct);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, params (string Name, string Value)[] fields)
    {
        var page = await OpenAsync(browser, "/-/account");
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await browser.PostAsync(address, new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).ToDictionary(f => f.Item1, f => f.Item2)), Ct);
    }
}
