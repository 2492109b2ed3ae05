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

    private Draft Draft(DraftOwner owner, PagePath page, string question) => new(owner, page, question, null, null, "Text", AnswerState.Given, null, false, clock.Now, false);

    private Clarification Asked(Member by, PagePath page, PagePath? to) => new(Clarification.NewId(), ClarificationKind.Unclear, page, "konten", null, "Wie?", by.Id, clock.Now, to, null);
}
