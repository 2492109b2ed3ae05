using System.Net;
using Roots.Wiki.Web.Tests.Fill;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Registers;

public sealed class CalendarTests
{
    private const string First = "main li:first-child form:first-of-type";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_makes_an_address_and_a_calendar_program_finds_the_deadline_there()
    {
        await using var kasse = await YearTests.FoundAsync("| Pacht überweisen | 31. Januar |");
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);

        var address = await MakeAsync(holder);
        var answer = await kasse.App.Browser().GetAsync(address, Ct);

        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("noindex, nofollow", string.Join(',', answer.Headers.GetValues("X-Robots-Tag")));
        Assert.Equal("no-cache, private", answer.Headers.CacheControl!.ToString());
        Assert.Equal("no-referrer", string.Join(',', answer.Headers.GetValues("Referrer-Policy")));
        var text = Unfold(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Contains("SUMMARY:Pacht überweisen (Kasse)\r\n", text, StringComparison.Ordinal);
        Assert.Contains("/-/fill/rollen/kasse/index?q=fristen\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Karla", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetching_again_brings_nothing_twice_and_an_unchanged_calendar_is_not_sent_again()
    {
        await using var kasse = await YearTests.FoundAsync("| Pacht | 31. Januar |", "| Meldung | 31. Januar |");
        var address = await MakeAsync(await kasse.App.BrowserOfAsync(kasse.Holder, Ct));
        var program = kasse.App.Browser();
        var first = await program.GetAsync(address, Ct);
        var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await program.SendAsync(again, Ct)).StatusCode);
        var uids = Uids(await first.Content.ReadAsStringAsync(Ct));
        Assert.Equal(uids.Count, uids.Distinct().Count());
        Assert.Equal(uids, Uids(await program.GetStringAsync(address, Ct)));
    }

    [Fact]
    public async Task One_changed_answer_shows_in_the_year_the_register_and_the_calendar()
    {
        await using var kasse = await YearTests.FoundAsync("| Pacht | 31. Januar |");
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);
        var address = await MakeAsync(holder);

        await kasse.App.WriteAsync(
            "rollen/kasse/wissen.md",
            "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n### Frist? {#fristen}\n\n| Was | Bis wann |\n| --- | --- |\n| Pacht an die Stadt | 15. Februar |\n\n### Schlüssel? {#schluessel}\n\n| Was | Wo ist es | Wer hat es |\n| --- | --- | --- |\n| Tor Süd | am Bund | Kasse |\n", Ct);

        Assert.Equal("Pacht an die Stadt", (await OpenAsync(holder, "/-/year")).QuerySelector(".year-month a[href*='q=fristen']")!.TextContent);
        Assert.Contains("Tor Süd", (await OpenAsync(holder, "/-/registers/keys")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var text = Unfold(await kasse.App.Browser().GetStringAsync(address, Ct));
        Assert.Contains("SUMMARY:Pacht an die Stadt (Kasse)", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:" + NextFebruary(kasse) + "\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_address_is_gone_at_once_and_so_is_a_replaced_one()
    {
        await using var kasse = await YearTests.FoundAsync("| Pacht | 31. Januar |");
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);
        var (old, program) = (await MakeAsync(holder), kasse.App.Browser());

        var address = await MakeAsync(holder);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(old, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(address, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(holder, "/-/calendar", "form[action*='handler=End']")).StatusCode);

        var gone = await program.GetAsync(address, Ct);
        Assert.Equal((HttpStatusCode.NotFound, true), (gone.StatusCode, gone.Headers.CacheControl!.NoStore));
    }

    [Fact]
    public async Task It_ends_with_the_office_and_what_may_no_longer_be_read_is_in_none()
    {
        await using var kasse = await YearTests.FoundAsync("| Pacht | 31. Januar |");
        var address = await MakeAsync(await kasse.App.BrowserOfAsync(kasse.Holder, Ct));

        await kasse.App.WriteAsync(Kasse.Path + ".md", "---\ntype: role\ntitle: Kasse\ntemplates: [schnellstart]\n---\n# Kasse\n", Ct);

        Assert.Equal(HttpStatusCode.NotFound, (await kasse.App.Browser().GetAsync(address, Ct)).StatusCode);
    }

    [Fact]
    public async Task The_calendar_of_somebody_who_may_not_read_the_office_has_no_trace_of_it()
    {
        await using var kasse = await YearTests.FoundAsync("| Pacht | 31. Januar |");
        var other = await kasse.App.BrowserOfAsync(await kasse.App.MemberAsync("Ada", Ct), Ct);

        var text = await kasse.App.Browser().GetStringAsync(await MakeAsync(other), Ct);

        Assert.DoesNotContain("Pacht", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(other, "/-/calendar", First, ("scope", "office:" + Kasse.Path))).StatusCode);
    }

    [Fact]
    public async Task It_speaks_the_language_in_which_it_was_made()
    {
        await using var kasse = await YearTests.FoundAsync("| Pacht | Januar |");
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);
        holder.DefaultRequestHeaders.Add("Accept-Language", "en");
        var address = await MakeAsync(holder);
        var program = kasse.App.Browser();
        program.DefaultRequestHeaders.Add("Accept-Language", "de");

        Assert.Contains("Some time in this month.", await program.GetStringAsync(address, Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_makes_no_address_and_a_visitor_signs_in()
    {
        await using var kasse = await YearTests.FoundAsync();
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);

        var page = await OpenAsync(holder, "/-/calendar");

        Assert.Empty(await kasse.App.Wiki.Calendars.OfAsync(Roots.Wiki.People.PeopleSnapshot.ActorOf(kasse.Holder), Ct));
        Assert.Equal(3, page.QuerySelectorAll("input[name=scope]").Length);
        Assert.Equal("/-/sign-in?back=%2F-%2Fcalendar", (await kasse.App.Browser().GetAsync("/-/calendar", Ct)).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await kasse.App.Browser().GetAsync("/-/calendar/abcdefghjkmnpqrstuvwxyz234.ics", Ct)).StatusCode);
    }

    private static async Task<string> MakeAsync(HttpClient browser)
    {
        var made = await ReadAsync(await SendAsync(browser, "/-/calendar", First));
        return new Uri(made.QuerySelector("#calendar-address")!.TextContent).PathAndQuery;
    }

    private static string NextFebruary(Kasse kasse)
    {
        var today = kasse.App.Wiki.Snapshot.Settings.Today(kasse.App.Wiki.Clock);
        return new DateOnly(today.Month > 2 ? today.Year + 1 : today.Year, 2, 15).ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Unfold(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);

    private static List<string> Uids(string text) => [.. Unfold(text).Split("\r\n").Where(l => l.StartsWith("UID:", StringComparison.Ordinal))];
}
