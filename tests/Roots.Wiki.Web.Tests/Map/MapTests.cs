using System.Net;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Map;

public sealed class MapTests(MapFixture wiki) : IClassFixture<MapFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_map_does_not_exist_for_holders_and_members_and_asks_a_visitor_to_sign_in()
    {
        var holder = await wiki.Holder.GetAsync("/-/map", Ct);
        var member = await wiki.Member.GetAsync("/-/map", Ct);
        var visitor = await wiki.App.Browser().GetAsync("/-/map", Ct);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (holder.StatusCode, member.StatusCode));
        Assert.Equal("/-/sign-in?back=/-/map", visitor.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Only_the_board_and_the_administration_find_the_way_to_it()
    {
        var board = await OpenAsync(wiki.Board, "/-/roles");
        var holder = await OpenAsync(wiki.Holder, "/-/roles");

        Assert.NotNull(board.QuerySelector("a[href='/-/map']"));
        Assert.Null(holder.QuerySelector("a[href='/-/map']"));
    }

    [Fact]
    public async Task The_board_sees_every_office_in_the_order_of_the_next_date_and_each_mark_has_its_row()
    {
        var map = await OpenAsync(wiki.Board, "/-/map");

        var rows = map.QuerySelectorAll(".map-table tbody tr");
        var offices = rows.Select(r => r.QuerySelector("th")!.TextContent.Trim()).Where(o => o is "Fest" or "Vorsitz" or "Kasse"); // other tests add theirs
        Assert.Equal(["Fest", "Vorsitz", "Kasse"], offices);
        var marks = map.QuerySelectorAll("svg a.map-mark");
        Assert.All(marks, m => Assert.Contains(m.GetAttribute("aria-label")!.Split(':')[0].Split(". ")[1], rows.Select(r => r.QuerySelector("th")!.TextContent.Trim())));
        Assert.All(marks, m => Assert.Equal("/-/role/rollen/", m.GetAttribute("href")![..15]));
    }

    [Fact]
    public async Task The_questions_that_help_most_lead_to_where_they_are_answered()
    {
        var map = await OpenAsync(wiki.Board, "/-/map");

        var link = map.QuerySelector("#map-questions ~ ol a")!.GetAttribute("href")!;

        Assert.StartsWith("/-/fill/rollen/", link, StringComparison.Ordinal);
        Assert.Contains("?q=", link, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await wiki.Board.GetAsync(link, Ct)).StatusCode);
    }

    [Fact]
    public async Task One_tap_says_how_critical_an_office_is_and_it_is_asked_no_more()
    {
        await wiki.OfficeAsync("rollen/haus", "Haus", null, "");
        var asked = await OpenAsync(wiki.Board, "/-/map");

        var answer = await RateAsync(wiki.Board, asked, "rollen/haus/index", "4");

        Assert.Equal("/-/map#rate", answer.Headers.Location!.OriginalString);
        Assert.Equal(4, wiki.App.Wiki.Snapshot.Roles.Find(PagePath.Parse("rollen/haus/index"))!.Facts.Criticality);
        var after = await OpenAsync(wiki.Board, "/-/map");
        Assert.DoesNotContain("rollen/haus/index", after.QuerySelectorAll(".map-rate input[name=role]").Select(i => i.GetAttribute("value")));
        Assert.Contains(after.QuerySelectorAll("svg a.map-mark"), m => m.GetAttribute("href")!.EndsWith("rollen/haus/index", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rollen/kasse/index", "0")]
    [InlineData("rollen/kasse/index", "6")]
    [InlineData("rollen/nirgends/index", "3")]
    [InlineData("", "3")]
    public async Task What_is_no_answer_to_the_boards_question_finds_nothing(string role, string criticality)
    {
        var page = await OpenAsync(wiki.Board, "/-/map");

        Assert.Equal(HttpStatusCode.NotFound, (await RateAsync(wiki.Board, page, role, criticality)).StatusCode);
    }

    [Fact]
    public async Task A_holder_cannot_answer_the_boards_question()
    {
        var page = await OpenAsync(wiki.Holder, "/-/role/rollen/kasse/index");

        var answer = await RateAsync(wiki.Holder, page, "rollen/kasse/index", "1");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(5, wiki.App.Wiki.Snapshot.Roles.Find(PagePath.Parse("rollen/kasse/index"))!.Facts.Criticality);
    }

    [Fact]
    public async Task A_single_month_makes_no_line_yet()
    {
        await wiki.App.Wiki.Maps.CatchUpAsync(Ct);

        var map = await OpenAsync(wiki.Admin, "/-/map");

        Assert.Null(map.QuerySelector("#map-trend"));
        Assert.Equal(4, map.QuerySelectorAll(".map-levels .badge").Length);
    }

    private static Task<HttpResponseMessage> RateAsync(HttpClient browser, AngleSharp.Dom.IDocument page, string role, string criticality) =>
        browser.PostAsync("/-/map?handler=Rate", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
            ["role"] = role,
            ["criticality"] = criticality,
        }), Ct);
}
