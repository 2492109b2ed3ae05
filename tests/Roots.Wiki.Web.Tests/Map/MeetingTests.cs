using System.Net;
using AngleSharp.Html.Dom;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Map;

/// <summary>"Frage der Sitzung" over HTTP. Each test founds its own wiki: a meeting is one for all.</summary>
public sealed class MeetingTests : IAsyncLifetime
{
    private const string Meeting = "/-/meeting";
    private readonly MapFixture wiki = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => wiki.InitializeAsync();

    public ValueTask DisposeAsync() => wiki.DisposeAsync();

    [Fact]
    public async Task The_board_sees_one_question_without_any_frame_around_it()
    {
        var page = await OpenAsync(wiki.Board, Meeting);

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Null(page.QuerySelector("nav"));
        Assert.Contains("hilft dem Verein gerade am meisten", page.QuerySelector(".meeting-where")!.TextContent, StringComparison.Ordinal);
        foreach (var from in new[] { "/-/map", "/-/roles", "/-/for-you" })
        {
            Assert.NotNull((await OpenAsync(wiki.Board, from)).QuerySelector($"a[href='{Meeting}']"));
        }
    }

    [Fact]
    public async Task For_everybody_else_there_is_no_meeting()
    {
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), ((await wiki.Holder.GetAsync(Meeting, Ct)).StatusCode, (await wiki.Member.GetAsync("/-/meeting-done", Ct)).StatusCode));
        Assert.StartsWith("/-/sign-in?back=", (await wiki.App.Browser().GetAsync(Meeting, Ct)).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Null((await OpenAsync(wiki.Holder, "/-/for-you")).QuerySelector($"a[href='{Meeting}']"));
    }

    [Fact]
    public async Task What_the_meeting_says_is_in_the_wiki_and_in_the_list_for_the_minutes()
    {
        var first = await OpenAsync(wiki.Board, Meeting);
        var question = first.QuerySelector("h1")!.TextContent.Trim();

        var answer = await PressAsync("keep", "Das Geld zusammenhalten.");

        Assert.Equal(Meeting, answer.Headers.Location!.OriginalString);
        var office = PagePath.Parse(first.QuerySelector("input[name=role]")!.GetAttribute("value")!);
        Assert.Contains("Das Geld zusammenhalten.", wiki.App.Wiki.Snapshot.Roles.Find(office)!.Knowledge.SelectMany(k => k.Facts.Answers).Select(a => a.Text));
        Assert.NotEqual(question, (await OpenAsync(wiki.Board, Meeting)).QuerySelector("h1")!.TextContent.Trim());
        var done = await OpenAsync(wiki.Admin, "/-/meeting-done");
        Assert.Equal(question, done.QuerySelector(".meeting-held h2")!.TextContent.Trim());
        Assert.Contains("Das Geld zusammenhalten.", done.QuerySelector(".meeting-held .prose")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_typed_and_a_secret_stay_on_the_wall_with_a_sentence_beside_the_field()
    {
        var empty = await ReadAsync(await PressAsync("keep"));
        var secret = await ReadAsync(await PressAsync("keep", "Passwort: Linde!2026xy"));

        Assert.NotNull(empty.QuerySelector("#answer-error"));
        Assert.NotNull(secret.QuerySelector("#answer-error"));
        Assert.Contains("Linde!2026xy", ((IHtmlTextAreaElement)secret.QuerySelector("#Text")!).Value, StringComparison.Ordinal);
        Assert.Empty(wiki.App.Wiki.Snapshot.Roles.All.SelectMany(r => r.Knowledge));
    }

    [Fact]
    public async Task Next_brings_another_question_and_not_today_puts_it_on_the_list()
    {
        var first = (await OpenAsync(wiki.Board, Meeting)).QuerySelector("input[name=q]")!.GetAttribute("value");

        await PressAsync("next");
        var second = await OpenAsync(wiki.Board, Meeting);
        await PressAsync("not-today");

        Assert.NotEqual(first, second.QuerySelector("input[name=q]")!.GetAttribute("value"));
        var done = await OpenAsync(wiki.Board, "/-/meeting-done");
        Assert.EndsWith(second.QuerySelector("h1")!.TextContent.Trim(), Assert.Single(done.QuerySelectorAll("section li")).TextContent.Trim(), StringComparison.Ordinal);
        Assert.Empty(done.QuerySelectorAll(".prose"));
    }

    [Fact]
    public async Task What_is_typed_is_never_passed_over()
    {
        var putOff = await ReadAsync(await PressAsync("not-today", "Noch nicht fertig."));
        var next = await PressAsync("next", "Das Geld zusammenhalten.");

        Assert.Contains("Hier steht schon etwas", putOff.QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Noch nicht fertig.", ((IHtmlTextAreaElement)putOff.QuerySelector("#Text")!).Value);
        Assert.Equal(HttpStatusCode.Redirect, next.StatusCode);
        Assert.Single((await OpenAsync(wiki.Board, "/-/meeting-done")).QuerySelectorAll(".meeting-held .prose"));
    }

    [Fact]
    public async Task The_map_of_a_unit_leads_to_a_question_of_that_unit()
    {
        await wiki.App.WriteAsync("fussball/index.md", "---\ntype: unit\ntitle: Fußball\n---\n", Ct);
        await wiki.OfficeAsync("fussball/rollen/trainer", "Training", 2, "");

        var map = await OpenAsync(wiki.Board, "/-/map?unit=fussball/index");
        var meeting = await OpenAsync(wiki.Board, map.QuerySelector("a[href^='/-/meeting']")!.GetAttribute("href")!);

        Assert.Equal("Training", meeting.QuerySelector(".fill-office")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.NotFound, (await wiki.Board.GetAsync("/-/meeting?unit=nirgends", Ct)).StatusCode);
    }

    private async Task<HttpResponseMessage> PressAsync(string deed, string text = "")
    {
        var page = await OpenAsync(wiki.Board, Meeting);
        string Field(string name) => page.QuerySelector($"form.meeting input[name='{name}']")!.GetAttribute("value") ?? "";
        return await wiki.Board.PostAsync(Meeting, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Field("__RequestVerificationToken"),
            ["role"] = Field("role"),
            ["q"] = Field("q"),
            ["Base"] = Field("Base"),
            ["Text"] = text,
            ["do"] = deed,
        }), Ct);
    }
}
