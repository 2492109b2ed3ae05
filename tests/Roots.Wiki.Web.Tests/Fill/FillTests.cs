using System.Net;
using AngleSharp.Html.Dom;

namespace Roots.Wiki.Web.Tests.Fill;

public sealed class FillTests
{
    private const string Aufgabe = Kasse.Start + "?q=wichtigste-aufgabe";
    private const string Bescheid = Kasse.Start + "?q=freistellungsbescheid-datum";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_s_sitting_becomes_one_version_at_its_end()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);
        var before = await kasse.VersionsAsync(Ct);
        await phone.OpenAsync(Kasse.Start, Ct);

        for (var question = 1; question <= 8; question++)
        {
            Assert.Equal(before, await kasse.VersionsAsync(Ct));
            phone.Type($"Antwort {question}");
            await phone.PressAsync("next", Ct);
        }

        var text = await kasse.KnowledgeAsync(Ct);
        Assert.Equal(before + 1, await kasse.VersionsAsync(Ct));
        Assert.All(Enumerable.Range(1, 8), question => Assert.Contains($"Antwort {question}", text, StringComparison.Ordinal));
        Assert.Contains("8 Antworten stehen jetzt im Wiki.", phone.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Schnellstart fertig", phone.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_just_put_into_the_wiki_can_be_taken_back()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync(Aufgabe, Ct);
        phone.Type("Erste Fassung");
        await phone.PressAsync("later", Ct);
        await phone.OpenAsync(Aufgabe, Ct);
        phone.Type("Zweite Fassung");
        await phone.PressAsync("later", Ct);

        await phone.PressAsync("", Ct);

        Assert.Contains("Erste Fassung", await kasse.KnowledgeAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_kept_as_a_draft_while_it_is_typed()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync(Aufgabe, Ct);
        phone.Type("Halb getippt");

        var answer = await phone.KeepAsync(Ct);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await phone.OpenAsync(Aufgabe, Ct);
        Assert.Contains("Halb getippt", phone.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("Entwurf gesichert", phone.Page.QuerySelector(".save-state")!.TextContent.Trim());
        Assert.Equal("", await kasse.KnowledgeAsync(Ct));
    }

    [Fact]
    public async Task A_wrong_day_is_explained_beside_the_field_and_stays_as_typed()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync(Bescheid, Ct);
        phone.Type("31.02.2026");

        var kept = await phone.KeepAsync(Ct);
        await phone.PressAsync("next", Ct);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.StatusCode);
        Assert.StartsWith("Das ist kein Datum.", await kept.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        var field = phone.Page.QuerySelector("#Text")!;
        Assert.Equal("31.02.2026", field.GetAttribute("value"));
        Assert.Contains("answer-error", field.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.StartsWith("Das ist kein Datum.", phone.Page.QuerySelector("#answer-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_can_be_added_without_script()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync(Kasse.Start + "?q=schluessel", Ct);
        phone.Type("Büroschrank");

        await phone.PressAsync("1", Ct);
        phone.Type("Vereinsheim", field: 5);
        await phone.PressAsync("later", Ct);

        var text = await kasse.KnowledgeAsync(Ct);
        Assert.Contains("| Büroschrank |", text, StringComparison.Ordinal);
        Assert.Contains("| Vereinsheim |", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_knowing_is_an_answer_and_what_does_not_apply_has_a_reason()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync(Aufgabe, Ct);
        await phone.PressAsync("unknown", Ct);
        ((AngleSharp.Html.Dom.IHtmlInputElement)phone.Page.QuerySelector("#Reason")!).Value = "Fällt nie aus";

        await phone.PressAsync("not-applicable", Ct);
        await phone.PressAsync("later", Ct);

        var text = await kasse.KnowledgeAsync(Ct);
        Assert.Contains("wichtigste-aufgabe: {", text, StringComparison.Ordinal);
        Assert.Contains("state: unknown", text, StringComparison.Ordinal);
        Assert.Contains("Fällt nie aus", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_back_does_not_go_into_the_wiki()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync(Aufgabe, Ct);
        phone.Type("Nur für mich");
        ((AngleSharp.Html.Dom.IHtmlInputElement)phone.Page.QuerySelector("[name=Keep]")!).IsChecked = true;

        await phone.PressAsync("later", Ct);

        Assert.Equal("", await kasse.KnowledgeAsync(Ct));
        await phone.OpenAsync(Aufgabe, Ct);
        Assert.Contains("Nur für mich", phone.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_device_on_one_link_loses_nothing_of_the_first()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var (first, second) = (await kasse.GuestAsync(Ct), await kasse.GuestAsync(Ct));
        first.Type("Vom ersten Gerät");
        await first.PressAsync("next", Ct);
        second.Type("Vom zweiten Gerät");

        var kept = await second.KeepAsync(Ct);
        await second.PressAsync("next", Ct);

        Assert.Equal(HttpStatusCode.Conflict, kept.StatusCode);
        Assert.Contains("Vom ersten Gerät", second.Page.QuerySelector(".fill-other")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Vom zweiten Gerät", ((IHtmlTextAreaElement)second.Page.QuerySelector("#Text")!).Value);
    }

    [Fact]
    public async Task Three_phones_fill_one_sheet_and_every_answer_is_in_once()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var deputies = new[] { await kasse.App.MemberAsync("Dora", Ct), await kasse.App.MemberAsync("Emil", Ct) };
        var holders = string.Concat(deputies.Select(d => $"  - {{person: {d.Person}, kind: deputy}}\n"));
        await kasse.App.WriteAsync(Kasse.Path + ".md", $"---\ntype: role\ntitle: Kasse\ntemplates: [schnellstart, kasse]\nholders:\n  - {{person: {kasse.Holder.Person}, kind: holder}}\n{holders}---\n# Kasse\n", Ct);
        Phone[] phones = [await kasse.HolderAsync(Ct), new(await kasse.App.BrowserOfAsync(deputies[0], Ct)), new(await kasse.App.BrowserOfAsync(deputies[1], Ct))];
        var questions = kasse.App.Wiki.Templates.Find("kasse")!.Questions.Where(q => q.Type.Name is "text" or "long" or "list" or "table" or "contact" or "link").Select(q => q.Id).ToList();

        await Parallel.ForEachAsync(Enumerable.Range(0, 3), Ct, async (n, ct) =>
        {
            foreach (var question in questions.Where((_, i) => i % 3 == n))
            {
                await phones[n].OpenAsync($"{Kasse.Start}?template=kasse&q={question}", ct);
                phones[n].Type($"Antwort zu {question}.");
                await phones[n].KeepAsync(ct);
                await phones[n].PressAsync("later", ct);
            }
        });

        var text = await kasse.KnowledgeAsync(Ct);
        Assert.All(questions, question => Assert.Equal(2, text.Split($"Antwort zu {question}.").Length));
    }
}
