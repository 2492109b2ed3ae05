using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Roots.Wiki.People;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Web.Tests.Fill;

public sealed class SecretTests
{
    private const string Marker = "qx7k9zmarke.";
    private static readonly string[] Locks = [".lock", ".owner"];   // held by the program and empty of content
    private const string Question = Kasse.Start + "?q=wichtigste-aufgabe";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_planted_secret_lies_in_no_file_after_every_way_to_save_it()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        await kasse.App.WriteAsync(Kasse.Path + ".md", $"---\ntype: role\ntitle: Kasse\ntemplates: [schnellstart, kasse, grundblatt]\nholders:\n  - {{person: {kasse.Holder.Person}, kind: holder}}\n---\n# Kasse\n", Ct);
        var (member, guest) = (await kasse.HolderAsync(Ct), await kasse.GuestAsync(Ct));
        var api = await ApiAsync(kasse);

        foreach (var secret in SecretSamples.Secrets)
        {
            foreach (var phone in new[] { member, guest })
            {
                await phone.OpenAsync(Question, Ct);
                phone.Type(Marker + "\n\n" + secret.Text);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, (await phone.KeepAsync(Ct)).StatusCode);
                await phone.PressAsync("next", Ct);
                Assert.Contains("aria-invalid=\"true\"", phone.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            }

            var answer = await api.PutAsJsonAsync("/-/api/pages/kasse/neu", new { markdown = Marker + "\n\n" + secret.Text }, Ct);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        await AssertNowhereAsync(kasse.App.Folder);
    }

    [Fact]
    public async Task What_was_typed_comes_back_with_the_question_where_it_lies()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync(Question, Ct);
        phone.Type("PIN 4711");

        await phone.PressAsync("next", Ct);

        Assert.Equal("PIN 4711", ((IHtmlTextAreaElement)phone.Page.QuerySelector("#Text")!).Value);
        Assert.Contains("Wo liegt es, und wer kann es öffnen?", phone.Page.QuerySelector("#answer-error")!.TextContent, StringComparison.Ordinal);
        Assert.Null(phone.Page.QuerySelector("input[name=NotSecret]"));
    }

    [Fact]
    public async Task A_doubtful_word_is_kept_once_somebody_says_that_it_is_no_secret()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync(Question, Ct);
        phone.Type("Passwort: Sonnenblume");
        await phone.PressAsync("next", Ct);
        var box = phone.Page.QuerySelector<IHtmlInputElement>("input[name=NotSecret]")!;

        box.IsChecked = true;
        await phone.PressAsync("later", Ct);

        Assert.Contains("Sonnenblume", await kasse.KnowledgeAsync(Ct), StringComparison.Ordinal);
        await phone.OpenAsync(Question, Ct);
        phone.Type("Passwort: Sonnenblume, das ist ein Beet");
        Assert.Equal(HttpStatusCode.NoContent, (await phone.KeepAsync(Ct)).StatusCode);
    }

    [Fact]
    public async Task A_program_says_that_it_is_no_secret_with_the_mark_it_was_given()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var api = await ApiAsync(kasse);
        var asked = await api.PutAsJsonAsync("/-/api/pages/kasse/konto", new { markdown = "DE89 3704 0044 0532 0130 00\n" }, Ct);
        var mark = (await asked.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("mark").GetString();

        api.DefaultRequestHeaders.Add("Roots-Not-Secret", mark);
        var answer = await api.PutAsJsonAsync("/-/api/pages/kasse/konto", new { markdown = "DE89 3704 0044 0532 0130 00\n" }, Ct);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Created), (asked.StatusCode, answer.StatusCode));
    }

    private static async Task<HttpClient> ApiAsync(Kasse kasse)
    {
        var token = await kasse.App.Wiki.Tokens.CreateAsync("Test", kasse.Holder.Id, TokenScope.Write, Ct);
        var api = kasse.App.Browser();
        api.DefaultRequestHeaders.Authorization = new("Bearer", token);
        api.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", "*");
        return api;
    }

    private static async Task AssertNowhereAsync(string folder)
    {
        var looked = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !Locks.Contains(Path.GetExtension(f))))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Ct);
            Assert.DoesNotContain(Marker, Encoding.Latin1.GetString(bytes.ToArray()), StringComparison.Ordinal);
            looked++;
            if (file.Contains("/objects/", StringComparison.Ordinal) && bytes.ToArray() is [0x78, ..])
            {
                bytes.Position = 0;
                using var text = new StreamReader(new ZLibStream(bytes, CompressionMode.Decompress), Encoding.Latin1);
                Assert.DoesNotContain(Marker, await text.ReadToEndAsync(Ct), StringComparison.Ordinal);
            }
        }

        Assert.True(looked > 10);
    }
}
