using AngleSharp.Html.Dom;

namespace Roots.Wiki.Web.Tests.Fill;

public sealed class WhoKnowsTests
{
    private const string Aufgabe = Kasse.Start + "?q=wichtigste-aufgabe";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_holder_does_not_know_is_asked_of_whom_they_name_and_waits_there()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var dora = await kasse.App.MemberAsync("Dora Damals", Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync(Aufgabe, Ct);
        var asked = phone.Question;
        await phone.PressAsync("unknown", Ct);

        Assert.NotEqual(asked, phone.Question);   // one tap leads on
        Assert.Contains(asked, phone.Page.QuerySelector(".fill-who")!.TextContent, StringComparison.Ordinal);
        var who = (IHtmlSelectElement)phone.Page.QuerySelector("select[name=Who]")!;
        who.Value = who.Options.First(o => o.Text == "Dora Damals").Value;
        await phone.PressAsync("ask", Ct);

        Assert.Contains("Weitergegeben.", phone.Page.Body!.TextContent, StringComparison.Ordinal);
        var other = new Phone(await kasse.App.BrowserOfAsync(dora, Ct));
        await other.OpenAsync("/-/for-you", Ct);
        Assert.Contains(asked, other.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_guest_does_not_know_waits_for_the_office_and_no_name_is_shown_to_them()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.GuestAsync(Ct);
        var asked = phone.Question;
        await phone.PressAsync("unknown", Ct);

        Assert.DoesNotContain("Vera", phone.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Null(phone.Page.QuerySelector("select"));
        ((IHtmlInputElement)phone.Page.QuerySelector("[name=WhoText]")!).Value = "Das steht im roten Ordner.";
        await phone.PressAsync("ask", Ct);

        var holder = await kasse.HolderAsync(Ct);
        await holder.OpenAsync("/-/for-you", Ct);
        Assert.Contains(asked, holder.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Das steht im roten Ordner.", Assert.Single(kasse.App.Wiki.Clarifications.Open.All).Text);
    }

    [Fact]
    public async Task A_secret_in_the_hint_is_refused_beside_the_field_and_stays_as_typed()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync(Aufgabe, Ct);
        await phone.PressAsync("unknown", Ct);
        ((IHtmlInputElement)phone.Page.QuerySelector("[name=WhoText]")!).Value = "Das Passwort: Sommer2026!x kennt Dora.";

        await phone.PressAsync("ask", Ct);

        Assert.Contains("invalid", phone.Page.QuerySelector(".fill-who .field:last-of-type")!.ClassName, StringComparison.Ordinal);
        Assert.Equal("Das Passwort: Sommer2026!x kennt Dora.", phone.Page.QuerySelector("[name=WhoText]")!.GetAttribute("value"));
        Assert.Empty(kasse.App.Wiki.Clarifications.Open.All);
    }

    [Fact]
    public async Task After_the_last_question_the_thanks_ask_who_could_know()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.GuestAsync(Ct);
        while (!phone.Address.StartsWith("/-/fill-done", StringComparison.Ordinal))
        {
            await phone.PressAsync("unknown", Ct);
        }

        ((IHtmlInputElement)phone.Page.QuerySelector("[name=WhoText]")!).Value = "Frag die Vorgängerin.";
        await phone.PressAsync("ask", Ct);

        Assert.StartsWith("/-/fill-done", phone.Address, StringComparison.Ordinal);
        Assert.Contains("Notiert.", phone.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(kasse.App.Wiki.Clarifications.Open.All, c => c.Text == "Frag die Vorgängerin.");
    }
}
