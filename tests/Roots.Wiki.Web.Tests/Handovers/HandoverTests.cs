using System.Net;

namespace Roots.Wiki.Web.Tests.Handovers;

public sealed class HandoverTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_board_starts_a_handover_in_two_clicks_from_the_roles()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        var desk = await site.DeskAsync(site.Chair, Ct);
        await desk.OpenAsync("/-/roles", Ct);

        var start = desk.Page.QuerySelectorAll("main a").First(a => a.GetAttribute("href") == "/-/handovers/new?role=rollen%2Fkasse%2Findex");
        await desk.OpenAsync(start.GetAttribute("href")!, Ct);
        var giver = ((AngleSharp.Html.Dom.IHtmlInputElement)desk.Page.QuerySelector("[name=Giver]")!).Value;
        await desk.SendAsync("form.form", Ct);

        Assert.Equal("Gerd Geber", giver);
        Assert.Equal("/-/handover/" + HandoverSite.Handover, desk.Address);
        Assert.Equal(7, desk.Page.QuerySelectorAll(".handover-steps > li").Length);
        Assert.Contains("Die Übergabe hat begonnen. Als Nächstes:", desk.Page.QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Übergabe begonnen", desk.Page.QuerySelector("section[aria-labelledby=history]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_giver_sees_one_next_step_with_its_minutes_and_ticks_it()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        await site.StartAsync(Ct);
        var giver = await site.DeskAsync(site.Giver, Ct);

        await giver.OpenAsync("/-/handover/" + HandoverSite.Handover, Ct);
        var first = giver.Page.QuerySelector(".featured")!.TextContent;
        await giver.SendAsync(".featured form", Ct);

        Assert.Contains("etwa 20 Minuten", first, StringComparison.Ordinal);
        Assert.Contains("Beantworte acht kurze Fragen.", giver.Page.QuerySelector(".featured")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(giver.Page.QuerySelector(".featured a[href='/-/fill/rollen/kasse/index']"));
        Assert.Contains("- [x] Startgespräch", await site.TextAsync(HandoverSite.Handover), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_finds_it()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        await site.StartAsync(Ct);
        var stranger = await site.DeskAsync(await site.App.MemberAsync("Fritz Fremd", Ct), Ct);

        await stranger.OpenAsync("/-/handovers", Ct);
        var list = stranger.Text;
        await stranger.OpenAsync("/-/handover/" + HandoverSite.Handover, Ct);

        Assert.DoesNotContain("Kasse", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await site.App.Browser().GetAsync("/-/handover/" + HandoverSite.Handover, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_slip_with_a_link_is_made_by_a_button_only()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        var desk = await site.StartAsync(Ct);

        await desk.OpenAsync("/-/handover-slip/" + HandoverSite.Handover, Ct);
        var before = await site.App.Wiki.Links.ListAsync(Roots.Wiki.People.LinkPurpose.Sitting, DateTimeOffset.UtcNow, Ct);
        await desk.SendAsync("main form", Ct);

        Assert.Empty(before);
        Assert.NotNull(desk.Page.QuerySelector("svg.qr"));
        Assert.Contains("Hallo Gerd Geber", desk.Text, StringComparison.Ordinal);
        Assert.NotNull(desk.Page.QuerySelector("main .alert:not(.no-print)"));   // nobody has proven the address: paper says so too
        var link = Assert.Single(await site.App.Wiki.Links.ListAsync(Roots.Wiki.People.LinkPurpose.Sitting, DateTimeOffset.UtcNow, Ct));
        var until = TimeZoneInfo.ConvertTime(link.Until, TimeZoneInfo.FindSystemTimeZoneById(site.App.Wiki.Snapshot.Settings.TimeZone));   // days are the wiki's
        Assert.Contains("Der Link gilt bis " + until.ToString("d", System.Globalization.CultureInfo.GetCultureInfo("de-DE")), desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_stands_beside_its_field_and_what_was_typed_stays()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        var desk = await site.DeskAsync(site.Chair, Ct);
        await desk.OpenAsync("/-/handovers/new?role=" + HandoverSite.Office, Ct);

        desk.Fill("Taker", "Nele Neu");
        desk.Fill("Begins", "übermorgen");
        await desk.SendAsync("form.form", Ct);

        Assert.NotNull(desk.Page.QuerySelector("#Begins-error"));
        Assert.Equal("Nele Neu", ((AngleSharp.Html.Dom.IHtmlInputElement)desk.Page.QuerySelector("[name=Taker]")!).Value);
        Assert.Null(await site.TextAsync(HandoverSite.Handover));
    }

    [Fact]
    public async Task The_board_withdraws_with_a_reason()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        var desk = await site.StartAsync(Ct);

        await desk.SendAsync("form[action*=Withdraw]", Ct);
        var error = desk.Page.QuerySelector("#Reason-error");
        desk.Fill("Reason", "macht doch weiter");
        await desk.SendAsync("form[action*=Withdraw]", Ct);

        Assert.NotNull(error);
        Assert.Contains("macht doch weiter", desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_a_handover_leads_to_its_screen()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        var desk = await site.StartAsync(Ct);

        await desk.OpenAsync("/" + HandoverSite.Handover, Ct);

        Assert.NotNull(desk.Page.QuerySelector($"main a[href='/-/handover/{HandoverSite.Handover}']"));
        Assert.Contains("Nele Neu", desk.Text, StringComparison.Ordinal);
    }
}
