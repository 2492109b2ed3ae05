using System.Net;
using AngleSharp.Dom;
using Roots.Wiki.Web.Tests.Fill;
using Roots.Wiki.Web.Tests.Pages;

namespace Roots.Wiki.Web.Tests.ForYou;

public sealed class ForYouTests
{
    private const string ForYou = "/-/for-you";
    private const string Check = "/-/check/" + Kasse.Path;
    private const string Ask = "/-/ask/" + Kasse.Path + "?q=wichtigste-aufgabe";
    private const string Sheet = "rollen/kasse/wissen.md";
    private const string Known = "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: verein\nanswers:\n  wichtigste-aufgabe: {confirmed: 2020-01-01}\n---\n# Wissen\n\n### Was ist die wichtigste Aufgabe in deinem Amt? {#wichtigste-aufgabe}\n\nGeld kommt rechtzeitig rein.\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_that_is_due_is_confirmed_with_one_tap_and_the_tap_is_undone()
    {
        await using var kasse = await FoundAsync();
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);
        var before = await kasse.VersionsAsync(Ct);

        var page = await PagesFixture.OpenAsync(holder, ForYou);
        Assert.Contains("Stimmt das noch? Was ist die wichtigste Aufgabe", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("veraltet", page.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("etwa 1 Minute", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var done = await PressAsync(holder, ForYou, "button[name=one]");

        Assert.Equal(before + 1, await kasse.VersionsAsync(Ct));
        Assert.DoesNotContain("2020-01-01", await kasse.KnowledgeAsync(Ct), StringComparison.Ordinal);
        var thanks = await PagesFixture.OpenAsync(holder, done.Headers.Location!.OriginalString);
        Assert.Contains("Bestätigt. Danke!", thanks.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Stimmt das noch?", thanks.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await PressAsync(holder, done.Headers.Location!.OriginalString, ".alert button");
        Assert.Equal(Known, await kasse.KnowledgeAsync(Ct));
    }

    [Fact]
    public async Task The_check_of_an_office_shows_only_what_is_due_and_then_nothing()
    {
        await using var kasse = await FoundAsync();
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);

        Assert.Single((await PagesFixture.OpenAsync(holder, Check)).QuerySelectorAll(".check-answer"));
        await PressAsync(holder, Check, "button[name=one]");

        var fresh = await PagesFixture.OpenAsync(holder, Check);
        Assert.Empty(fresh.QuerySelectorAll(".check-answer"));
        Assert.Contains("Hier ist nichts zu prüfen", fresh.Body!.TextContent, StringComparison.Ordinal);
        Assert.Single((await PagesFixture.OpenAsync(holder, Check + "?all=true")).QuerySelectorAll(".check-answer"));
    }

    [Fact]
    public async Task Confirming_everything_at_once_asks_for_a_look_at_three_must_answers()
    {
        await using var kasse = await FoundAsync();
        var many = kasse.App.Wiki.Templates.QuestionsOf(["schnellstart", "kasse"]).Select(q => q.Id).ToList();
        Assert.True(many.Count > 10);
        await kasse.App.WriteAsync(Sheet, "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n" + string.Concat(many.Select(id => $"### Frage {{#{id}}}\n\nDas steht hier schon lange so.\n\n")), Ct);
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);

        var asked = await PagesFixture.ReadAsync(await PressAsync(holder, Check, "button[name=every]"));

        Assert.Equal(3, asked.QuerySelectorAll("input[name=looked]").Length);
        Assert.DoesNotContain("confirmed", await kasse.KnowledgeAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_asks_beside_the_answer_and_the_holder_replies()
    {
        await using var kasse = await FoundAsync();
        var ada = await kasse.App.MemberAsync("Ada", Ct);
        var (reader, holder) = (await kasse.App.BrowserOfAsync(ada, Ct), await kasse.App.BrowserOfAsync(kasse.Holder, Ct));
        var known = await PagesFixture.OpenAsync(reader, "/rollen/kasse/wissen");
        Assert.Equal(Ask, known.QuerySelector(".page-care a[href*='/-/ask/']")!.GetAttribute("href"));

        await PagesFixture.SendAsync(reader, Ask, "main form", ("Text", "Welches Geld?"));

        var page = await PagesFixture.OpenAsync(holder, ForYou);
        var link = page.QuerySelector("main a[href*='/-/clarification/']")!.GetAttribute("href")!;
        Assert.Contains("Welches Geld?", (await PagesFixture.OpenAsync(reader, "/rollen/kasse/wissen")).QuerySelector(".page-care")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await PagesFixture.ReadAsync(await PagesFixture.SendAsync(holder, link, "main form"))).QuerySelector(".field.invalid textarea"));
        Assert.Equal(HttpStatusCode.Redirect, (await PagesFixture.SendAsync(holder, link, "main form", ("Reply", "Das der Mitglieder."))).StatusCode);

        Assert.Contains("Das der Mitglieder.", (await PagesFixture.OpenAsync(reader, ForYou)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Karla Kasse antwortet:", (await PagesFixture.OpenAsync(reader, Ask)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Welches Geld?", (await PagesFixture.OpenAsync(reader, "/rollen/kasse/wissen")).QuerySelector(".page-care")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hint_without_words_keeps_the_form_and_says_what_is_missing()
    {
        await using var kasse = await FoundAsync();
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);

        var answer = await PagesFixture.SendAsync(holder, "/-/ask/start", "main form", ("Text", " "));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull((await PagesFixture.ReadAsync(answer)).QuerySelector(".field.invalid textarea"));
        Assert.Empty(kasse.App.Wiki.Clarifications.Open.All);
    }

    [Fact]
    public async Task For_somebody_else_the_screens_of_an_office_do_not_exist()
    {
        await using var kasse = await FoundAsync();
        await kasse.App.WriteAsync(Sheet, Known.Replace("verein", "amt", StringComparison.Ordinal), Ct);
        var other = await kasse.App.BrowserOfAsync(await kasse.App.MemberAsync("Ada", Ct), Ct);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Check, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Ask, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/-/clarification/unbekannt2", Ct)).StatusCode);
        Assert.Contains("nichts zu tun", (await PagesFixture.OpenAsync(other, ForYou)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/-/sign-in?back=%2F-%2Ffor-you", (await kasse.App.Browser().GetAsync(ForYou, Ct)).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_page_with_a_reviewer_is_confirmed_from_the_start_page()
    {
        await using var kasse = await FoundAsync();
        await kasse.App.WriteAsync(Sheet, Known.Replace("2020-01-01", "2999-01-01", StringComparison.Ordinal), Ct);
        await kasse.App.WriteAsync("fest.md", "---\nreview: {role: rollen/kasse, months: 6, confirmed: 2020-05-22}\n---\n# Sommerfest\n", Ct);
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);
        Assert.Contains("geprüft von Kasse", (await PagesFixture.OpenAsync(holder, "/fest")).QuerySelector(".page-care")!.TextContent, StringComparison.Ordinal);

        var done = await PagesFixture.SendAsync(holder, ForYou, "main form[action*='handler=Page']");

        Assert.Equal(kasse.App.Wiki.Snapshot.Settings.Today(kasse.App.Wiki.Clock), kasse.App.Wiki.Snapshot.Find(PagePath.Parse("fest"))!.Facts.Review!.Confirmed);
        await PressAsync(holder, done.Headers.Location!.OriginalString, ".alert button");
        Assert.Equal(new DateOnly(2020, 5, 22), kasse.App.Wiki.Snapshot.Find(PagePath.Parse("fest"))!.Facts.Review!.Confirmed);
    }

    [Fact]
    public async Task The_start_page_leads_whoever_holds_an_office_to_what_is_due()
    {
        await using var kasse = await FoundAsync();
        var (holder, other) = (await kasse.App.BrowserOfAsync(kasse.Holder, Ct), await kasse.App.BrowserOfAsync(await kasse.App.MemberAsync("Ada", Ct), Ct));

        Assert.NotNull((await PagesFixture.OpenAsync(holder, "/")).QuerySelector("main a[href='/-/for-you']"));
        Assert.Null((await PagesFixture.OpenAsync(other, "/")).QuerySelector("main a[href='/-/for-you']"));
        Assert.NotNull((await PagesFixture.OpenAsync(other, "/")).QuerySelector(".site-nav a[href='/-/for-you']"));
    }

    [Fact]
    public async Task The_list_for_the_meeting_names_what_is_due_and_hides_what_may_not_be_read()
    {
        await using var kasse = await FoundAsync();
        await kasse.App.WriteAsync(Sheet, Known.Replace("verein", "amt", StringComparison.Ordinal), Ct);
        var (holder, other) = (await kasse.App.BrowserOfAsync(kasse.Holder, Ct), await kasse.App.BrowserOfAsync(await kasse.App.MemberAsync("Ada", Ct), Ct));

        var list = (await PagesFixture.OpenAsync(holder, "/-/due-list")).QuerySelector("main")!.TextContent;

        Assert.Contains("Was ist die wichtigste Aufgabe", list, StringComparison.Ordinal);
        Assert.Contains("Karla Kasse", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Aufgabe", (await PagesFixture.OpenAsync(other, "/-/due-list")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<Kasse> FoundAsync()
    {
        var kasse = await Kasse.FoundAsync(Ct);
        await kasse.App.WriteAsync(Sheet, Known, Ct);
        return kasse;
    }

    /// <summary>Presses a button with the form that it stands in.</summary>
    private static async Task<HttpResponseMessage> PressAsync(HttpClient browser, string address, string button)
    {
        var page = await PagesFixture.OpenAsync(browser, address);
        var pressed = page.QuerySelector(button) ?? throw new Xunit.Sdk.XunitException($"{address} has no {button}.");
        var form = pressed.Closest("form")!;
        var fields = form.QuerySelectorAll("input[type=hidden]").Select(f => KeyValuePair.Create(f.GetAttribute("name")!, f.GetAttribute("value") ?? ""));
        var name = pressed.GetAttribute("name");
        return await browser.PostAsync(
            form.GetAttribute("action") is { Length: > 0 } action ? action : address,
            new FormUrlEncodedContent(name is null ? fields : fields.Append(new(name, pressed.GetAttribute("value") ?? ""))), Ct);
    }
}
