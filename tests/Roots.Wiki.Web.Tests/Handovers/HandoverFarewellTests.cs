using System.Net;
using Roots.Wiki.People;

namespace Roots.Wiki.Web.Tests.Handovers;

public sealed class HandoverFarewellTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_giver_is_thanked_and_prints_a_proof_with_chosen_tasks()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        await site.App.WriteAsync("rollen/kasse/wissen-2.md", "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n### Welche Aufgaben kommen immer wieder? {#aufgaben}\n\n| Aufgabe | Wie oft | Wo steht, wie es geht |\n| --- | --- | --- |\n| Beitrag einziehen | jährlich | |\n| Rechnungen zahlen | monatlich | |\n", Ct);
        var desk = await site.StartAsync(Ct);
        await desk.OpenAsync("/-/handover-fill/" + HandoverSite.Handover, Ct);
        await desk.SendAsync("form.form button.large", Ct);
        await desk.SendAsync("form[action*=Close]", Ct);
        var giver = await site.DeskAsync(site.Giver, Ct);
        var taker = await site.DeskAsync(site.Taker, Ct);

        await giver.OpenAsync("/-/handover-thanks/" + HandoverSite.Handover, Ct);
        var thanks = giver.Text;
        await giver.OpenAsync("/-/handover-proof/" + HandoverSite.Handover + "?chosen=true&t=1", Ct);
        await taker.OpenAsync("/-/handover-proof/" + HandoverSite.Handover, Ct);

        Assert.Contains("Danke, Gerd Geber!", thanks, StringComparison.Ordinal);
        var proof = giver.Page.QuerySelector("section")!.TextContent;
        Assert.Contains("Rechnungen zahlen", proof, StringComparison.Ordinal);
        Assert.DoesNotContain("Beitrag einziehen", proof, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, taker.Status);
    }

    [Fact]
    public async Task The_new_one_reads_ticks_and_looks_back()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        await site.StartAsync(Ct, begins: "2020-01-01");
        var taker = await site.DeskAsync(site.Taker, Ct);
        var giver = await site.DeskAsync(site.Giver, Ct);

        await taker.OpenAsync("/-/first-days/rollen/kasse/index", Ct);
        await taker.SendAsync("main details form", Ct);
        var read = taker.Page.QuerySelector("main details summary")!.TextContent;
        await taker.SendAsync("#tasks ~ ul form", Ct);
        var ticks = await site.App.Wiki.Arrival.FindAsync(PeopleSnapshot.ActorOf(site.Taker), PagePath.Parse(HandoverSite.Office), Ct);
        await taker.OpenAsync("/-/look-back/rollen/kasse/index", Ct);
        taker.Fill("Answers[missing]", "Der zweite Schlüssel");
        await taker.SendAsync("form.form", Ct);
        await giver.OpenAsync("/-/first-days/rollen/kasse/index", Ct);

        Assert.Contains("✓", read, StringComparison.Ordinal);
        Assert.Equal(1, ticks!.Tasks.Count(t => t.IsDone));
        Assert.Contains("Der zweite Schlüssel", taker.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, giver.Status);
    }

    [Fact]
    public async Task Whom_to_call_follows_what_each_person_lets_others_see()
    {
        await using var site = await HandoverSite.FoundAsync(Ct);
        var persons = site.App.Wiki.Persons;
        await site.App.WriteAsync(
            HandoverSite.Office + ".md",
            $"---\ntype: role\ntitle: Kasse\ntemplates: [schnellstart]\nholders:\n  - {{person: {site.Taker.Person}, kind: holder, since: {DateTime.UtcNow:yyyy-MM-dd}}}\n  - {{person: {site.Giver.Person}, kind: deputy}}\n---\n# Kasse\n",
            Ct);
        var giver = persons.Current.Persons[site.Giver.Person] with { Phone = "0341 998877" };
        var taker = await site.DeskAsync(site.Taker, Ct);

        await persons.SavePersonAsync(giver with { Circle = ContactCircle.Administration }, Ct);
        await taker.OpenAsync("/-/first-days/rollen/kasse/index", Ct);
        var closed = taker.Text;
        await persons.SavePersonAsync(giver with { Circle = ContactCircle.Association }, Ct);
        await taker.OpenAsync("/-/first-days/rollen/kasse/index", Ct);

        Assert.DoesNotContain("0341 998877", closed, StringComparison.Ordinal);
        Assert.Contains("0341 998877", taker.Text, StringComparison.Ordinal);
    }
}
