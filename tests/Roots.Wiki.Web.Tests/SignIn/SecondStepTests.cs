using System.Text.RegularExpressions;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.SignIn;
using Roots.Wiki.Web.Tests.Pages;

namespace Roots.Wiki.Web.Tests.SignIn;

public sealed class SecondStepTests(SecondStepTests.Fixture fixture) : IClassFixture<SecondStepTests.Fixture>
{
    private const string Page = "/-/account/second-step";

    private readonly SignInSite site = fixture.Inner.Site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_the_password_a_code_is_asked_for_and_each_counts_once()
    {
        var (key, _) = await TurnOnAsync("Anna");
        var (browser, second) = (site.NewBrowser(), site.NewBrowser());

        var asked = await browser.SignInAsync("Anna", SignInSite.Password, Ct);
        Assert.Equal(("/-/sign-in/code", "Visitor"), (asked.Headers.Location?.OriginalString, await browser.WhoAsync(Ct)));
        await browser.PostAsync("/-/sign-in/code", Ct, ("Code", "000000"));
        Assert.Equal("Visitor", await browser.WhoAsync(Ct));
        var code = Next(key);
        await browser.PostAsync("/-/sign-in/code", Ct, ("Code", code));
        await second.SignInAsync("Anna", SignInSite.Password, Ct);
        await second.PostAsync("/-/sign-in/code", Ct, ("Code", code));

        Assert.Equal(("Member", "Visitor"), (await browser.WhoAsync(Ct), await second.WhoAsync(Ct)));
    }

    [Fact]
    public async Task A_mailed_link_and_a_reset_ask_for_the_code_too()
    {
        var (key, _) = await TurnOnAsync("Bodo", "bodo@verein.example");
        var member = site.People.Persons.Current.Members.Values.Single(m => m.DisplayName == "Bodo");
        var (byLink, byReset) = (site.NewBrowser(), site.NewBrowser());
        await site.NewBrowser().PostAsync("/-/sign-in?handler=Link", Ct, ("Address", "bodo@verein.example"));
        await site.DeliverAsync(Ct);

        await byLink.PostAsync(Regex.Match(site.Mailer.Sent.Last(m => m.To == "bodo@verein.example").Text, "/-/sign-in/link/[a-z0-9]{26}").Value, Ct);
        Assert.Equal("Visitor", await byLink.WhoAsync(Ct));
        await byLink.PostAsync("/-/sign-in/code", Ct, ("Code", Next(key)));
        await byReset.PostAsync("/-/reset/" + await site.LinkAsync(LinkPurpose.Reset, Ct, person: member.Person), Ct, ("Password", "tausend blaue Regentonnen"));

        Assert.Equal("Visitor", await byReset.WhoAsync(Ct));
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once_and_the_disk_holds_none()
    {
        var (_, codes) = await TurnOnAsync("Clara");
        var (first, again) = (site.NewBrowser(), site.NewBrowser());
        await first.SignInAsync("Clara", SignInSite.Password, Ct);
        await again.SignInAsync("Clara", SignInSite.Password, Ct);

        await first.PostAsync("/-/sign-in/code", Ct, ("Code", codes[3].ToUpperInvariant()));
        await again.PostAsync("/-/sign-in/code", Ct, ("Code", codes[3]));

        Assert.Equal(SecondStep.RecoveryCodes, codes.Count);
        Assert.Equal(("Member", "Visitor"), (await first.WhoAsync(Ct), await again.WhoAsync(Ct)));
        var kept = site.TokensOnDisk();
        Assert.All(codes, code => Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), kept, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_who_use_one_code_at_the_same_moment_one_gets_in()
    {
        var (key, _) = await TurnOnAsync("Doris");
        var browsers = new[] { site.NewBrowser(), site.NewBrowser(), site.NewBrowser() };
        foreach (var browser in browsers)
        {
            await browser.SignInAsync("Doris", SignInSite.Password, Ct);
        }

        var code = Next(key);
        await Task.WhenAll(browsers.Select(b => b.PostAsync("/-/sign-in/code", Ct, ("Code", code))));

        var entered = await Task.WhenAll(browsers.Select(b => b.WhoAsync(Ct)));
        Assert.Single(entered, who => who == "Member");
    }

    [Fact]
    public async Task Guessing_is_stopped_after_five_tries_and_a_right_code_waits_too()
    {
        var (key, _) = await TurnOnAsync("Erik");
        var browser = site.NewBrowser();
        await browser.SignInAsync("Erik", SignInSite.Password, Ct);
        for (var i = 0; i < SignInThrottle.TriesPerName; i++)
        {
            await browser.PostAsync("/-/sign-in/code", Ct, ("Code", "000001"));
        }

        await browser.PostAsync("/-/sign-in/code", Ct, ("Code", Next(key)));

        Assert.Equal("Visitor", await browser.WhoAsync(Ct));
    }

    [Fact]
    public async Task The_half_way_cookie_is_worth_nothing_after_a_new_password_or_in_another_browser()
    {
        var (key, _) = await TurnOnAsync("Frida");
        var member = site.People.Persons.Current.Members.Values.Single(m => m.DisplayName == "Frida");
        var browser = site.NewBrowser();
        await browser.SignInAsync("Frida", SignInSite.Password, Ct);

        var elsewhere = await site.NewBrowser().GetAsync("/-/sign-in/code", Ct);
        await site.NewBrowser().PostAsync("/-/reset/" + await site.LinkAsync(LinkPurpose.Reset, Ct, person: member.Person), Ct, ("Password", "tausend blaue Regentonnen"));
        await browser.PostAsync("/-/sign-in/code", Ct, ("Code", Next(key)));

        Assert.Equal("/-/sign-in", elsewhere.Headers.Location?.OriginalString);
        Assert.Equal("Visitor", await browser.WhoAsync(Ct));
    }

    [Fact]
    public async Task Turning_it_on_ends_other_devices_and_turning_it_off_asks_for_a_proof()
    {
        var other = site.NewBrowser();
        await site.MemberAsync("Gerd", null, Ct);
        await other.SignInAsync("Gerd", SignInSite.Password, Ct);
        var (browser, key, _) = await BeginAsync("Gerd");
        Assert.Equal("Visitor", await other.WhoAsync(Ct));

        await browser.PostAsync(Page + "?handler=Off", Ct, ("OldPassword", "irgendein Passwort"));
        await site.NewBrowser().SignInAsync("Gerd", SignInSite.Password, Ct);
        Assert.Contains("noch 10 Notfallcodes", await (await browser.GetAsync(Page, Ct)).Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        await browser.PostAsync(Page + "?handler=Off", Ct, ("OldPassword", Next(key)));

        await other.SignInAsync("Gerd", SignInSite.Password, Ct);
        Assert.Equal("Member", await other.WhoAsync(Ct));
    }

    [Fact]
    public async Task A_wrong_first_code_turns_nothing_on_and_keeps_the_key()
    {
        await site.MemberAsync("Heidi", null, Ct);
        var browser = site.NewBrowser();
        await browser.SignInAsync("Heidi", SignInSite.Password, Ct);
        var (offer, shown) = Read(await (await browser.GetAsync(Page, Ct)).Content.ReadAsStringAsync(Ct));

        var refused = await (await browser.PostAsync(Page + "?handler=On", Ct, ("Offer", offer), ("Code", "12"), ("OldPassword", SignInSite.Password))).Content.ReadAsStringAsync(Ct);

        Assert.Equal((offer, shown), Read(refused));
        Assert.Equal("Member", await EnterAsync("Heidi"));
    }

    [Fact]
    public async Task The_administration_takes_it_away_from_whoever_lost_the_phone()
    {
        await TurnOnAsync("Ines");
        var member = site.People.Persons.Current.Members.Values.Single(m => m.DisplayName == "Ines");
        var admin = site.NewBrowser();
        await admin.SignInAsync("Ada", SignInSite.Password, Ct);

        await admin.PostFromAsync($"/-/admin/members/access/{member.Id}", $"/-/admin/members/access/{member.Id}?handler=SecondStep", Ct);

        Assert.Empty(site.People.Persons.Current.SessionsOf(member.Id));
        Assert.Equal("Member", await EnterAsync("Ines"));
    }

    private async Task<string> EnterAsync(string name)
    {
        var browser = site.NewBrowser();
        await browser.SignInAsync(name, SignInSite.Password, Ct);
        return await browser.WhoAsync(Ct);
    }

    private async Task<(byte[] Key, IReadOnlyList<string> Codes)> TurnOnAsync(string name, string? email = null)
    {
        await site.MemberAsync(name, email, Ct);
        var (_, key, codes) = await BeginAsync(name);
        return (key, codes);
    }

    private async Task<(Browser Browser, byte[] Key, IReadOnlyList<string> Codes)> BeginAsync(string name)
    {
        var browser = site.NewBrowser();
        await browser.SignInAsync(name, SignInSite.Password, Ct);
        var (offer, shown) = Read(await (await browser.GetAsync(Page, Ct)).Content.ReadAsStringAsync(Ct));
        var key = FromBase32(shown);
        var code = Totp.CodeOf(key, Totp.StepOf(TimeProvider.System.GetUtcNow()));
        var page = await PagesFixture.ReadAsync(await browser.PostAsync(Page + "?handler=On", Ct, ("Offer", offer), ("Code", code), ("OldPassword", SignInSite.Password)));
        var codes = page.QuerySelectorAll(".recovery-codes code").Select(c => c.TextContent).ToList();
        Assert.NotEmpty(codes);
        return (browser, key, codes);
    }

    // The code of the step that follows the one used for turning it on, whichever of the two it is by now.
    private static string Next(byte[] key) => Totp.CodeOf(key, Totp.StepOf(TimeProvider.System.GetUtcNow()) + 1);

    private static (string Offer, string Key) Read(string html)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        return (page.QuerySelector("input[name=Offer]")!.GetAttribute("value")!, page.QuerySelector(".qr-text code")!.TextContent);
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Where(char.IsLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal SignInFixture Inner { get; } = new();

        public ValueTask InitializeAsync() => Inner.InitializeAsync();

        public ValueTask DisposeAsync() => Inner.DisposeAsync();
    }
}
