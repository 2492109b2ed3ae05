using System.Net;

namespace Roots.Wiki.Web.Tests.Handovers;

public sealed class HandoverElectionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_board_enters_an_election_in_one_form_and_takes_it_back_as_a_whole()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        var desk = await site.DeskAsync(site.Chair, Ct);
        var before = await site.TextAsync("rollen/kasse/index");

        await desk.OpenAsync("/-/after-election", Ct);
        desk.Fill("Form.Years", "2");
        desk.Fill("Form.Lines[1].Outcome", "New");
        desk.Fill("Form.Lines[1].Person", "Olga Ohnekonto");
        await desk.SendAsync("form.form", Ct);
        var (done, entered) = (desk.Text, await site.TextAsync("rollen/kasse/index"));
        await desk.SendAsync("form[action*=Undo]", Ct);

        Assert.Contains("Olga Ohnekonto", done, StringComparison.Ordinal);
        Assert.Contains("Einladungen machen", done, StringComparison.Ordinal);
        Assert.Contains("kind: predecessor", entered, StringComparison.Ordinal);
        Assert.DoesNotContain("Olga", entered, StringComparison.Ordinal);
        Assert.Equal(before, await site.TextAsync("rollen/kasse/index"));
        Assert.Null(await site.TextAsync(HandoverSite.Handover));
    }

    [Fact]
    public async Task The_last_election_is_found_again_with_its_way_back()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        var (desk, stranger) = (await site.DeskAsync(site.Chair, Ct), await site.DeskAsync(site.Taker, Ct));
        await desk.OpenAsync("/-/after-election", Ct);
        var before = desk.Page.QuerySelector("main a[href$='after-election/last']");
        desk.Fill("Form.Lines[1].Outcome", "New");
        desk.Fill("Form.Lines[1].Person", "Olga Ohnekonto");
        await desk.SendAsync("form.form", Ct);

        await desk.OpenAsync("/-/after-election", Ct);
        var after = desk.Page.QuerySelector("main a[href$='after-election/last']");
        await desk.OpenAsync($"/rollen/nach-der-wahl-{site.App.Wiki.Snapshot.Settings.Today(site.App.Wiki.Clock).Year}", Ct);
        var list = desk.Page.QuerySelector("main a[href$='after-election/last']");
        await desk.OpenAsync("/-/after-election/last", Ct);
        await stranger.OpenAsync("/-/after-election/last", Ct);

        Assert.Null(before);
        Assert.NotNull(after);
        Assert.NotNull(list);
        Assert.NotNull(desk.Page.QuerySelector("form[action*=Undo]"));
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task The_administration_prints_invitations_by_a_button_only()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        var admin = await site.DeskAsync(site.App.Wiki.Persons.Current.Members.Values.Single(m => m.IsAdministrator), Ct);
        await admin.OpenAsync("/-/after-election", Ct);
        admin.Fill("Form.Lines[1].Outcome", "New");
        admin.Fill("Form.Lines[1].Person", "Olga Ohnekonto");
        await admin.SendAsync("form.form", Ct);
        var before = await site.App.Wiki.Links.ListAsync(Roots.Wiki.People.LinkPurpose.Invitation, DateTimeOffset.UtcNow, Ct);

        await admin.SendAsync("form[action*=Invite]", Ct);

        Assert.Empty(before);
        Assert.Single(admin.Page.QuerySelectorAll("svg.qr"));
        Assert.Single(await site.App.Wiki.Links.ListAsync(Roots.Wiki.People.LinkPurpose.Invitation, DateTimeOffset.UtcNow, Ct));
    }

    [Fact]
    public async Task A_new_person_needs_a_name_and_others_do_not_find_the_form()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        var desk = await site.DeskAsync(site.Chair, Ct);
        var stranger = await site.DeskAsync(site.Taker, Ct);

        await desk.OpenAsync("/-/after-election", Ct);
        desk.Fill("Form.Lines[1].Outcome", "New");
        await desk.SendAsync("form.form", Ct);
        await stranger.OpenAsync("/-/after-election", Ct);

        Assert.NotNull(desk.Page.QuerySelector("#Form_Lines_1__Person-error"));
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }
}
