using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Roots.Wiki.Adapters.Git;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Pages;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Tests.Pages;

/// <summary>Finished pages are kept; what is shown is always what this reader would get now.</summary>
public sealed class FinishedPageTests(PagesFixture wiki) : IClassFixture<PagesFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private FinishedPages Kept => wiki.App.Services.GetRequiredService<FinishedPages>();

    [Fact]
    public async Task A_page_seen_before_comes_finished_and_is_the_same_to_the_byte()
    {
        await wiki.App.WriteAsync("fertig.md", "# Fertig\n\nNach [Start](start.md).\n", Ct);
        var first = await wiki.Member.GetAsync("/fertig", Ct);
        var (hits, parses) = (Kept.Hits, wiki.App.Wiki.Parses);

        var second = await wiki.Member.GetAsync("/fertig", Ct);

        Assert.Equal((1, 0), (Kept.Hits - hits, wiki.App.Wiki.Parses - parses));
        Assert.Equal(await first.Content.ReadAsStringAsync(Ct), await second.Content.ReadAsStringAsync(Ct));
        Assert.Equal(HeadersOf(first), HeadersOf(second));
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, second.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task A_page_seen_before_costs_no_look_into_git_no_parsing_and_no_query()
    {
        await wiki.App.WriteAsync("gezaehlt.md", "# Gezählt\n\nNach [Start](start.md).\n", Ct);
        await ReadAsync(wiki.Member, "/gezaehlt");
        var before = Counters();

        await ReadAsync(wiki.Member, "/gezaehlt");
        var finished = Counters();
        await wiki.App.BrowserOfAsync(await wiki.App.MemberAsync("Noch jemand", Ct), Ct);
        var signedIn = Counters();
        await ReadAsync(wiki.Member, "/gezaehlt", ("Accept-Language", "en"));

        Assert.Equal(before, finished);
        Assert.NotEqual(finished.Queries, signedIn.Queries);
        Assert.Equal(signedIn, Counters());   // a frame drawn anew around a kept text costs none either

        (long Reads, long Parses, long Queries) Counters() =>
            (((GitPageStore)wiki.App.Wiki.Store).Reads, wiki.App.Wiki.Parses, ((IQueryCount)wiki.App.Wiki.Persons).Queries);
    }

    [Fact]
    public async Task A_save_elsewhere_and_another_sign_in_leave_a_finished_page_good()
    {
        await wiki.App.WriteAsync("bleibt.md", "Text.\n", Ct);
        await ReadAsync(wiki.Member, "/bleibt");
        await wiki.App.WriteAsync("anderswo.md", "Text.\n", Ct);
        await wiki.App.BrowserOfAsync(await wiki.App.MemberAsync("Neu", Ct), Ct);
        var hits = Kept.Hits;

        await ReadAsync(wiki.Member, "/bleibt");

        Assert.Equal(1, Kept.Hits - hits);
    }

    [Fact]
    public async Task Nobody_gets_the_page_of_another()
    {
        await wiki.App.WriteAsync("vorstand/plan.md", "---\ntitle: Geheimer Plan\nvisibility: vorstand\n---\nText.\n", Ct);
        await wiki.App.WriteAsync("gemeinsam.md", "Siehe [[vorstand/plan]].\n", Ct);
        var ben = await wiki.App.BrowserOfAsync(await wiki.App.MemberAsync("Ben Beispiel", Ct), Ct);

        for (var round = 0; round < 2; round++)
        {
            var (admin, ada, other) = (await ReadAsync(wiki.Admin, "/gemeinsam"), await ReadAsync(wiki.Member, "/gemeinsam"), await ReadAsync(ben, "/gemeinsam"));

            Assert.Contains("Geheimer Plan", admin, StringComparison.Ordinal);
            Assert.Contains("/-/admin\"", admin, StringComparison.Ordinal);
            Assert.DoesNotContain("Geheimer Plan", ada + other, StringComparison.Ordinal);
            Assert.DoesNotContain("/-/admin\"", ada + other, StringComparison.Ordinal);
            Assert.Contains("Angemeldet als Ada", ada, StringComparison.Ordinal);
            Assert.Contains("Angemeldet als Ben Beispiel", other, StringComparison.Ordinal);
            Assert.DoesNotContain("Ben Beispiel", admin + ada, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_kept_page_opens_nothing_to_those_who_may_not_read_it()
    {
        await wiki.App.WriteAsync("vorstand/protokoll.md", "---\nvisibility: vorstand\n---\nSehr geheim.\n", Ct);
        await ReadAsync(wiki.Admin, "/vorstand/protokoll");
        await ReadAsync(wiki.Admin, "/vorstand/protokoll");
        var guest = await GuestAsync();

        foreach (var browser in new[] { wiki.Member, wiki.Visitor, guest })
        {
            var answer = await browser.GetAsync("/vorstand/protokoll", Ct);

            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("Sehr geheim", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_that_is_closed_is_gone_at_once()
    {
        await wiki.App.WriteAsync("wird/zu.md", "Noch offen.\n", Ct);
        var tag = (await wiki.Member.GetAsync("/wird/zu", Ct)).Headers.ETag!;
        await wiki.App.WriteAsync("wird/zu.md", "---\nvisibility: vorstand\n---\nNoch offen.\n", Ct);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/wird/zu") { Headers = { IfNoneMatch = { tag } } };

        Assert.Equal(HttpStatusCode.NotFound, (await wiki.Member.GetAsync("/wird/zu", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await wiki.Member.SendAsync(again, Ct)).StatusCode);
    }

    [Fact]
    public async Task What_changes_is_seen_at_once()
    {
        await wiki.App.WriteAsync("wandel/index.md", "---\ntitle: Alter Bereich\n---\n", Ct);
        await wiki.App.WriteAsync("wandel/seite.md", "Eins. [[wandel/ziel]]\n", Ct);
        Assert.Contains("class=\"missing\"", await TwiceAsync("/wandel/seite"), StringComparison.Ordinal);

        await wiki.App.WriteAsync("wandel/ziel.md", "---\ntitle: Das Ziel\n---\n", Ct);
        var created = await TwiceAsync("/wandel/seite");
        await wiki.App.WriteAsync("wandel/ziel.md", "---\ntitle: Neues Ziel\n---\n", Ct);
        var renamed = await TwiceAsync("/wandel/seite");
        await wiki.App.WriteAsync("wandel/ziel.md", "---\ntitle: Neues Ziel\nvisibility: vorstand\n---\n", Ct);
        var closed = await TwiceAsync("/wandel/seite");
        await wiki.App.WriteAsync("wandel/index.md", "---\ntitle: Neuer Bereich\n---\n", Ct);
        var moved = await TwiceAsync("/wandel/seite");
        await wiki.App.WriteAsync("wandel/seite.md", "Zwei.\n", Ct);
        var saved = await TwiceAsync("/wandel/seite");

        Assert.Contains("Das Ziel</a>", created, StringComparison.Ordinal);
        Assert.Contains("Neues Ziel</a>", renamed, StringComparison.Ordinal);
        Assert.DoesNotContain("Neues Ziel", closed, StringComparison.Ordinal);
        Assert.Contains("Alter Bereich", closed, StringComparison.Ordinal);
        Assert.Contains("Neuer Bereich", moved, StringComparison.Ordinal);
        Assert.Contains("Zwei.", saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_another_page_of_its_office_renews_is_as_old_as_the_office_says()
    {
        const string Answer = "### Was ist die wichtigste Aufgabe? {#wichtigste-aufgabe}\n\nDas Geld zählen.\n";
        await wiki.App.WriteAsync("rollen/frische/index.md", "---\ntype: role\ntitle: Frische\ntemplates: [schnellstart]\n---\n# Frische\n", Ct);
        await wiki.App.WriteAsync("rollen/frische/b.md", "---\ntype: knowledge\nrole: rollen/frische\nvisibility: verein\nanswers:\n  wichtigste-aufgabe: {confirmed: 2999-01-01}\n---\n" + Answer, Ct);
        Assert.Contains("2999", await ReadAsync(wiki.Member, "/rollen/frische/b"), StringComparison.Ordinal);

        await wiki.App.WriteAsync("rollen/frische/a.md", "---\ntype: knowledge\nrole: rollen/frische\nvisibility: verein\nanswers:\n  wichtigste-aufgabe: {confirmed: 2001-02-03}\n---\n" + Answer, Ct);

        Assert.Contains("2001", await ReadAsync(wiki.Member, "/rollen/frische/b"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_name_of_an_office_stands_in_its_pages()
    {
        await wiki.App.WriteAsync("rollen/garten/index.md", "---\ntype: role\ntitle: Gartenwart\n---\n", Ct);
        await wiki.App.WriteAsync("rollen/garten/wissen.md", "---\ntype: knowledge\nrole: rollen/garten\n---\nText.\n", Ct);
        Assert.Contains("Gartenwart", await TwiceAsync("/rollen/garten/wissen"), StringComparison.Ordinal);

        await wiki.App.WriteAsync("rollen/garten/index.md", "---\ntype: role\ntitle: Gartenamt\n---\n", Ct);

        var page = await TwiceAsync("/rollen/garten/wissen");
        Assert.Contains("Gartenamt", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Gartenwart", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_name_of_a_person_stands_in_the_page_and_in_the_frame()
    {
        var member = await wiki.App.MemberAsync("Alma Alt", Ct);
        var browser = await wiki.App.BrowserOfAsync(member, Ct);
        await wiki.App.WriteAsync("person.md", $"Fragt die [Kassenwartin](person:{member.Person}).\n", Ct);
        await ReadAsync(browser, "/person");
        Assert.Equal(4, CountOf("Alma Alt", await ReadAsync(browser, "/person") + await TwiceAsync("/person")));

        await wiki.App.Wiki.Persons.RenameMemberAsync(member.Id, "Alma Neu", Ct);

        var all = await ReadAsync(browser, "/person") + await TwiceAsync("/person");
        Assert.Equal((0, 4), (CountOf("Alma Alt", all), CountOf("Alma Neu", all)));
    }

    [Fact]
    public async Task Who_signed_out_is_a_visitor_at_once_and_who_may_more_sees_more()
    {
        await wiki.App.WriteAsync("abschied.md", "Nur für Mitglieder.\n", Ct);
        var member = await wiki.App.MemberAsync("Gerda", Ct);
        var browser = await wiki.App.BrowserOfAsync(member, Ct);
        await ReadAsync(browser, "/abschied");
        await ReadAsync(browser, "/abschied");

        await wiki.App.Wiki.Persons.ChangeMemberAsync(member.Id, isAdministrator: true, isActive: true, Ct);
        var asAdministrator = await ReadAsync(browser, "/abschied");
        await wiki.App.Wiki.Persons.EndSessionsAsync(member.Id, _ => true, Ct);
        var signedOut = await browser.GetAsync("/abschied", Ct);

        Assert.Contains("/-/admin\"", asAdministrator, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        Assert.StartsWith("/-/sign-in", signedOut.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_language_has_its_own_page()
    {
        await wiki.App.WriteAsync("sprache.md", "Text.\n", Ct);

        for (var round = 0; round < 2; round++)
        {
            Assert.Contains("<html lang=\"de\">", await ReadAsync(wiki.Member, "/sprache"), StringComparison.Ordinal);
            Assert.Contains("<html lang=\"en\">", await ReadAsync(wiki.Member, "/sprache", ("Accept-Language", "en-GB,de;q=0.5")), StringComparison.Ordinal);
        }

        var cookie = wiki.Member.DefaultRequestHeaders.GetValues("Cookie").Single() + $"; {LanguageSwitch.Cookie}=c%3Den%7Cuic%3Den";
        using var chosen = new HttpRequestMessage(HttpMethod.Get, "/sprache") { Headers = { { "Cookie", cookie } } };
        Assert.Contains("<html lang=\"en\">", await (await wiki.App.Browser().SendAsync(chosen, Ct)).Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmation_is_shown_once_and_never_kept()
    {
        await wiki.App.WriteAsync("meldung.md", "---\ntitle: Meldung\n---\nText.\n", Ct);
        await TwiceAsync("/meldung");
        var saved = await PagesFixture.SendAsync(wiki.Member, "/-/edit/meldung", "form.form", ("Input.Body", "Anderer Text.\r\n"));
        var toast = saved.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("roots-toast=", StringComparison.Ordinal)).Split(';')[0];

        var with = await ReadAsync(wiki.Member, "/meldung", ("Cookie", toast));
        var without = await TwiceAsync("/meldung");

        Assert.Contains("class=\"toast", with, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"toast", without, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_packed_page_is_the_same_page(string encoding)
    {
        await wiki.App.WriteAsync("gepackt.md", "Text mit ä.\n", Ct);
        var plain = await TwiceAsync("/gepackt");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/gepackt") { Headers = { { "Accept-Encoding", encoding } } };

        var answer = await wiki.Member.SendAsync(request, Ct);
        await using var body = await answer.Content.ReadAsStreamAsync(Ct);
        await using Stream unpacked = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);

        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        Assert.Equal(plain, await reader.ReadToEndAsync(Ct));
    }

    [Fact]
    public async Task What_was_not_asked_for_longest_goes_when_the_room_is_used_up()
    {
        var frames = new EmptyShellModelSource();
        var kept = new FinishedPages(frames, maxBytes: 40_000);
        var request = new WikiRequest(wiki.App.Wiki, Actor.Host.Instance, null);
        foreach (var name in new[] { "raum-eins", "raum-zwei", "raum-drei" })
        {
            await wiki.App.WriteAsync(name + ".md", "Text.\n", Ct);
            await ReadAsync(wiki.Member, "/" + name);
        }

        foreach (var name in new[] { "raum-eins", "raum-zwei", "raum-drei" })
        {
            var page = wiki.App.Wiki.Snapshot.Find(PagePath.Parse(name))!;
            await kept.KeepAsync(Ask(name), request, page, wiki.App.Wiki.Moment, new FinishedPage(new byte[9_000]));
        }

        Assert.Null(await kept.FindAsync(Ask("raum-eins"), request));
        Assert.NotNull(await kept.FindAsync(Ask("raum-drei"), request));
        Assert.InRange(kept.Bytes, 1, 40_000);

        static Microsoft.AspNetCore.Http.HttpContext Ask(string name) => new Microsoft.AspNetCore.Http.DefaultHttpContext { Request = { Method = "GET", Path = "/" + name } };
    }

    private async Task<HttpClient> GuestAsync()
    {
        var now = wiki.App.Wiki.Clock.GetUtcNow();
        var (_, secret) = await wiki.App.Wiki.Links.CreateAsync(
            new("", LinkPurpose.Sitting, PagePath.Parse("rollen/kasse/index"), null, null, false, null, now.AddDays(1), null, false), Ct);
        var guest = wiki.App.Browser();
        guest.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.GuestNameFor(wiki.App.Wiki.Id)}={secret}");
        return guest;
    }

    // Asked twice, so that the second answer comes from what was kept at the first.
    private async Task<string> TwiceAsync(string address)
    {
        var first = await ReadAsync(wiki.Member, address);
        var hits = Kept.Hits;
        var second = await ReadAsync(wiki.Member, address);
        Assert.Equal((first, 1), (second, Kept.Hits - hits));
        return second;
    }

    private static async Task<string> ReadAsync(HttpClient browser, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, name == "Cookie" ? [.. browser.DefaultRequestHeaders.GetValues("Cookie"), value] : [value]);
        }

        var answer = await browser.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private static string HeadersOf(HttpResponseMessage answer) =>
        string.Join('\n', answer.Headers.Concat(answer.Content.Headers).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}"));

    private static int CountOf(string word, string text) => text.Split(word).Length - 1;
}
