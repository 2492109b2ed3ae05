using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Roots.Wiki.Web.Tests.Fill;

public sealed class FillSectionTests
{
    private const string Start = "/-/fill-section/" + Kasse.Path;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_round_is_answered_on_one_page_and_becomes_one_version()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var desk = await kasse.HolderAsync(Ct);
        var before = await kasse.VersionsAsync(Ct);
        await desk.OpenAsync(Kasse.Start, Ct);
        await desk.PressAsync("section", Ct);

        Assert.StartsWith(Start, desk.Address, StringComparison.Ordinal);
        var parts = desk.Page.QuerySelectorAll(".fill-part").Select(p => p.Id!["q-".Length..]).ToList();
        Assert.Equal(8, parts.Count);
        foreach (var part in parts)
        {
            Type(desk, part, $"Antwort {part}");
        }

        await desk.PressAsync("next", Ct);

        var text = await kasse.KnowledgeAsync(Ct);
        Assert.Equal(before + 1, await kasse.VersionsAsync(Ct));
        Assert.All(parts, part => Assert.Contains($"Antwort {part}", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_in_one_answer_keeps_no_other_answer_from_being_saved()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var desk = await kasse.HolderAsync(Ct);
        await desk.OpenAsync(Start, Ct);
        Type(desk, "wichtigste-aufgabe", "Rechnungen bezahlen");
        Type(desk, "laufendes", "Passwort: Sommer2026!x");

        var kept = await desk.KeepAsync(Ct);
        await desk.PressAsync("next", Ct);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.StatusCode);
        Assert.StartsWith(Start, desk.Address, StringComparison.Ordinal);
        Assert.Single(desk.Page.QuerySelectorAll(".fill-question.invalid"));
        Assert.Contains("Sommer2026", desk.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);   // still typed, nowhere kept
        var drafts = await kasse.App.Wiki.Drafts.ListAsync(new(kasse.Holder.Id, null), null, Ct);
        Assert.Equal("Rechnungen bezahlen", Assert.Single(drafts).Text);
    }

    [Fact]
    public async Task An_answer_that_nobody_touched_here_is_not_written_over_what_came_meanwhile()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var (desk, phone) = (await kasse.HolderAsync(Ct), await kasse.HolderAsync(Ct));
        await phone.OpenAsync(Kasse.Start + "?q=wichtigste-aufgabe", Ct);
        phone.Type("Erste Fassung");
        await phone.PressAsync("next", Ct);
        await desk.OpenAsync(Start, Ct);
        await phone.OpenAsync(Kasse.Start + "?q=wichtigste-aufgabe", Ct);
        phone.Type("Vom Telefon");
        await phone.PressAsync("next", Ct);
        Type(desk, "vier-wochen-ausfall", "Vom Schreibtisch");

        await desk.PressAsync("later", Ct);

        var text = await kasse.KnowledgeAsync(Ct);
        Assert.Contains("Vom Telefon", text, StringComparison.Ordinal);
        Assert.Contains("Vom Schreibtisch", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_back_while_typing_is_taken_back_in_the_draft()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var desk = await kasse.HolderAsync(Ct);
        await desk.OpenAsync(Start, Ct);
        Type(desk, "wichtigste-aufgabe", "Doch nicht");
        Assert.Equal(HttpStatusCode.NoContent, (await desk.KeepAsync(Ct)).StatusCode);
        Type(desk, "wichtigste-aufgabe", "");

        Assert.Equal(HttpStatusCode.NoContent, (await desk.KeepAsync(Ct)).StatusCode);

        Assert.Empty(await kasse.App.Wiki.Drafts.ListAsync(new(kasse.Holder.Id, null), null, Ct));
    }

    [Fact]
    public async Task Both_devices_are_shown_what_the_other_wrote()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var (first, second) = (await kasse.HolderAsync(Ct), await kasse.HolderAsync(Ct));
        await first.OpenAsync(Start, Ct);
        await second.OpenAsync(Start, Ct);
        Type(first, "wichtigste-aufgabe", "Vom ersten Gerät");
        await first.PressAsync("save", Ct);
        Type(second, "wichtigste-aufgabe", "Vom zweiten Gerät");

        await second.PressAsync("next", Ct);

        var part = second.Page.QuerySelector("#q-wichtigste-aufgabe")!;
        Assert.Contains("Vom ersten Gerät", part.QuerySelector(".fill-other")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Vom zweiten Gerät", part.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_is_added_and_not_knowing_said_without_script_and_nothing_typed_is_lost()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var desk = await kasse.HolderAsync(Ct);
        await desk.OpenAsync(Start, Ct);
        Type(desk, "wichtigste-aufgabe", "Rechnungen bezahlen");
        var table = desk.Page.QuerySelector(".fill-part:has(row-cards)")!.Id!["q-".Length..];
        Type(desk, table, "Erste Zeile");
        await desk.PressAsync(table, Ct);

        Assert.Equal(2, desk.Page.QuerySelectorAll($"#q-{table} .rows > .row-card").Length);
        await desk.PressAsync("unknown:vier-wochen-ausfall", Ct);

        Assert.Contains("Rechnungen bezahlen", desk.Page.QuerySelector("#q-wichtigste-aufgabe")!.OuterHtml, StringComparison.Ordinal);
        Assert.NotNull(desk.Page.QuerySelector("#q-vier-wochen-ausfall .fill-who"));
    }

    [Fact]
    public async Task A_guest_answers_the_quick_start_on_one_page_too()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var guest = await kasse.GuestAsync(Ct);
        await guest.PressAsync("section", Ct);
        Type(guest, "wichtigste-aufgabe", "Rechnungen bezahlen");

        await guest.PressAsync("next", Ct);

        Assert.Contains("Du musst nichts mehr tun und kannst das Fenster schließen.", guest.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static void Type(Phone desk, string question, string text)
    {
        var field = desk.Page.QuerySelectorAll($"#q-{question} .fill-question input:not([type=hidden]), #q-{question} .fill-question textarea").First(f => f.Closest("template") is null);
        if (field is IHtmlTextAreaElement area)
        {
            area.Value = text;
        }
        else
        {
            ((IHtmlInputElement)field).Value = text;
        }
    }
}
