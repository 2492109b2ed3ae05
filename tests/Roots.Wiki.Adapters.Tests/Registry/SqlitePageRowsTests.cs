using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Calendars;
using Roots.Wiki.Clarifications;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Adapters.Tests.Registry;

/// <summary>Rows that name a page follow it.</summary>
public sealed class SqlitePageRowsTests : IDisposable
{
    private static readonly PagePath Old = PagePath.Parse("rollen/kasse/index"), New = PagePath.Parse("rollen/geld/index"), Other = PagePath.Parse("rollen/haus/index");

    private readonly SettableClock clock = new();
    private readonly SqlitePeople people;

    public SqlitePageRowsTests() => people = new(clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => people.Dispose();

    [Fact]
    public async Task Drafts_questions_links_ticks_and_marks_follow_the_page_and_nothing_else_does()
    {
        var ada = await people.Ports.AddAsync("Ada", administers: true);
        var owner = DraftOwner.Of(PeopleSnapshot.ActorOf(ada))!;
        await people.Database.Drafts.SaveAsync(Draft(owner, Old, "konten"), Ct);
        await people.Database.Drafts.SaveAsync(Draft(owner, Other, "konten"), Ct);
        await people.Database.Clarifications.AddAsync(Asked(ada, Old, null), Ct);
        await people.Database.Clarifications.AddAsync(Asked(ada, Other, Old), Ct);
        await people.Database.Ticks.SetAsync(ada.Id, Old, "keys", "", Ct);
        await people.Database.Meetings.SetAsync(new(2026, 11, 24), new(Old, "konten", MeetingDeed.NotToday, clock.Now), Ct);
        var (_, secret) = await people.Ports.Links.CreateAsync(new("", LinkPurpose.Sitting, Old, null, null, false, ada.Id, clock.Now.AddDays(3), null, false), Ct);

        Assert.Equal([Old, Other], (await people.Database.PageRows.PagesAsync(Ct)).OrderByDescending(p => p == Old));
        await people.Database.PageRows.MoveAsync(new Dictionary<PagePath, PagePath> { [Old] = New }, Ct);

        Assert.Equal([New, Other], (await people.Database.PageRows.PagesAsync(Ct)).OrderByDescending(p => p == New));
        Assert.Equal("konten", Assert.Single(await people.Database.Drafts.ListAsync(owner, New, Ct)).Question);
        Assert.Single(people.Database.Clarifications.Open.About(New));
        Assert.Equal(New, Assert.Single(people.Database.Clarifications.Open.About(Other)).ToOffice);
        Assert.Single(await people.Database.Ticks.ListAsync(ada.Id, New, Ct));
        Assert.Equal(New, Assert.Single(await people.Database.Meetings.OfDayAsync(new(2026, 11, 24), Ct)).Office);
        Assert.Equal(New, (await people.Ports.Links.FindAsync(secret, clock.Now, Ct))?.Role);
    }

    [Fact]
    public async Task A_draft_that_would_meet_another_one_stays_where_it_is()
    {
        var owner = DraftOwner.Of(PeopleSnapshot.ActorOf(await people.Ports.AddAsync("Ada")))!;
        await people.Database.Drafts.SaveAsync(Draft(owner, Old, "konten") with { Text = "alt" }, Ct);
        await people.Database.Drafts.SaveAsync(Draft(owner, New, "konten") with { Text = "neu" }, Ct);

        await people.Database.PageRows.MoveAsync(new Dictionary<PagePath, PagePath> { [Old] = New }, Ct);

        Assert.Equal("neu", Assert.Single(await people.Database.Drafts.ListAsync(owner, New, Ct)).Text);
        Assert.Equal("alt", Assert.Single(await people.Database.Drafts.ListAsync(owner, Old, Ct)).Text);
    }

    [Fact]
    public async Task What_was_told_by_mail_and_the_calendar_of_an_office_follow_the_page()
    {
        var ada = await people.Ports.AddAsync("Ada");
        await people.Database.Calendars.CreateAsync(ada.Id, CalendarScope.Of(Old), "de", Ct);
        await people.Database.WriteAsync(
            connection => connection.Run(
                "INSERT INTO digest_items (wiki, person, item, day) VALUES ($wiki, 'p', 'review:rollen/kasse/index:konten:2026-11-24', '2026-11-24'), ($wiki, 'p', 'clarification:abcdefghjk', '2026-11-24')", ("$wiki", people.Wiki)),
            Ct);

        Assert.Equal([Old], await people.Database.PageRows.PagesAsync(Ct));
        await people.Database.PageRows.MoveAsync(new Dictionary<PagePath, PagePath> { [Old] = New }, Ct);

        Assert.Equal([New], await people.Database.PageRows.PagesAsync(Ct));
        Assert.Equal(
            ["clarification:abcdefghjk", "office:rollen/geld/index", "review:rollen/geld/index:konten:2026-11-24"],
            await people.Database.ReadAsync(connection => connection.Rows("SELECT item FROM digest_items UNION SELECT scope FROM calendars ORDER BY 1", row => row.GetString(0)), Ct));
    }

    [Fact]
    public async Task Every_column_that_names_a_page_follows_it()
    {
        string[] names = ["page", "role", "office", "to_office", "unit", "path", "folder"];

        var columns = await people.Database.ReadAsync(
            connection => connection.Rows("SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'", row => (Table: row.GetString(0), Column: row.GetString(1))), Ct);

        var naming = columns.Where(c => names.Contains(c.Column)).ToList();
        Assert.Contains(("drafts", "page"), naming);
        Assert.All(naming, c => Assert.True(PageRows.IsPath(c.Table, c.Column), $"{c.Table}.{c.Column} names a page and does not follow it."));
    }

    private Draft Draft(DraftOwner owner, PagePath page, string question) => new(owner, page, question, null, null, "Text", AnswerState.Given, null, false, clock.Now, false);

    private Clarification Asked(Member by, PagePath page, PagePath? to) => new(Clarification.NewId(), ClarificationKind.Unclear, page, "konten", null, "Wie?", by.Id, clock.Now, to, null);
}
