using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Roots.Wiki.Mail;
using Roots.Wiki.Testing.Mail;
using Roots.Wiki.Web.Features.Shared.Mail;

namespace Roots.Wiki.Web.Tests.Handovers;

public sealed class HandoverInviteTests
{
    private const string Olga = "Olga Ohnekonto";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_board_invites_whoever_comes_and_has_no_account()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        var desk = await StartAsync(site);

        await desk.OpenAsync("/-/handover-invite/" + HandoverSite.Handover, Ct);
        Assert.Contains(Olga, desk.Text, StringComparison.Ordinal);
        await desk.SendAsync("main form", Ct);

        Assert.Single(desk.Page.QuerySelectorAll("svg.qr"));
        Assert.Null(desk.Page.QuerySelector("form[action*='handler=Mail']"));   // no mail server
        var link = Assert.Single(await site.App.Wiki.Links.ListAsync(Roots.Wiki.People.LinkPurpose.Invitation, DateTimeOffset.UtcNow, Ct));
        Assert.Equal((Olga, false), (site.App.Wiki.Persons.Current.Persons[link.Person!].Name, link.Administers));
    }

    [Fact]
    public async Task With_a_mail_server_the_invitation_goes_out_by_a_button_and_its_link_is_not_redeemed_by_opening()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        await using var server = new FakeSmtpServer(new());
        var desk = await StartAsync(site);
        await site.App.Services.GetRequiredService<MailSettings>().SaveAsync(site.App.Wiki.Id, new("localhost", server.Port, MailSecurity.None, null, null, "wiki@example.org"), "http://localhost", Ct);
        var person = site.App.Wiki.Persons.Current.Persons.Values.Single(p => p.Name == Olga);
        await site.App.Wiki.Persons.SavePersonAsync(person with { Email = "olga@example.org" }, Ct);
        await desk.OpenAsync("/-/handover-invite/" + HandoverSite.Handover, Ct);
        await desk.SendAsync("main form", Ct);

        await desk.SendAsync("form[action*='handler=Mail']", Ct);

        Assert.Contains("ist verschickt", desk.Text, StringComparison.Ordinal);
        var mail = Assert.Single(server.Arrived);
        Assert.Equal("olga@example.org", mail.To);
        var address = Regex.Match(mail.Source.Replace("=\n", "", StringComparison.Ordinal), @"/-/invitation/(?<secret>[a-z0-9]+)");
        Assert.Equal(HttpStatusCode.OK, (await site.App.Browser().GetAsync(address.Value, Ct)).StatusCode);
        Assert.Null((await site.App.Wiki.Links.FindAsync(address.Groups["secret"].Value, DateTimeOffset.UtcNow, Ct))!.UsedAt);
    }

    [Fact]
    public async Task Who_is_not_of_the_board_invites_nobody()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        await StartAsync(site);
        var giver = await site.DeskAsync(site.Giver, Ct);

        await giver.OpenAsync("/-/handover-invite/" + HandoverSite.Handover, Ct);

        Assert.Equal(HttpStatusCode.NotFound, giver.Status);
    }

    private static async Task<Desk> StartAsync(HandoverSite site)
    {
        var desk = await site.DeskAsync(site.Chair, Ct);
        await desk.OpenAsync("/-/handovers/new?role=" + HandoverSite.Office, Ct);
        desk.Fill("Taker", Olga);
        await desk.SendAsync("form.form", Ct);
        return desk;
    }
}
