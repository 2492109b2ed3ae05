using System.Net;

namespace Roots.Wiki.Web.Tests.Handovers;

public sealed class HandoverTalkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_taker_reads_asks_and_the_giver_sees_the_question()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        await site.StartAsync(Ct);
        var taker = await site.DeskAsync(site.Taker, Ct);
        var giver = await site.DeskAsync(site.Giver, Ct);

        await taker.OpenAsync("/-/handover-read/" + HandoverSite.Handover, Ct);
        await taker.SendAsync("main details form", Ct);
        var error = taker.Page.QuerySelector("#schluessel-error");
        taker.Fill("Question", "Wer hat den zweiten?");
        await taker.SendAsync("main details form", Ct);
        await giver.OpenAsync("/-/handover/" + HandoverSite.Handover, Ct);
        var seen = giver.Text;

        Assert.NotNull(error);
        Assert.Contains("Wer hat den zweiten?", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("zweiten", await site.TextAsync(HandoverSite.Handover), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_third_person_types_and_the_notes_end_in_the_wiki()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        await site.StartAsync(Ct);
        var giver = await site.DeskAsync(site.Giver, Ct);

        await giver.OpenAsync("/-/handover-talk/" + HandoverSite.Handover, Ct);
        var first = giver.Page.QuerySelector("h1")!.TextContent;
        giver.Fill("Note", "Im Januar kommen die Spenden");
        await giver.SendAsync("button[value=next]", Ct);
        var second = giver.Page.QuerySelector("h1")!.TextContent;
        await giver.SendAsync("button[value=end]", Ct);
        await giver.SendAsync("form[action*=Finish]", Ct);

        Assert.Equal(("Wie sieht dein Jahr aus?", "Wovor hattest du am Anfang Angst?"), (first, second));
        Assert.Equal("/-/handover/" + HandoverSite.Handover, giver.Address);
        Assert.Contains("Im Januar kommen die Spenden", await site.TextAsync(HandoverSite.Handover), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_giver_questions_go_to_several_people_and_a_letter_is_printed()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        var desk = await site.DeskAsync(site.Chair, Ct);
        await desk.OpenAsync("/-/handovers/new?role=" + HandoverSite.Office, Ct);
        desk.Fill("IsWithoutGiver", "true");
        await desk.SendAsync("form.form", Ct);
        var page = desk.Text;

        await desk.OpenAsync("/-/handover-ask/" + HandoverSite.Handover, Ct);
        desk.Fill("Names", "Anna\nBernd");
        await desk.SendAsync("form.form", Ct);
        var slips = desk.Page.QuerySelectorAll("svg.qr").Length;
        var text = await site.TextAsync(HandoverSite.Handover);
        await desk.OpenAsync("/-/handover-letter/" + HandoverSite.Handover, Ct);

        Assert.Contains("Ohne die bisherige Person", page, StringComparison.Ordinal);
        Assert.Equal(2, slips);
        Assert.DoesNotContain("Anna", text, StringComparison.Ordinal);
        Assert.Contains("Haustür", desk.Text, StringComparison.Ordinal);
        Assert.Contains("vielen Dank", desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_letter_is_for_the_board_alone()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        await site.StartAsync(Ct);
        var taker = await site.DeskAsync(site.Taker, Ct);

        await taker.OpenAsync("/-/handover-letter/" + HandoverSite.Handover, Ct);

        Assert.Equal(HttpStatusCode.NotFound, taker.Status);
    }
}
