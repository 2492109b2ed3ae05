using System.Net;
using AngleSharp.Html.Dom;

namespace Roots.Wiki.Web.Tests.Fill;

public sealed class PhotoTests
{
    private const string Aufgabe = Kasse.Start + "?template=schnellstart&q=wichtigste-aufgabe";

    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photo_is_shown_asks_what_is_to_be_seen_and_stands_on_the_page()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var browser = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);
        var phone = new Phone(browser);
        await phone.OpenAsync(Aufgabe, Ct);
        Assert.Equal("environment", phone.Page.QuerySelector("input[type=file]")!.GetAttribute("capture"));
        phone.Type("Wasser abstellen");
        await SendAsync(browser, phone, Picture, Ct);

        await phone.OpenAsync(Aufgabe, Ct);
        var shown = phone.Page.QuerySelector(".fill-photos img")!.GetAttribute("src")!;
        Assert.Equal("image/png", (await browser.GetAsync(shown, Ct)).Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await kasse.App.Browser().GetAsync(shown, Ct)).StatusCode);
        await phone.PressAsync("next", Ct);
        Assert.NotNull(phone.Page.QuerySelector(".fill-photos .error"));   // without words nobody who cannot see knows what is there

        ((IHtmlInputElement)phone.Page.QuerySelector(".fill-photos input")!).Value = "Der Haupthahn";
        await phone.PressAsync("next", Ct);
        await phone.PressAsync("later", Ct);

        await phone.OpenAsync("/rollen/kasse/wissen", Ct);
        var picture = phone.Page.QuerySelector("main img[alt='Der Haupthahn']")!;
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(picture.GetAttribute("src"), Ct)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await kasse.App.Browser().GetAsync(picture.GetAttribute("src"), Ct)).StatusCode);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_beside_the_button_and_the_words_stay()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var browser = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);
        var phone = new Phone(browser);
        await phone.OpenAsync(Aufgabe, Ct);
        phone.Type("Wasser abstellen");

        var answer = await SendAsync(browser, phone, "Kein Bild"u8.ToArray(), Ct);

        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Contains("Mach ein neues Foto", page.QuerySelector(".fill-question .error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Wasser abstellen", ((IHtmlTextAreaElement)page.QuerySelector("#Text")!).Value);
    }

    [Fact]
    public async Task A_guest_s_photo_is_seen_by_who_decides_and_by_nobody_else()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var browser = kasse.App.Browser();
        var phone = new Phone(browser);
        await phone.OpenAsync(kasse.Door, Ct);
        await phone.PressAsync(null, Ct);
        await SendAsync(browser, phone, Picture, Ct);
        await phone.OpenAsync(Aufgabe, Ct);
        await phone.PressAsync("later", Ct);
        var holder = await kasse.HolderAsync(Ct);
        await holder.OpenAsync("/-/role/" + Kasse.Path, Ct);

        var shown = holder.Page.QuerySelector("#waiting img")!.GetAttribute("src")!;

        Assert.Equal(HttpStatusCode.OK, (await (await kasse.App.BrowserOfAsync(kasse.Holder, Ct)).GetAsync(shown, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(shown, Ct)).StatusCode);
        var stranger = await kasse.App.MemberAsync("Emil", Ct);
        Assert.Equal(HttpStatusCode.NotFound, (await (await kasse.App.BrowserOfAsync(stranger, Ct)).GetAsync(shown, Ct)).StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, Phone phone, byte[] picture, CancellationToken ct)
    {
        var form = (IHtmlFormElement)phone.Page.QuerySelector("form.fill")!;
        var content = new MultipartFormDataContent { { new StringContent("photo"), "do" }, { new ByteArrayContent(picture), "Photo", "IMG_2026.png" } };
        foreach (var field in form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>().Where(f => f.Type is "hidden" or "text"))
        {
            content.Add(new StringContent(field.Value), field.Name!);
        }

        foreach (var field in form.QuerySelectorAll("textarea[name]").OfType<IHtmlTextAreaElement>())
        {
            content.Add(new StringContent(field.Value), field.Name!);
        }

        return browser.PostAsync(form.GetAttribute("action"), content, ct);
    }
}
