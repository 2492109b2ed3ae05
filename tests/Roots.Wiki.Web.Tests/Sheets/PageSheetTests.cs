using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Roots.Wiki.Web.Tests.Fill;

namespace Roots.Wiki.Web.Tests.Sheets;

/// <summary>Pages from templates and sheets drawn from answers, over HTTP and without script.</summary>
public sealed class PageSheetTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_from_a_template_is_made_filled_and_filled_again()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync("/-/new/steckbrief", Ct);
        Set(phone, "Title", "Kasse gesucht");
        await phone.PressAsync("create", Ct);
        Assert.StartsWith("/-/fill/kasse-gesucht", phone.Address, StringComparison.Ordinal);
        phone.Type("Du hältst das Geld zusammen.");
        await phone.PressAsync("later", Ct);

        var text = await TextAsync(kasse, "kasse-gesucht");

        Assert.Contains("template: steckbrief", text, StringComparison.Ordinal);
        Assert.Contains("{#steckbrief-worum}\n\nDu hältst das Geld zusammen.\n", text, StringComparison.Ordinal);
        await phone.OpenAsync("/kasse-gesucht", Ct);
        await phone.OpenAsync(phone.Page.QuerySelectorAll<IHtmlAnchorElement>("a").First(a => a.GetAttribute("href")!.Contains("/-/fill/", StringComparison.Ordinal)).GetAttribute("href")! + "?q=steckbrief-worum", Ct);
        Assert.Equal("Du hältst das Geld zusammen.", phone.Page.QuerySelector<IHtmlTextAreaElement>("#Text")!.Value.Trim());
    }

    [Fact]
    public async Task The_record_of_processing_begins_with_the_wiki_itself()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync("/-/new/verarbeitung", Ct);
        Assert.True(phone.Page.QuerySelector<IHtmlInputElement>("#Prefilled")!.IsChecked);
        phone.Page.QuerySelector<IHtmlSelectElement>("#Visibility")!.Value = "verein";

        await phone.PressAsync("create", Ct);

        var text = await TextAsync(kasse, "verarbeitung-vereinswiki");
        Assert.Contains("{#verarbeitung-grund}\n\nDer Verein braucht sie für seine Arbeit\n", text, StringComparison.Ordinal);
        Assert.Contains("- Mitglieder mit einem Amt\n", text, StringComparison.Ordinal);
        Assert.Contains("verarbeitung-name: {confirmed:", text, StringComparison.Ordinal);
        await phone.OpenAsync("/-/new/verarbeitung", Ct);
        Assert.False(phone.Page.QuerySelector<IHtmlInputElement>("#Prefilled")!.IsChecked);
    }

    [Fact]
    public async Task What_somebody_says_at_a_farewell_stays_with_them_by_default()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync("/-/new/abschied", Ct);
        Set(phone, "Title", "Abschied Kasse");
        await phone.PressAsync("create", Ct);
        phone.Type("Den ersten Arbeitseinsatz.");

        await phone.PressAsync("later", Ct);

        Assert.DoesNotContain("Arbeitseinsatz", await TextAsync(kasse, "abschied-kasse"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_most_six_templates_are_offered_and_the_rest_stands_behind_one_line_and_in_the_catalogue()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);

        foreach (var folder in new[] { "", "kasse", "feste", "vorstand", "projekt", "mitglieder" })
        {
            await phone.OpenAsync("/-/new?in=" + folder, Ct);
            var section = phone.Page.QuerySelector(".new-templates")!;
            Assert.InRange(section.QuerySelectorAll(":scope > ul a").Length, 1, 6);
            Assert.NotNull(section.QuerySelector("details ul"));
            Assert.NotNull(section.QuerySelector("a[href='/-/templates']"));
        }
    }

    [Fact]
    public async Task New_page_offers_templates_and_links_to_all()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);

        await phone.OpenAsync("/-/new", Ct);

        var offered = phone.Page.QuerySelectorAll(".new-templates a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains("/-/new/steckbrief", offered);
        Assert.Equal(offered.Count, offered.Distinct().Count());
    }

    [Fact]
    public async Task A_title_that_is_taken_is_said_beside_the_field_and_kept()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        await kasse.App.WriteAsync("kasse-gesucht.md", "# Da\n", Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync("/-/new/steckbrief", Ct);
        Set(phone, "Title", "Kasse gesucht");

        await phone.PressAsync("create", Ct);

        Assert.Equal("Kasse gesucht", phone.Page.QuerySelector<IHtmlInputElement>("#Title")!.Value);
        Assert.NotNull(phone.Page.QuerySelector(".field.invalid"));
    }

    [Fact]
    public async Task A_vacancy_shows_what_the_office_has_said_and_becomes_a_public_page()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync(Kasse.Start + "?q=wichtigste-aufgabe", Ct);
        phone.Type("Geld kommt rechtzeitig rein.");
        await phone.PressAsync("later", Ct);
        await phone.OpenAsync("/-/vacancy/" + Kasse.Path, Ct);
        Assert.Equal("Geld kommt rechtzeitig rein.", phone.Page.QuerySelector<IHtmlTextAreaElement>("#a-steckbrief-worum")!.Value.Trim());

        await phone.PressAsync("publish", Ct);

        var text = await TextAsync(kasse, "mitmachen/kasse");
        Assert.Contains("visibility: öffentlich", text, StringComparison.Ordinal);
        Assert.Contains("Geld kommt rechtzeitig rein.", text, StringComparison.Ordinal);
        await phone.OpenAsync("/-/poster/mitmachen/kasse", Ct);
        Assert.NotNull(phone.Page.QuerySelector("svg.qr"));
    }

    [Fact]
    public async Task Sheets_of_the_board_do_not_exist_for_others()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var member = await kasse.App.BrowserOfAsync(await kasse.App.MemberAsync("Mia Mitglied", Ct), Ct);

        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync("/-/association/notfallblatt", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync("/-/vacancy/" + Kasse.Path, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync("/-/poster/" + Kasse.Path + "/none", Ct)).StatusCode);
    }

    [Fact]
    public async Task The_emergency_sheet_shows_the_board_s_answers_of_now()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        await kasse.App.WriteAsync(
            Kasse.Path + ".md", $"---\ntype: role\ntitle: Kasse\nboard: true\ntemplates: [schnellstart, kasse]\nholders:\n  - {{person: {kasse.Holder.Person}, kind: holder}}\n---\n# Kasse\n", Ct);
        var phone = await kasse.HolderAsync(Ct);
        await phone.OpenAsync(Kasse.Start + "?q=laufendes", Ct);
        phone.Type("Die Pacht ist noch zu zahlen.");
        await phone.PressAsync("later", Ct);

        await phone.OpenAsync("/-/association/notfallblatt", Ct);

        Assert.Contains("Die Pacht ist noch zu zahlen.", phone.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Noch keine Antwort von: Kasse", phone.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_legal_hint_stands_beside_its_question_with_its_day_and_its_source()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);

        await phone.OpenAsync(Kasse.Start + "?q=freistellungsbescheid-datum", Ct);

        var hint = phone.Page.QuerySelector(".legal-hint")!.TextContent;
        Assert.Contains("Stand ", hint, StringComparison.Ordinal);
        Assert.Contains("Quelle:", hint, StringComparison.Ordinal);
    }

    private static void Set(Phone phone, string id, string text) => phone.Page.QuerySelector<IHtmlInputElement>("#" + id)!.Value = text;

    private static async Task<string> TextAsync(Kasse kasse, string path) =>
        Encoding.UTF8.GetString((await kasse.App.Wiki.Store.ReadAsync(kasse.App.Wiki.Snapshot.Find(PagePath.Parse(path))!.Blob, Ct))!.Value.Span);
}
