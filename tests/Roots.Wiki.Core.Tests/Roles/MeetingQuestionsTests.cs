using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.Roles;

/// <summary>"Frage der Sitzung": which question the meeting sees, and what becomes of what it says.</summary>
public sealed class MeetingQuestionsTests : IAsyncDisposable
{
    private static readonly PagePath Chair = PagePath.Parse("rollen/vorsitz/index"), Party = PagePath.Parse("rollen/fest/index");

    private readonly SettableClock clock = new();
    private readonly InMemoryDraftStore drafts = new();
    private readonly SittingStore store = new(
        ("rollen/kasse/index.md", OfficeSample.Page),
        ("rollen/vorsitz/index.md", "---\ntype: role\ntitle: Vorsitz\ntemplates: [quick]\ncriticality: 2\nboard: true\nholders:\n  - {person: aaaaaaaaaa, kind: holder, until: 2029-01-01}\n---\n"),
        ("rollen/fest/index.md", "---\ntype: role\ntitle: Fest\ntemplates: [quick]\n---\n"));

    private readonly Actor.Member board = Given.AMember(MapSample.Ada);
    private readonly KnowledgeMaps maps;
    private readonly Sittings sittings;
    private readonly MeetingQuestions meetings;

    public MeetingQuestionsTests()
    {
        var people = new InMemoryPeople(clock);
        var overview = new RolesOverviewCache(store, () => OfficeSample.Catalog, clock);
        maps = new(store, drafts, people, new InMemoryKnowledgeLog(), overview, () => OfficeSample.Catalog, clock);
        sittings = new(store, drafts, people, () => OfficeSample.Catalog, clock);
        meetings = new(store, new PassingMeetingLog(), maps, sittings, () => OfficeSample.Catalog, clock);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_meeting_begins_with_the_question_that_the_map_names_first()
    {
        var map = await maps.OpenAsync(new(store.Current, board), null, Ct);

        var meeting = await meetings.OpenAsync(board, null, Ct);

        Assert.Equal((map!.Questions[0].Standing.Role.Path, map.Questions[0].Question.Id, true), (meeting!.Question!.Standing.Role.Path, meeting.Question.Now.Question.Id, meeting.Question.HelpsMost));
        Assert.Empty(meeting.Held);
    }

    [Fact]
    public async Task Whoever_does_not_see_the_map_has_no_meeting_and_puts_nothing_in()
    {
        foreach (var actor in new Actor[] { OfficeSample.TheHolder, Given.AMember(), Actor.Visitor.Instance, Actor.Machine.Instance, new Actor.Guest("link", OfficeSample.Path) })
        {
            Assert.Null(await meetings.OpenAsync(actor, null, Ct));
            Assert.IsType<MeetingResult.NotFound>(await meetings.AnswerAsync(actor, OfficeSample.Path, Says("aufgabe", "Das Geld hüten."), Ct));
            Assert.False(await meetings.PassAsync(actor, OfficeSample.Path, "aufgabe", isNotToday: true, Ct));
        }

        Assert.Equal(0, store.Commits);
    }

    [Fact]
    public async Task An_answer_is_in_the_wiki_at_once_and_the_meeting_goes_on()
    {
        var first = (await meetings.OpenAsync(board, null, Ct))!.Question!;

        var result = await meetings.AnswerAsync(board, first.Standing.Role.Path, Says(first.Now.Question.Id, "Das Geld des Vereins hüten."), Ct);

        Assert.IsType<MeetingResult.Held>(result);
        Assert.Contains("Das Geld des Vereins hüten.", store.Text(OfficeSample.Sheet), StringComparison.Ordinal);
        var next = (await meetings.OpenAsync(board, null, Ct))!;
        Assert.NotEqual(first.Now.Question.Id, next.Question!.Now.Question.Id);
        Assert.Equal("Das Geld des Vereins hüten.", Assert.Single(next.Held).Markdown);
    }

    [Fact]
    public async Task What_else_the_member_has_typed_about_the_office_stays_a_draft()
    {
        await sittings.SaveAnswerAsync(board, OfficeSample.Path, Says("konten", "- Sparkasse"), Ct);

        await meetings.AnswerAsync(board, OfficeSample.Path, Says("aufgabe", "Das Geld hüten."), Ct);

        Assert.Equal("konten", Assert.Single(await drafts.ListAsync(DraftOwner.Of(board)!, null, Ct)).Question);
        Assert.DoesNotContain("Sparkasse", store.Text(OfficeSample.Sheet), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_of_whoever_asks_is_not_thrown_on_the_wall()
    {
        var first = (await meetings.OpenAsync(board, null, Ct))!.Question!;
        await sittings.SaveAnswerAsync(board, first.Standing.Role.Path, Says(first.Now.Question.Id, "Nur für mich.") with { IsPrivate = true }, Ct);

        var next = (await meetings.OpenAsync(board, null, Ct))!.Question!;

        Assert.NotEqual(first.Now.Question.Id, next.Now.Question.Id);
    }

    [Fact]
    public async Task The_next_question_comes_and_the_one_before_comes_round_again()
    {
        var seen = new List<(PagePath, string)>();
        while ((await meetings.OpenAsync(board, null, Ct))!.Question is { } question && seen.Count < 50)
        {
            if (seen.Contains((question.Standing.Role.Path, question.Now.Question.Id)))
            {
                Assert.Equal(seen[0], (question.Standing.Role.Path, question.Now.Question.Id));
                break;
            }

            seen.Add((question.Standing.Role.Path, question.Now.Question.Id));
            clock.Now = clock.Now.AddSeconds(10);
            Assert.True(await meetings.PassAsync(board, question.Standing.Role.Path, question.Now.Question.Id, isNotToday: false, Ct));
        }

        // Four of the treasurer, three of the chair, three of the office that nobody has rated: those come last.
        Assert.Equal(10, seen.Count);
        Assert.Equal([Party, Party, Party], seen[^3..].Select(s => s.Item1));
    }

    [Fact]
    public async Task Not_today_means_tomorrow_again()
    {
        var first = (await meetings.OpenAsync(board, null, Ct))!.Question!;

        await meetings.PassAsync(board, first.Standing.Role.Path, first.Now.Question.Id, isNotToday: true, Ct);

        var today = (await meetings.OpenAsync(board, null, Ct))!;
        Assert.NotEqual(first.Now.Question.Id, today.Question!.Now.Question.Id);
        Assert.Equal(first.Now.Question.Id, Assert.Single(today.PutOff).Question.Id);
        clock.Now = clock.Now.AddDays(1);
        var tomorrow = (await meetings.OpenAsync(board, null, Ct))!;
        Assert.Equal((first.Now.Question.Id, 0), (tomorrow.Question!.Now.Question.Id, tomorrow.PutOff.Count));
    }

    [Fact]
    public async Task Nothing_typed_is_no_answer_and_a_secret_is_refused()
    {
        var empty = await meetings.AnswerAsync(board, Chair, Says("aufgabe", " "), Ct);
        var secret = await meetings.AnswerAsync(board, Chair, Says("aufgabe", "Das Passwort ist: Sommer2026!x"), Ct);

        Assert.Equal(ProblemCode.Required, Assert.Single(Assert.IsType<MeetingResult.Rejected>(empty).Problems).Code);
        Assert.Contains(Assert.IsType<MeetingResult.Rejected>(secret).Problems, p => p.Code is ProblemCode.LooksLikeSecret or ProblemCode.MaybeSecret);
        Assert.Equal((0, 0), (store.Commits, (await drafts.ListAsync(DraftOwner.Of(board)!, null, Ct)).Count));
    }

    [Fact]
    public async Task Where_somebody_was_faster_the_answer_is_kept_as_a_draft_and_nothing_is_overwritten()
    {
        await meetings.AnswerAsync(board, OfficeSample.Path, Says("aufgabe", "Alter Satz."), Ct);
        var seen = SittingQuestion.BaseOf("Alter Satz.");
        await meetings.AnswerAsync(Given.AnAdministrator(), OfficeSample.Path, Says("aufgabe", "Ein anderer Satz."), Ct);

        var result = await meetings.AnswerAsync(board, OfficeSample.Path, Says("aufgabe", "Mein Satz.") with { Base = seen }, Ct);

        Assert.IsType<MeetingResult.Clash>(result);
        Assert.Contains("Ein anderer Satz.", store.Text(OfficeSample.Sheet), StringComparison.Ordinal);
        Assert.Equal("Mein Satz.", Assert.Single(await drafts.ListAsync(DraftOwner.Of(board)!, null, Ct)).Text);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private static AnswerInput Says(string question, string text) => new(question, AnswerValue.Of(text), AnswerState.Given);
}
