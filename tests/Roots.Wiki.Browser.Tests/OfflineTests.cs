using Microsoft.Playwright;
using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Browser.Tests.Journey;
using Roots.Wiki.Browser.Tests.Server;
using Roots.Wiki.Web.Features.Fill;

namespace Roots.Wiki.Browser.Tests;

/// <summary>A phone that loses the net in the middle of the sheet.</summary>
public sealed class OfflineTests(Chromium chromium)
{
    private const string First = "/-/fill/rollen/kasse/index?q=wichtigste-aufgabe";
    private const string Second = "/-/fill/rollen/kasse/index?q=unterlagen";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_typed_without_a_net_waits_on_the_device_and_arrives_once()
    {
        using var folder = new TemporaryFolder();
        await using var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
        await using var phone = await OpenAsync(wiki);
        await phone.GoAsync(First);
        await phone.Page.Context.SetOfflineAsync(true);
        await Text(phone).FillAsync("Rechnungen bezahlen");
        await ExpectStateAsync(phone, "offline-kept");

        await Button(phone, "Next").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".pending p")).ToHaveTextAsync(Words.Of<FillTexts>("PendingOne"));
        await phone.Page.Context.SetOfflineAsync(false);

        await phone.Page.WaitForURLAsync(url => !url.Contains("wichtigste-aufgabe", StringComparison.Ordinal));
        await Assertions.Expect(phone.Page.Locator(".pending")).ToHaveCountAsync(0);
        Assert.Equal("0", await KeptAsync(phone));
        await phone.GoAsync(First);
        await Assertions.Expect(Text(phone)).ToHaveValueAsync("Rechnungen bezahlen");
    }

    [Fact]
    public async Task A_tab_that_was_closed_without_a_net_brings_its_answer_back()
    {
        using var folder = new TemporaryFolder();
        await using var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
        await using var phone = await OpenAsync(wiki);
        await TypeWithoutNetAsync(phone, First, "Rechnungen bezahlen");

        await phone.Page.RunAndWaitForResponseAsync(() => phone.GoAsync(Second), answer => answer.Url.Contains("handler=Draft", StringComparison.Ordinal));
        await phone.GoAsync(First);

        await Assertions.Expect(Text(phone)).ToHaveValueAsync("Rechnungen bezahlen");
        Assert.Equal("0", await KeptAsync(phone));
    }

    [Fact]
    public async Task A_newer_answer_of_another_device_is_never_written_over_unseen()
    {
        using var folder = new TemporaryFolder();
        await using var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
        await using var phone = await OpenAsync(wiki);
        await TypeWithoutNetAsync(phone, First, "Vom Telefon");
        await using (var other = await AgainAsync(wiki, phone))
        {
            await other.GoAsync(First);
            await Text(other).FillAsync("Vom Rechner");
            await ExpectStateAsync(other, "saved");
        }

        await phone.GoAsync(Second);
        phone.ForgetTroubles();
        await phone.Page.Locator(".pending a").ClickAsync();

        await Assertions.Expect(Text(phone)).ToHaveValueAsync("Vom Rechner");
        await Assertions.Expect(phone.Page.Locator(".fill-other")).ToHaveTextAsync("Vom Telefon");
        phone.ForgetTroubles();   // the browser notes that the queued answer was refused
        await phone.AssertAccessibleAsync("fill-pending");
        await phone.Page.Locator("[data-drop]").ClickAsync();
        Assert.Equal("0", await KeptAsync(phone));
    }

    [Fact]
    public async Task A_device_that_is_not_one_s_own_is_cleared_at_once()
    {
        using var folder = new TemporaryFolder();
        await using var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
        await using var phone = await OpenAsync(wiki);
        await phone.GoAsync(First);
        await phone.Page.Context.SetOfflineAsync(true);
        await Text(phone).FillAsync("Rechnungen bezahlen");
        await ExpectStateAsync(phone, "offline-kept");

        await phone.Page.GetByRole(AriaRole.Button, new() { Name = Words.Of<FillTexts>("PendingClear") }).ClickAsync();

        Assert.Equal("0", await KeptAsync(phone));
    }

    private static async Task TypeWithoutNetAsync(Visitor phone, string address, string text)
    {
        await phone.GoAsync(address);
        await phone.Page.Context.SetOfflineAsync(true);
        await Text(phone).FillAsync(text);
        await ExpectStateAsync(phone, "offline-kept");
        await phone.Page.GotoAsync("about:blank");
        await phone.Page.Context.SetOfflineAsync(false);
        phone.ForgetTroubles();
    }

    private async Task<Visitor> OpenAsync(RunningWiki wiki)
    {
        var phone = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        var setUp = new SetUpPages(phone);
        await setUp.OpenAsync(await wiki.PrintedLinkAsync("/-/setup", Ct));
        await setUp.IntroduceAsync("Stadtgarten Linde e. V.", "Ada", "ada", "vier Wörter reichen aus");
        await setUp.ChooseLeavingAsync("Kasse");
        phone.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        return phone;
    }

    private async Task<Visitor> AgainAsync(RunningWiki wiki, Visitor phone)
    {
        var other = await chromium.VisitAsync(wiki.Url, Screen.Desktop);
        await other.Page.Context.AddCookiesAsync((await phone.Page.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = wiki.Url.AbsoluteUri }));
        return other;
    }

    private static ILocator Text(Visitor phone) => phone.Page.Locator("#Text");

    private static ILocator Button(Visitor phone, string key) => phone.Page.GetByRole(AriaRole.Button, new() { Name = Words.Of<FillTexts>(key), Exact = true });

    private static Task ExpectStateAsync(Visitor phone, string state) => Assertions.Expect(phone.Page.Locator(".save-state")).ToHaveAttributeAsync("data-state", state);

    private static Task<string> KeptAsync(Visitor phone) => phone.Page.EvaluateAsync<string>("() => String(Object.keys(localStorage).filter(key => key.startsWith('roots-pending:')).length)");
}
