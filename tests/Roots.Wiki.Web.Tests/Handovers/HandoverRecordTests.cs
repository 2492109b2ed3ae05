namespace Roots.Wiki.Web.Tests.Handovers;

public sealed class HandoverRecordTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_prefilled_filled_in_confirmed_by_both_and_then_stays()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        await site.StartAsync(Ct);
        var giver = await site.DeskAsync(site.Giver, Ct);
        var taker = await site.DeskAsync(site.Taker, Ct);

        await giver.OpenAsync("/-/handover-fill/" + HandoverSite.Handover, Ct);
        var what = giver.Page.QuerySelectorAll("[name$='.What']").Select(f => ((AngleSharp.Html.Dom.IHtmlInputElement)f).Value).ToList();
        var row = what.IndexOf("Kassette");
        giver.Fill($"Form.Rows[{row}].State", "Follows");
        giver.Fill($"Form.Rows[{row}].Until", "2027-01-10");
        giver.Fill("Form.Place", "Vereinsheim");
        await giver.SendAsync("form.form button.large", Ct);
        await giver.SendAsync("form[action*=Confirm]", Ct);
        await taker.OpenAsync("/-/handover-record/" + HandoverSite.Handover, Ct);
        await taker.SendAsync("form[action*=Confirm]", Ct);

        Assert.Contains("Haustür", what);
        Assert.Empty(taker.Page.QuerySelectorAll("main form"));
        Assert.Contains("bestätigt am", taker.Text, StringComparison.Ordinal);
        Assert.Contains("status: done", await site.TextAsync(HandoverSite.Handover), StringComparison.Ordinal);
        Assert.Contains("Kassette folgt (fällig 2027-01-10)", await site.TextAsync(HandoverSite.Handover + "-offen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_follows_needs_a_day_and_what_was_typed_stays()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        await site.StartAsync(Ct);
        var giver = await site.DeskAsync(site.Giver, Ct);

        await giver.OpenAsync("/-/handover-fill/" + HandoverSite.Handover, Ct);
        giver.Fill("Form.Rows[1].State", "Follows");
        giver.Fill("Form.Cash", "212,40 Euro");
        await giver.SendAsync("form.form button.large", Ct);

        Assert.NotNull(giver.Page.QuerySelector("[id$='__Until-error']"));
        Assert.Equal("212,40 Euro", ((AngleSharp.Html.Dom.IHtmlInputElement)giver.Page.QuerySelector("[name='Form.Cash']")!).Value);
        Assert.DoesNotContain("record-cash", await site.TextAsync(HandoverSite.Handover), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_more_line_keeps_what_was_typed_and_saves_nothing()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        await site.StartAsync(Ct);
        var giver = await site.DeskAsync(site.Giver, Ct);

        await giver.OpenAsync("/-/handover-fill/" + HandoverSite.Handover, Ct);
        var before = giver.Page.QuerySelectorAll("[name$='.What']").Length;
        giver.Fill("Form.Rows[0].What", "Ordner 2019");
        await giver.SendAsync("button[name=more][value=Papers]", Ct);

        Assert.Equal(before + 1, giver.Page.QuerySelectorAll("[name$='.What']").Length);
        Assert.Equal("Ordner 2019", ((AngleSharp.Html.Dom.IHtmlInputElement)giver.Page.QuerySelector("[name='Form.Rows[0].What']")!).Value);
        Assert.DoesNotContain("Ordner 2019", await site.TextAsync(HandoverSite.Handover), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_closes_it_without_a_confirmation()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        var desk = await site.StartAsync(Ct);
        await desk.OpenAsync("/-/handover-fill/" + HandoverSite.Handover, Ct);
        await desk.SendAsync("form.form button.large", Ct);

        await desk.SendAsync("form[action*=Close]", Ct);

        Assert.Contains("nicht bestätigt", desk.Text, StringComparison.Ordinal);
        Assert.Contains("unconfirmed: [giver, taker]", await site.TextAsync(HandoverSite.Handover), StringComparison.Ordinal);
    }
}
