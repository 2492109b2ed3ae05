using System.Net;

namespace Roots.Wiki.Web.Tests.Fill;

public sealed class GuestTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_door_of_a_link_tells_nothing_and_redeems_nothing()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = new Phone(kasse.App.Browser());

        await phone.OpenAsync(kasse.Door, Ct);

        var page = phone.Page.DocumentElement.OuterHtml;
        Assert.DoesNotContain("Testverein", page, StringComparison.Ordinal);
        Assert.DoesNotContain("kasse", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Karla", page, StringComparison.Ordinal);
        Assert.True(phone.Answer.Headers.CacheControl?.NoStore);
        Assert.Contains("noindex", phone.Answer.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain(phone.Answer.Headers, h => h.Key == "Set-Cookie" && h.Value.Any(v => v.Contains("roots-guest", StringComparison.Ordinal)));
        Assert.Null((await kasse.App.Wiki.Links.FindAsync(kasse.Secret, DateTimeOffset.UtcNow, Ct))?.UsedAt);
    }

    [Fact]
    public async Task A_preview_of_a_link_shows_neither_association_nor_office_nor_name()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = new Phone(kasse.App.Browser());

        foreach (var address in new[] { kasse.Door, "/-/s/closed", Kasse.Start, "/-/fill-section/" + Kasse.Path, "/-/fill-done/" + Kasse.Path, "/-/sheet/" + Kasse.Path })
        {
            await phone.OpenAsync(address, Ct);

            // What messengers and scanners look at: the title, everything that meta elements say, icons, the headers.
            var seen = string.Join('\n', phone.Page.QuerySelectorAll("head title, head meta, head link").Select(e => e.OuterHtml)) + phone.Page.Body!.TextContent + phone.Answer.Headers + phone.Answer.Content.Headers;
            Assert.DoesNotContain("Testverein", seen, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Karla", seen, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Vera", seen, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Kasse", phone.Page.Head!.TextContent + phone.Page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
            Assert.Empty(phone.Page.QuerySelectorAll("meta[property^='og:'], meta[name^='twitter:'], meta[name=description]"));
        }
    }

    [Fact]
    public async Task Eight_questions_take_ten_taps_and_then_wait_for_a_yes()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.GuestAsync(Ct);
        var questions = new List<string>();

        while (!phone.Address.StartsWith("/-/fill-done", StringComparison.Ordinal))
        {
            questions.Add(phone.Question);
            phone.Type($"Antwort {questions.Count}");
            await phone.PressAsync("next", Ct);
        }

        Assert.Equal(8, questions.Distinct().Count());
        Assert.InRange(phone.Taps, 9, 10);
        Assert.Contains("Du musst nichts mehr tun und kannst das Fenster schließen.", phone.Page.Body!.TextContent, StringComparison.Ordinal);
        var waiting = Assert.Single(await kasse.App.Wiki.Sittings.WaitingAsync(Roots.Wiki.People.PeopleSnapshot.ActorOf(kasse.Holder), Ct));
        Assert.Equal(8, waiting.Answers.Count);
        Assert.Equal("", await kasse.KnowledgeAsync(Ct));
    }

    [Fact]
    public async Task Who_says_yes_sees_what_stands_already_and_how_the_new_came()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        await kasse.App.WriteAsync("rollen/kasse/wissen.md", "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n### Was ist die wichtigste Aufgabe? {#wichtigste-aufgabe}\n\nDie Kasse führen\n", Ct);
        var phone = await kasse.GuestAsync(Ct);
        phone.Type("Rechnungen bezahlen");
        await phone.PressAsync("later", Ct);
        var holder = await kasse.HolderAsync(Ct);

        await holder.OpenAsync("/-/role/" + Kasse.Path, Ct);

        var card = holder.Page.QuerySelector("#waiting article")!.TextContent;
        Assert.Contains("Rechnungen bezahlen", card, StringComparison.Ordinal);
        Assert.Contains("Die Kasse führen", card, StringComparison.Ordinal);
        Assert.Contains("Link", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_comes_back_on_the_same_device_is_told_how_far_they_are_and_nobody_else_is()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.GuestAsync(Ct);
        phone.Type("Rechnungen bezahlen");
        await phone.PressAsync("next", Ct);

        await phone.OpenAsync(kasse.Door, Ct);
        var stranger = new Phone(kasse.App.Browser());
        await stranger.OpenAsync(kasse.Door, Ct);

        Assert.Contains("1 von 8", phone.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("kasse", phone.Page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("1 von 8", stranger.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_done_is_told_so_by_the_same_link_and_can_look_again()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.GuestAsync(Ct);
        while (!phone.Address.StartsWith("/-/fill-done", StringComparison.Ordinal))
        {
            await phone.PressAsync("unknown", Ct);
        }

        await phone.OpenAsync(kasse.Door, Ct);
        Assert.Contains("Du bist fertig", phone.Page.Body!.TextContent, StringComparison.Ordinal);
        await phone.PressAsync(null, Ct);

        Assert.StartsWith("/-/fill-done", phone.Address, StringComparison.Ordinal);
        Assert.Contains("Beantwortet: 0. Offen: 8.", phone.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(phone.Page.QuerySelector("a[href*='fill-section']"));
    }

    [Fact]
    public async Task A_guest_prints_their_own_answers()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.GuestAsync(Ct);
        phone.Type("Rechnungen bezahlen");
        await phone.PressAsync("later", Ct);

        await phone.OpenAsync("/-/sheet/" + Kasse.Path, Ct);

        Assert.Contains("Rechnungen bezahlen", phone.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(phone.Page.QuerySelectorAll(".write-line"));
    }

    [Fact]
    public async Task A_guest_sees_nothing_else_of_the_wiki()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        await kasse.App.WriteAsync("rollen/kasse/wissen.md", "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n### Was ist die wichtigste Aufgabe in deinem Amt? {#wichtigste-aufgabe}\n\nGeheimes Wissen\n", Ct);
        await kasse.App.WriteAsync("rollen/vorsitz/index.md", "---\ntype: role\ntitle: Vorsitz\ntemplates: [schnellstart]\n---\n# Vorsitz\n", Ct);
        var phone = await kasse.GuestAsync(Ct);

        Assert.DoesNotContain("Geheimes Wissen", phone.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Null(phone.Page.QuerySelector("nav, [type=search]"));
        foreach (var address in new[] { "/", "/rollen/kasse/wissen", "/rollen/kasse/", "/-/fill/rollen/vorsitz/index", "/-/fill/rollen/kasse/index?template=kasse", "/-/sheet/rollen/vorsitz/index" })
        {
            await phone.OpenAsync(address, Ct);

            Assert.DoesNotContain("Geheimes Wissen", phone.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.True(phone.Answer.StatusCode == HttpStatusCode.NotFound || phone.Address.StartsWith("/-/sign-in", StringComparison.Ordinal), $"{address} led to {phone.Address}");
        }
    }

    [Fact]
    public async Task A_withdrawn_link_says_so_in_plain_words_wherever_it_is_used()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.GuestAsync(Ct);
        var link = await kasse.App.Wiki.Links.FindAsync(kasse.Secret, DateTimeOffset.UtcNow, Ct);
        await kasse.App.Wiki.Links.RevokeAsync(link!.Id, Ct);

        await phone.OpenAsync(kasse.Door, Ct);
        var door = phone.Page.Body!.TextContent;
        await phone.OpenAsync(Kasse.Start, Ct);

        Assert.Equal(HttpStatusCode.Gone, phone.Answer.StatusCode);
        Assert.Contains("Dieser Link gilt nicht mehr", door, StringComparison.Ordinal);
        Assert.Contains("Dieser Link gilt nicht mehr", phone.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_link_goes_on_where_somebody_stopped()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.GuestAsync(Ct);
        phone.Type("Rechnungen bezahlen");
        await phone.PressAsync("next", Ct);
        var second = phone.Question;

        var other = await kasse.GuestAsync(Ct);

        Assert.Equal(second, other.Question);
    }
}
