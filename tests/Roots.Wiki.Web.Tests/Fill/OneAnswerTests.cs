using System.Net;
using Roots.Wiki.People;

namespace Roots.Wiki.Web.Tests.Fill;

public sealed class OneAnswerTests
{
    private const string Question = "wichtigste-aufgabe";
    private const string Aufgabe = Kasse.Start + "?q=" + Question;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_answer_is_changed_from_its_page_and_leads_back_to_its_heading()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync(Aufgabe, Ct);
        phone.Type("Zahlen");
        await phone.PressAsync("later", Ct);
        await phone.OpenAsync(Kasse.Start, Ct);
        phone.Type("Noch nicht fertig");
        await phone.KeepAsync(Ct);

        await phone.OpenAsync("/rollen/kasse/wissen", Ct);
        var change = phone.Page.QuerySelector($".page-care [data-heading=h-{Question}] .care-deeds a[href*='one=Page']")!;
        Assert.StartsWith("Ändern: ", change.GetAttribute("aria-label"), StringComparison.Ordinal);
        await phone.OpenAsync(change.GetAttribute("href")!, Ct);
        Assert.Equal("Speichern", phone.Page.QuerySelector(".fill-deeds button")!.TextContent.Trim());
        Assert.Null(phone.Page.QuerySelector(".fill-all"));
        phone.Type("Buchen und zahlen");
        await phone.PressAsync("next", Ct);

        Assert.Equal($"/rollen/kasse/wissen#h-{Question}", phone.Address);
        Assert.StartsWith("Gesichert: ", phone.Page.QuerySelector(".toast")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("Buchen und zahlen", await kasse.KnowledgeAsync(Ct), StringComparison.Ordinal);
        Assert.DoesNotContain("Noch nicht fertig", await kasse.KnowledgeAsync(Ct), StringComparison.Ordinal);
        Assert.Single(await kasse.App.Wiki.Drafts.ListAsync(DraftOwner.Of(PeopleSnapshot.ActorOf(kasse.Holder)!)!, PagePath.Parse(Kasse.Path), Ct));
    }

    [Fact]
    public async Task Whoever_cancels_leaves_the_answer_as_it_was()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync(Aufgabe, Ct);
        phone.Type("Zahlen");
        await phone.PressAsync("later", Ct);

        await phone.OpenAsync(Aufgabe + "&one=Check", Ct);
        phone.Type("Versehen");
        await phone.KeepAsync(Ct);
        await phone.PressAsync("cancel", Ct);

        Assert.Equal("/-/check/" + Kasse.Path, phone.Address);
        Assert.Empty(await kasse.App.Wiki.Drafts.ListAsync(DraftOwner.Of(PeopleSnapshot.ActorOf(kasse.Holder)!)!, PagePath.Parse(Kasse.Path), Ct));
        Assert.DoesNotContain("Versehen", await kasse.KnowledgeAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_corrects_one_answer_at_the_end_and_is_back_at_the_end()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.GuestAsync(Ct);
        await phone.OpenAsync(Aufgabe, Ct);
        phone.Type("Zahlen");
        await phone.PressAsync("later", Ct);

        var change = phone.Page.QuerySelector(".fill-onward details a")!.GetAttribute("href")!;
        await phone.OpenAsync(change, Ct);
        phone.Type("Buchen");
        await phone.PressAsync("next", Ct);

        Assert.StartsWith("/-/fill-done/" + Kasse.Path, phone.Address, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, phone.Answer.StatusCode);
        Assert.Equal("Buchen", Assert.Single(await kasse.App.Wiki.Drafts.WaitingAsync(PagePath.Parse(Kasse.Path), Ct)).Text);
    }
}
