using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Roots.Wiki.Mail;
using Roots.Wiki.People;
using Roots.Wiki.Testing.Mail;
using Roots.Wiki.Web.Features.Shared.Mail;
using Roots.Wiki.Web.Tests.Fill;
using Roots.Wiki.Web.Tests.Pages;

namespace Roots.Wiki.Web.Tests.Mail;

public sealed class MailTests
{
    private const string Setup = "/-/admin/mail", Mine = "/-/account/mail", Password = "Rote-Bete-im-Keller";
    private const string Known = "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: verein\nanswers:\n  wichtigste-aufgabe: {confirmed: 2020-01-01}\n---\n### Was ist die wichtigste Aufgabe? {#wichtigste-aufgabe}\n\nDas Geld im blauen Umschlag zählen.\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_administration_sets_mail_up_and_a_test_mail_arrives()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        await using var server = new FakeSmtpServer(new() { Password = Password });
        var admin = await AdminAsync(kasse);

        var answer = await TryAsync(admin, server);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var arrived = Assert.Single(server.Arrived);
        Assert.Equal(("wiki@example.org", "vera@example.org"), (arrived.From, arrived.To));
        var page = await PagesFixture.OpenAsync(admin, Setup);
        Assert.Equal("localhost", page.QuerySelector("input[name='Form.Host']")!.GetAttribute("value"));
        Assert.DoesNotContain(Password, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, Encoding.Latin1.GetString(await DatabaseAsync(kasse)), StringComparison.Ordinal);
        Assert.Equal(Password, (await Settings(kasse).FindAsync(kasse.App.Wiki.Id, Ct)).Server!.Password);
    }

    [Theory]
    [InlineData("password", "Form.Password", "nimmt Benutzername oder Passwort nicht an")]
    [InlineData("sender", "Form.Sender", "keine Mails mit diesem Absender")]
    [InlineData("tls", "Form.Security", "kann diese Verschlüsselung nicht")]
    [InlineData("certificate", "Form.Security", "Zertifikat")]
    [InlineData("recipient", "Form.TestTo", "keine Mails an diese Adresse")]
    public async Task What_is_wrong_is_said_beside_the_field_that_mends_it(string fault, string field, string words)
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        await using var server = new FakeSmtpServer(new()
        {
            Password = fault == "password" ? "etwas anderes" : Password,
            RefusesSender = fault == "sender",
            RefusesRecipient = fault == "recipient" ? "550 unknown" : null,
            OffersStartTls = fault == "certificate",
        });
        var admin = await AdminAsync(kasse);

        var page = await PagesFixture.ReadAsync(await TryAsync(admin, server, fault is "tls" or "certificate" ? "StartTls" : "None"));

        Assert.Contains(words, page.QuerySelector($".field.invalid:has([name='{field}']) .error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("wiki@example.org", page.QuerySelector("input[name='Form.Sender']")!.GetAttribute("value"));
        Assert.Empty(server.Arrived);
    }

    [Fact]
    public async Task A_kept_password_stays_for_its_server_and_goes_to_no_other()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        await using var server = new FakeSmtpServer(new() { Password = Password });
        var admin = await AdminAsync(kasse);
        await TryAsync(admin, server);

        await PagesFixture.SendAsync(admin, Setup, "#mail-server", ("Form.Sender", "post@example.org"));
        var other = await PagesFixture.ReadAsync(await PagesFixture.SendAsync(admin, Setup, "#mail-server", ("Form.Host", "127.0.0.1")));

        Assert.Equal(("post@example.org", Password), (await Settings(kasse).FindAsync(kasse.App.Wiki.Id, Ct)).Server is { } kept ? (kept.Sender, kept.Password) : default);
        Assert.NotNull(other.QuerySelector(".field.invalid [name='Form.Password']"));
    }

    [Theory]
    [InlineData("Form.Host", "kein server")]
    [InlineData("Form.Host", "")]
    [InlineData("Form.Port", "70000")]
    [InlineData("Form.Sender", "keine Adresse")]
    public async Task What_cannot_be_is_not_kept_and_what_was_typed_stays(string field, string value)
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var admin = await AdminAsync(kasse);
        var fields = new Dictionary<string, string> { ["Form.Host"] = "smtp.example.org", ["Form.Port"] = "", ["Form.Sender"] = "wiki@example.org", ["Form.User"] = "" };
        fields[field] = value;

        var page = await PagesFixture.ReadAsync(await PagesFixture.SendAsync(admin, Setup, "#mail-server", [.. fields.Select(f => (f.Key, f.Value))]));

        Assert.Equal(value, page.QuerySelector($".field.invalid [name='{field}']")!.GetAttribute("value") ?? "");
        Assert.Null((await Settings(kasse).FindAsync(kasse.App.Wiki.Id, Ct)).Server);
    }

    [Fact]
    public async Task The_mail_server_can_be_forgotten()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        await using var server = new FakeSmtpServer(new() { Password = Password });
        var admin = await AdminAsync(kasse);
        await TryAsync(admin, server);

        await PagesFixture.SendAsync(admin, Setup, "main form[action*='handler=Forget']");

        Assert.Null((await Settings(kasse).FindAsync(kasse.App.Wiki.Id, Ct)).Server);
    }

    [Fact]
    public async Task For_nobody_but_the_administration_there_is_such_a_page()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);

        Assert.Equal(HttpStatusCode.NotFound, (await (await kasse.App.BrowserOfAsync(kasse.Holder, Ct)).GetAsync(Setup, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await kasse.App.Browser().GetAsync(Setup, Ct)).StatusCode);
        Assert.Equal("/-/sign-in?back=%2F-%2Faccount%2Fmail", (await kasse.App.Browser().GetAsync(Mine, Ct)).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_mail_names_the_question_with_its_minutes_and_never_the_answer()
    {
        await using var kasse = await DueAsync();
        await using var server = new FakeSmtpServer(new() { Password = Password });
        await TryAsync(await AdminAsync(kasse), server);

        Assert.Equal(1, await Post(kasse).SendDueAsync(kasse.App.Wiki, Ct));
        Assert.Equal(0, await Post(kasse).SendDueAsync(kasse.App.Wiki, Ct));

        var mail = await WrittenAsync(kasse);
        Assert.Equal("Testverein: eine Sache für dich", mail.Subject);
        Assert.Contains("Hallo Karla Kasse,", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Stimmt das noch? Was ist die wichtigste Aufgabe", mail.Text, StringComparison.Ordinal);
        Assert.Contains("etwa 1 Minute", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://wiki.example.org/-/check/rollen/kasse/index", mail.Text, StringComparison.Ordinal);
        Assert.All([mail.Text, mail.Html], text => Assert.DoesNotContain("Umschlag", text, StringComparison.Ordinal));
        Assert.Equal("karla@example.org", server.Arrived[^1].To);
        Assert.Matches(@"List-Unsubscribe:\s+<http", server.Arrived[^1].Source);
    }

    [Fact]
    public async Task A_mail_speaks_the_language_that_its_reader_chose()
    {
        await using var kasse = await DueAsync();
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);
        await PagesFixture.SendAsync(holder, Mine, "#my-mail", ("Language", "en"));
        await using var server = new FakeSmtpServer(new() { Password = Password });
        await TryAsync(await AdminAsync(kasse), server);

        await Post(kasse).SendDueAsync(kasse.App.Wiki, Ct);

        Assert.Contains("Subject: Testverein: one thing for you", server.Arrived[^1].Source, StringComparison.Ordinal);
        Assert.Contains("Hello Karla Kasse,", server.Arrived[^1].Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_of_a_mail_pauses_by_a_button_and_not_by_opening_it()
    {
        await using var kasse = await DueAsync();
        var stop = (await WrittenAsync(kasse)).Stop!.AbsolutePath;
        var browser = kasse.App.Browser();

        var page = await PagesFixture.OpenAsync(browser, stop);

        Assert.Equal(3, page.QuerySelectorAll("main form button").Length);
        Assert.Equal(new(kasse.Holder.Person), await kasse.App.Wiki.Digests.WishAsync(kasse.Holder.Person, Ct));
        var paused = await PagesFixture.SendAsync(browser, stop, "main form[action*='handler=Pause']");
        Assert.Equal(HttpStatusCode.Redirect, paused.StatusCode);
        Assert.NotNull((await kasse.App.Wiki.Digests.WishAsync(kasse.Holder.Person, Ct)).PausedUntil);
        await PagesFixture.SendAsync(browser, stop, "main form[action*='handler=Never']");
        Assert.Equal(DigestRhythm.Never, (await kasse.App.Wiki.Digests.WishAsync(kasse.Holder.Person, Ct)).Rhythm);
        await PagesFixture.SendAsync(browser, stop, "main form[action*='handler=Resume']");
        Assert.Equal(new(kasse.Holder.Person), await kasse.App.Wiki.Digests.WishAsync(kasse.Holder.Person, Ct));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/-/mail/irgendwas", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_member_sets_address_rhythm_and_pause()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);
        Assert.Contains("verschickt keine Mails", (await PagesFixture.OpenAsync(holder, Mine)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var wrong = await PagesFixture.ReadAsync(await PagesFixture.SendAsync(holder, Mine, "#my-mail", ("Address", "karla"), ("Rhythm", "Quarterly")));
        Assert.Equal("karla", wrong.QuerySelector(".field.invalid [name=Address]")!.GetAttribute("value"));
        Assert.True(wrong.QuerySelector("input[value=Quarterly]")!.HasAttribute("checked"));
        await PagesFixture.SendAsync(holder, Mine, "#my-mail", ("Address", "karla@example.org"), ("Rhythm", "Quarterly"));

        Assert.Equal("karla@example.org", kasse.App.Wiki.Persons.Current.Persons[kasse.Holder.Person].Email);
        var page = await PagesFixture.OpenAsync(holder, Mine);
        var token = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await holder.PostAsync(Mine + "?handler=Pause", new FormUrlEncodedContent([new("months", "3"), new("__RequestVerificationToken", token)]), Ct);
        var wish = await kasse.App.Wiki.Digests.WishAsync(kasse.Holder.Person, Ct);
        Assert.Equal((DigestRhythm.Quarterly, kasse.App.Wiki.Snapshot.Settings.Today(kasse.App.Wiki.Clock).AddMonths(3)), (wish.Rhythm, wish.PausedUntil!.Value));
        Assert.Contains("Pause bis", (await PagesFixture.OpenAsync(holder, Mine)).QuerySelector("#pause")!.ParentElement!.TextContent, StringComparison.Ordinal);
        await PagesFixture.SendAsync(holder, Mine, "main form[action*='handler=Resume']");
        Assert.Null((await kasse.App.Wiki.Digests.WishAsync(kasse.Holder.Person, Ct)).PausedUntil);
        var bad = await PagesFixture.ReadAsync(await holder.PostAsync(Mine + "?handler=Pause", new FormUrlEncodedContent([new("Until", "gestern"), new("__RequestVerificationToken", token)]), Ct));
        Assert.NotNull(bad.QuerySelector(".field.invalid [name=Until]"));
    }

    [Fact]
    public async Task Mails_that_did_not_arrive_are_shown_without_what_they_said()
    {
        await using var kasse = await DueAsync();
        await using var server = new FakeSmtpServer(new() { RefusesRecipient = "550 unknown" });
        var admin = await AdminAsync(kasse);
        await PagesFixture.SendAsync(admin, Setup, "#mail-server", ("Form.Host", "localhost"), ("Form.Port", Port(server)), ("Form.Security", "None"), ("Form.Sender", "wiki@example.org"));

        Assert.Equal(0, await Post(kasse).SendDueAsync(kasse.App.Wiki, Ct));

        var page = (await PagesFixture.OpenAsync(admin, Setup)).QuerySelector("main")!.TextContent;
        Assert.Contains("Karla Kasse", page, StringComparison.Ordinal);
        Assert.Contains("nimmt die Adresse nicht an", page, StringComparison.Ordinal);
        Assert.DoesNotContain("wichtigste Aufgabe", page, StringComparison.Ordinal);
    }

    /// <summary>The office Kasse with something due, a holder with an address, and a day on which it is noon.</summary>
    private static async Task<Kasse> DueAsync()
    {
        var kasse = await Kasse.FoundAsync(Ct);
        await kasse.App.WriteAsync("rollen/kasse/wissen.md", Known, Ct);
        var hours = 12 - TimeProvider.System.GetUtcNow().Hour;
        await kasse.App.WriteAsync(".roots/wiki.yaml", $"name: Testverein\ntime-zone: Etc/GMT{(hours == 0 ? "" : hours > 0 ? "-" + hours : "+" + -hours)}\n", Ct);
        await kasse.App.Wiki.Persons.SavePersonAsync(kasse.App.Wiki.Persons.Current.Persons[kasse.Holder.Person] with { Email = "karla@example.org" }, Ct);
        return kasse;
    }

    private static async Task<OutgoingMail> WrittenAsync(Kasse kasse)
    {
        var wiki = kasse.App.Wiki;
        var today = wiki.Snapshot.Settings.Today(wiki.Clock);
        var digest = Digest.Of(
            kasse.Holder, "karla@example.org", new(kasse.Holder.Person), await wiki.Due.OfAsync(PeopleSnapshot.ActorOf(kasse.Holder), today, Ct), new HashSet<string>(), today);
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("de");
        return kasse.App.Services.GetRequiredService<IDigestWriter>().Write(digest!, wiki, "https://wiki.example.org");
    }

    private static async Task<HttpClient> AdminAsync(Kasse kasse) =>
        await kasse.App.BrowserOfAsync(kasse.App.Wiki.Persons.Current.Members.Values.Single(m => m.IsAdministrator), Ct);

    private static async Task<HttpResponseMessage> TryAsync(HttpClient admin, FakeSmtpServer server, string security = "None")
    {
        var page = await PagesFixture.OpenAsync(admin, Setup);
        var token = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await admin.PostAsync(Setup + "?handler=Test", new FormUrlEncodedContent(
        [
            new("Form.Host", "localhost"), new("Form.Port", Port(server)), new("Form.Security", security), new("Form.User", "verein"), new("Form.Password", Password),
            new("Form.Sender", "wiki@example.org"), new("Form.TestTo", "vera@example.org"), new("__RequestVerificationToken", token),
        ]), Ct);
    }

    private static async Task<byte[]> DatabaseAsync(Kasse kasse)
    {
        using var all = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(kasse.App.Folder, "host.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await stream.CopyToAsync(all, Ct);
        }

        return all.ToArray();
    }

    private static string Port(FakeSmtpServer server) => server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static MailSettings Settings(Kasse kasse) => kasse.App.Services.GetRequiredService<MailSettings>();

    private static MailPost Post(Kasse kasse) => kasse.App.Services.GetRequiredService<MailPost>();
}
