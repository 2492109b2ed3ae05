using System.Net;
using AngleSharp.Dom;
using Roots.Wiki.Pages;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Tests.Map;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Catalogue;

/// <summary>Templates are changed by the board, over HTTP and without script; each test takes a template of its own.</summary>
public sealed class CatalogueTests(MapFixture wiki) : IClassFixture<MapFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_board_changes_adds_and_leaves_out_a_question_and_the_office_s_form_follows()
    {
        await wiki.App.WriteAsync("rollen/schrift/index.md", $"---\ntype: role\ntitle: Schrift\ntemplates: [schriftfuehrung]\nholders:\n  - {{person: {wiki.HolderMember.Person.Value}, kind: holder}}\n---\n# Schrift\n", Ct);
        var shipped = wiki.App.Wiki.TemplateFiles.ShippedFile("schriftfuehrung")!.Own.ToList();
        var before = (await wiki.App.Wiki.Store.RecentAsync(1000, Ct)).Select(v => v.Id).Distinct().Count();
        await AdaptAsync("schriftfuehrung");

        var changed = await SendAsync(wiki.Board, $"/-/templates/schriftfuehrung/question?q={shipped[0].Id}", "form.question-form", ("Form.Text", "Wo liegen unsere Protokolle wirklich?"));
        var added = await SendAsync(wiki.Board, "/-/templates/schriftfuehrung/question?section=round-1&type=text", "form.question-form", ("Form.Text", "Wer hat den Stempel?"), ("Form.Help", "Der runde."));
        await PressAsync("schriftfuehrung", "Hide", shipped[1].Id);
        await PressAsync("schriftfuehrung", "Down", shipped[0].Id);

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var asked = wiki.App.Wiki.Templates.Find("schriftfuehrung")!.Questions.ToList();
        Assert.Equal("Wo liegen unsere Protokolle wirklich?", asked.Single(q => q.Id == shipped[0].Id).Text.De);
        Assert.Null(asked.Single(q => q.Id == shipped[0].Id).Text.En);
        Assert.DoesNotContain(asked, q => q.Id == shipped[1].Id);
        Assert.NotNull(wiki.App.Wiki.Templates.Question(shipped[1].Id));
        Assert.Matches("^eigen-wer-hat-den-stempel-[a-z2-9]{6}$", asked.Single(q => q.Text.De == "Wer hat den Stempel?").Id);
        Assert.Equal([shipped[2].Id, shipped[0].Id], asked.Take(2).Select(q => q.Id));
        var form = await OpenAsync(wiki.Holder, $"/-/fill/rollen/schrift/index?q={shipped[0].Id}");
        Assert.Equal("Wo liegen unsere Protokolle wirklich?", form.QuerySelector("#question")!.TextContent.Trim());
        Assert.Equal(before + 5, (await wiki.App.Wiki.Store.RecentAsync(1000, Ct)).Select(v => v.Id).Distinct().Count());
        Assert.Equal(shipped.Count, wiki.App.Wiki.TemplateFiles.ShippedFile("schriftfuehrung")!.Own.Count());
    }

    [Theory]
    [InlineData("Wer hat den Schlüssel und wo liegt er?", "Form_Text")]
    [InlineData("Wer? Wo?", "Form_Text")]
    [InlineData("Der Schlüssel", "Form_Text")]
    [InlineData("", "Form_Text")]
    public async Task A_question_that_people_could_not_answer_is_named_beside_the_field_and_nothing_is_lost(string text, string field)
    {
        await AdaptAsync("haus");
        var answer = await SendAsync(wiki.Board, "/-/templates/haus/question?section=round-1&type=table", "form.question-form",
            ("Form.Text", text), ("Form.Help", "Ein Satz Hilfe."), ("Form.Example", "Ein Beispiel"), ("Form.Columns[0].Label", "Was"), ("Form.Columns[1].Label", "Wo"));

        var page = await ReadAsync(answer);

        Assert.Equal("true", page.QuerySelector("#" + field)!.GetAttribute("aria-invalid"));
        Assert.Equal(text, page.QuerySelector("#Form_Text")!.TextContent.Trim());
        Assert.Equal("Ein Satz Hilfe.", page.QuerySelector("#Form_Help")!.TextContent.Trim());
        Assert.Equal("Wo", page.QuerySelector("#Form_Columns_1__Label")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Help_columns_and_options_are_asked_for()
    {
        await AdaptAsync("material");

        var table = await ReadAsync(await SendAsync(wiki.Board, "/-/templates/material/question?section=round-1&type=table", "form.question-form", ("Form.Text", "Was?")));
        var choice = await ReadAsync(await SendAsync(wiki.Board, "/-/templates/material/question?section=round-1&type=choice", "form.question-form", ("Form.Text", "Was?"), ("Form.Help", "x"), ("Form.Options[0].Label", "eins")));

        Assert.NotNull(table.QuerySelector("#Form_Help[aria-invalid]"));
        Assert.NotNull(table.QuerySelector("#Form_Columns.invalid"));
        Assert.NotNull(choice.QuerySelector("#Form_Options.invalid"));
        Assert.Equal("eins", choice.QuerySelector("#Form_Options_0__Label")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_column_that_gets_another_name_is_still_found_in_old_answers()
    {
        await AdaptAsync("it");
        var question = wiki.App.Wiki.Templates.Find("it")!.Questions.First(q => q.Type is TableQuestion);

        await SendAsync(wiki.Board, $"/-/templates/it/question?q={question.Id}", "form.question-form", ("Form.Columns[0].Label", "Ganz anders"));

        var now = wiki.App.Wiki.Templates.Question(question.Id)!;
        Assert.Equal(question.Columns[0].Id, now.Columns[0].Id);
        Assert.Contains(question.Columns[0].Label.De, now.Columns[0].Formerly);
        var old = question.Type.Write(question, AnswerValue.Of([question.Columns.ToDictionary(c => c.Id, _ => "x")]), "de");
        Assert.Equal("", now.Type.Read(now, old).Extra);
    }

    [Fact]
    public async Task Who_changes_a_question_that_somebody_else_changed_meanwhile_is_told_and_keeps_their_words()
    {
        await AdaptAsync("jugend");
        var id = wiki.App.Wiki.TemplateFiles.ShippedFile("jugend")!.Own.First().Id;
        var form = await OpenAsync(wiki.Board, $"/-/templates/jugend/question?q={id}");
        await SendAsync(wiki.Admin, $"/-/templates/jugend/question?q={id}", "form.question-form", ("Form.Text", "Wer ist zuerst da?"));

        var seen = form.QuerySelector("#Seen")!.GetAttribute("value")!;
        var late = await ReadAsync(await SendAsync(wiki.Board, $"/-/templates/jugend/question?q={id}", "form.question-form", ("Seen", seen), ("Form.Text", "Wer ist zuletzt da?")));

        Assert.NotNull(late.QuerySelector(".error-summary"));
        Assert.Equal("Wer ist zuletzt da?", late.QuerySelector("#Form_Text")!.TextContent.Trim());
        Assert.Equal("Wer ist zuerst da?", wiki.App.Wiki.Templates.Question(id)!.Text.De);
    }

    [Fact]
    public async Task Back_to_the_shipped_version_asks_first_and_can_be_undone()
    {
        await AdaptAsync("feste");
        var id = wiki.App.Wiki.TemplateFiles.ShippedFile("feste")!.Own.First().Id;
        await PressAsync("feste", "Hide", id);

        var reset = await SendAsync(wiki.Board, "/-/templates/feste/reset", "form.actions");
        Assert.Null(wiki.App.Wiki.TemplateFiles.Own(wiki.App.Wiki.Snapshot, "feste"));
        Assert.Null(wiki.App.Wiki.Snapshot.Files.GetValueOrDefault(OwnFiles.BaseOf("feste")));
        await SendAsync(wiki.Board, reset.Headers.Location!.OriginalString, ".alert.good form");

        Assert.DoesNotContain(wiki.App.Wiki.Templates.Find("feste")!.Questions, q => q.Id == id);
        Assert.NotNull(wiki.App.Wiki.Snapshot.Files.GetValueOrDefault(OwnFiles.BaseOf("feste")));
    }

    [Fact]
    public async Task An_own_template_is_made_filled_deleted_and_brought_back()
    {
        var made = await SendAsync(wiki.Board, "/-/templates/new", "form.form", ("Title", "Bienenhaus <b>"), ("Scope", "office"));
        var address = made.Headers.Location!.OriginalString;
        var id = address[(address.LastIndexOf('/') + 1)..];
        await SendAsync(wiki.Board, address + "/question?section=a&type=date", "form.question-form", ("Form.Text", "Wann wird geschleudert?"), ("Form.Help", "Ungefähr."));
        await wiki.OfficeAsync("rollen/bienen", "Bienen", 3, "");
        await SendAsync(wiki.Board, address, "form.unit-filter", ("office", "rollen/bienen/index"));

        Assert.Contains(id, wiki.App.Wiki.Snapshot.Roles.Resolve("rollen/bienen")!.Facts.Templates);
        Assert.Equal("Bienenhaus <b>", (await OpenAsync(wiki.Board, address)).QuerySelector("h1")!.TextContent);
        var gone = await SendAsync(wiki.Board, address + "/reset", "form.actions");
        Assert.Null(wiki.App.Wiki.Templates.Find(id));
        await SendAsync(wiki.Board, gone.Headers.Location!.OriginalString, ".alert.good form");
        Assert.Equal("Wann wird geschleudert?", wiki.App.Wiki.Templates.Find(id)!.Questions.Single().Text.De);
    }

    [Fact]
    public async Task An_earlier_version_is_brought_back()
    {
        await AdaptAsync("ehrenamt");
        var id = wiki.App.Wiki.TemplateFiles.ShippedFile("ehrenamt")!.Own.First().Id;
        await PressAsync("ehrenamt", "Hide", id);

        var history = await OpenAsync(wiki.Board, "/-/templates/ehrenamt/history");
        Assert.Contains("Ausgeblendet", history.QuerySelector("ol.row-list")!.TextContent, StringComparison.Ordinal);
        await SendAsync(wiki.Board, "/-/templates/ehrenamt/history", "ol.row-list form");

        Assert.Contains(wiki.App.Wiki.Templates.Find("ehrenamt")!.Questions, q => q.Id == id);
    }

    [Fact]
    public async Task A_new_shipped_version_is_offered_with_a_choice_where_both_changed_and_taken_once()
    {
        // The shipped version of before: another word for the first question, without the second, with one that is gone by now.
        var shipped = wiki.App.Wiki.TemplateFiles.ShippedFile("training")!;
        var (first, second) = (shipped.Own.First(), shipped.Own.ElementAt(1));
        var gone = first with { Id = "training-frueher", Text = new("Was war früher?") };
        var before = shipped.Change(first with { Text = new("Wer gab früher Training?") }).Add("round-3", gone);
        before = before with { Sections = [.. before.Sections.Select(s => s with { Entries = [.. s.Entries.Where(e => e.Id != second.Id)] })] };
        await wiki.App.WriteAsync(OwnFiles.BaseOf("training").Value, TemplateText.Write(before), Ct);
        await wiki.App.WriteAsync(OwnFiles.TemplateOf("training").Value, TemplateText.Write(before.Change(first with { Text = new("Wer trainiert bei uns?") }).Hide(shipped.Own.ElementAt(2).Id, true)), Ct);

        var page = await OpenAsync(wiki.Board, "/-/templates/training/update");
        Assert.Contains(second.Text.De, page.QuerySelector(".differences")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".clash"));
        await PostAsync(wiki.Board, "/-/templates/training/update", ("do", "take"), ("seen", page.QuerySelector("input[name=seen]")!.GetAttribute("value")!));

        var asked = wiki.App.Wiki.Templates.Find("training")!.Questions.ToList();
        Assert.Equal("Wer trainiert bei uns?", asked.Single(q => q.Id == first.Id).Text.De);
        Assert.Contains(asked, q => q.Id == second.Id);
        Assert.DoesNotContain(asked, q => q.Id == gone.Id || q.Id == shipped.Own.ElementAt(2).Id);
        Assert.Null(wiki.App.Wiki.TemplateEditor.Open("training")!.Update);
    }

    [Fact]
    public async Task A_new_shipped_version_can_be_left_and_is_not_offered_again()
    {
        var shipped = wiki.App.Wiki.TemplateFiles.ShippedFile("datenschutz")!;
        var before = TemplateText.Write(shipped.Change(shipped.Own.First() with { Help = new("Früher anders.") }));
        await wiki.App.WriteAsync(OwnFiles.BaseOf("datenschutz").Value, before, Ct);
        await wiki.App.WriteAsync(OwnFiles.TemplateOf("datenschutz").Value, before, Ct);
        var page = await OpenAsync(wiki.Board, "/-/templates/datenschutz/update");

        await PostAsync(wiki.Board, "/-/templates/datenschutz/update", ("do", "leave"), ("seen", page.QuerySelector("input[name=seen]")!.GetAttribute("value")!));

        Assert.Equal("Früher anders.", wiki.App.Wiki.Templates.Question(shipped.Own.First().Id)!.Help!.De);
        Assert.Null(wiki.App.Wiki.TemplateEditor.Open("datenschutz")!.Update);
    }

    [Fact]
    public async Task Members_read_the_catalogue_and_change_nothing()
    {
        var list = await OpenAsync(wiki.Member, "/-/templates");
        var one = await OpenAsync(wiki.Member, "/-/templates/kita");

        Assert.NotEmpty(list.QuerySelectorAll(".row-list a"));
        Assert.Empty(one.QuerySelectorAll("main form"));
        foreach (var address in new[] { "/-/templates/new", "/-/templates/take-over", "/-/templates/kita/reset", "/-/templates/kita/history", "/-/templates/kita/words", "/-/templates/kita/question?section=round-1&type=text", "/-/templates/kita/update", "/-/templates/kita/share" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await wiki.Member.GetAsync(address, Ct)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(wiki.Member, "/-/templates/kita?handler=Adapt")).StatusCode);
        Assert.Null(wiki.App.Wiki.TemplateFiles.Own(wiki.App.Wiki.Snapshot, "kita"));
        Assert.Equal(HttpStatusCode.NotFound, (await wiki.Admin.GetAsync("/-/templates/..%2Fwiki", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await wiki.App.Browser().GetAsync("/-/templates", Ct)).StatusCode);
    }

    [Fact]
    public async Task Every_template_is_shown_previewed_and_printed_with_all_its_questions()
    {
        foreach (var template in wiki.App.Wiki.TemplateFiles.Shipped.Templates)
        {
            var now = wiki.App.Wiki.Templates.Find(template.Id)!;
            var (page, preview, print) = (await OpenAsync(wiki.Member, "/-/templates/" + template.Id), await OpenAsync(wiki.Member, $"/-/templates/{template.Id}/preview"), await OpenAsync(wiki.Member, $"/-/templates/{template.Id}/print"));

            Assert.Equal(now.Questions.Count(), page.QuerySelectorAll(".template-questions > li").Length);
            Assert.Equal(now.Questions.Count(), preview.QuerySelectorAll(".asked-text").Length);
            Assert.Equal(now.Questions.Select(q => q.Text.De), print.QuerySelectorAll(".sheet h3").Select(h => h.TextContent));
        }
    }

    [Fact]
    public async Task An_office_of_before_is_offered_what_its_kind_is_asked_by_now()
    {
        await wiki.App.WriteAsync("rollen/altkasse/index.md", $"---\ntype: role\ntitle: Altkasse\ntemplates: [schnellstart, kasse, zugaenge]   # von Hand\nholders:\n  - {{person: {wiki.HolderMember.Person.Value}, kind: holder}}\n---\n# Altkasse\n", Ct);

        var sent = await SendAsync(wiki.Holder, "/-/role/rollen/altkasse/index", "form.card[action*=Template]");

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(["schnellstart", "kasse", "zugaenge", "gemeinnuetzigkeit"], wiki.App.Wiki.Snapshot.Roles.Resolve("rollen/altkasse")!.Facts.Templates);
        Assert.Null((await OpenAsync(wiki.Holder, "/-/role/rollen/altkasse/index")).QuerySelector("form.card[action*=Template]"));
        Assert.Null((await OpenAsync(wiki.Holder, "/-/role/rollen/kasse/index")).QuerySelector("form.card[action*=Template]"));
    }

    private async Task AdaptAsync(string id)
    {
        if (wiki.App.Wiki.TemplateFiles.Own(wiki.App.Wiki.Snapshot, id) is null)
        {
            await PostAsync(wiki.Board, $"/-/templates/{id}?handler=Adapt");
        }

        Assert.NotNull(wiki.App.Wiki.TemplateFiles.Own(wiki.App.Wiki.Snapshot, id));
    }

    private async Task PressAsync(string id, string handler, string question) =>
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(wiki.Board, $"/-/templates/{id}?handler={handler}", ("q", question))).StatusCode);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, params (string Name, string Value)[] fields)
    {
        var page = await OpenAsync(browser, "/-/account");
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await browser.PostAsync(address, new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).ToDictionary(f => f.Item1, f => f.Item2)), Ct);
    }
}
