using System.Net;
using AngleSharp.Html.Dom;
using Roots.Wiki.Web.Tests.Fill;

namespace Roots.Wiki.Web.Tests.Recordings;

public sealed class RecordingsTests
{
    private const string Start = "/-/recordings/" + Kasse.Path + "?q=wichtigste-aufgabe";

    private static readonly byte[] Sound = [0x1A, 0x45, 0xDF, 0xA3, 1, 2, 3, 4];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_spoken_answer_is_heard_beside_its_question_by_the_office_and_by_nobody_else()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var browser = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);
        var phone = new Phone(browser);
        await phone.OpenAsync(Start, Ct);
        Assert.Contains("microphone=(self)", phone.Answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(browser, phone, Sound, true, Ct)).StatusCode);

        await phone.OpenAsync(Kasse.Start + "?q=wichtigste-aufgabe", Ct);
        Assert.Contains("microphone=()", phone.Answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        var sound = phone.Page.QuerySelector(".fill-spoken audio")!.GetAttribute("src")!;
        var heard = await browser.GetAsync(sound, Ct);
        Assert.Equal(("audio/webm", Sound), (heard.Content.Headers.ContentType!.MediaType, await heard.Content.ReadAsByteArrayAsync(Ct)) is var (type, bytes) && bytes.SequenceEqual(Sound) ? (type, Sound) : default);
        var stranger = await kasse.App.BrowserOfAsync(await kasse.App.MemberAsync("Emil", Ct), Ct);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(sound, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Start, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await kasse.App.Browser().GetAsync(sound, Ct)).StatusCode);
        Assert.DoesNotContain(kasse.App.Wiki.Snapshot.Files.Keys, f => !f.IsPage && !f.IsSettings);
    }

    [Fact]
    public async Task Without_everybody_s_consent_nothing_is_kept()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var browser = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);
        var phone = new Phone(browser);
        await phone.OpenAsync(Start, Ct);

        var answer = await SendAsync(browser, phone, Sound, false, Ct);

        Assert.Contains("Ohne das Einverständnis aller", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct)), StringComparison.Ordinal);
        await phone.OpenAsync(Start, Ct);
        Assert.Empty(phone.Page.QuerySelectorAll("article.recording"));
    }

    [Fact]
    public async Task A_recording_is_deleted_at_once_and_what_is_no_sound_is_refused()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var browser = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);
        var phone = new Phone(browser);
        await phone.OpenAsync(Start, Ct);
        var refused = await SendAsync(browser, phone, "<html>"u8.ToArray(), true, Ct);
        Assert.Contains("Das ist keine Aufnahme", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        await SendAsync(browser, phone, Sound, true, Ct);
        await phone.OpenAsync(Start, Ct);

        var form = (IHtmlFormElement)phone.Page.QuerySelector("article.recording form")!;
        await browser.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(form.QuerySelectorAll("input").OfType<IHtmlInputElement>().Select(i => KeyValuePair.Create(i.Name!, i.Value))), Ct);

        await phone.OpenAsync(Start, Ct);
        Assert.Empty(phone.Page.QuerySelectorAll("article.recording"));
        var folder = Path.Combine(kasse.App.Folder, "wikis", kasse.App.Wiki.Id.Value, "recordings");
        Assert.Empty(Directory.GetFiles(folder));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, Phone phone, byte[] sound, bool areAgreed, CancellationToken ct)
    {
        var form = (IHtmlFormElement)phone.Page.QuerySelector("form[enctype]")!;
        var content = new MultipartFormDataContent { { new ByteArrayContent(sound), "Sound", "aufnahme.webm" } };
        foreach (var field in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>())
        {
            content.Add(new StringContent(field.Value), field.Name!);
        }

        if (areAgreed)
        {
            content.Add(new StringContent("true"), "Consent");
        }

        return browser.PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : phone.Address, content, ct);
    }
}
