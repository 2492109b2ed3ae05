using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.Roles;

public sealed class KnowledgeMapsTests : IAsyncDisposable
{
    private readonly SettableClock clock = new();
    private readonly InMemoryDraftStore drafts = new();
    private readonly InMemoryKnowledgeLog log = new();
    private readonly RolesOverviewCache overview;
    private readonly SittingStore store = new(
        ("rollen/kasse/index.md", OfficeSample.Page),
        ("rollen/vorsitz/index.md", "---\ntype: role\ntitle: Vorsitz\ntemplates: [quick]\ncriticality: 5\nboard: true\nholders:\n  - {person: aaaaaaaaaa, kind: holder}\n---\n"));

    private readonly KnowledgeMaps maps;

    public KnowledgeMapsTests()
    {
        overview = new(store, OfficeSample.Catalog, clock);
        maps = new(store, drafts, new InMemoryPeople(clock), log, overview, OfficeSample.Catalog, clock);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_board_and_the_administration_see_the_map_of_all_offices()
    {
        foreach (var actor in new[] { Given.AMember(MapSample.Ada), Given.AnAdministrator() })
        {
            var map = await maps.OpenAsync(new AccessView(store.Current, actor), null, Ct);

            Assert.Equal(["Kasse", "Vorsitz"], map!.Offices.Select(o => o.Role.Title).Order());
        }
    }

    [Fact]
    public async Task For_holders_members_and_visitors_there_is_no_map()
    {
        foreach (var actor in new Actor[] { OfficeSample.TheHolder, Given.AMember(), Actor.Visitor.Instance, Actor.Machine.Instance, new Actor.Guest("link", OfficeSample.Path) })
        {
            Assert.Null(await maps.OpenAsync(new AccessView(store.Current, actor), null, Ct));
        }
    }

    [Fact]
    public async Task Answers_of_guests_that_wait_are_the_next_step_and_are_not_asked_for_again()
    {
        await drafts.SaveAsync(new(new DraftOwner(null, "link"), OfficeSample.Path, "aufgabe", null, null, "Geld.", AnswerState.Given, null, false, clock.Now, true), Ct);

        var map = await maps.OpenAsync(new AccessView(store.Current, Given.AnAdministrator()), null, Ct);

        Assert.Equal(new NextStep.LookAtWaiting(1), map!.Offices.Single(o => o.Role.Path == OfficeSample.Path).Next);
        Assert.DoesNotContain(map.Questions, q => q.Standing.Role.Path == OfficeSample.Path && q.Question.Id == "aufgabe");
    }

    [Fact]
    public async Task What_the_wiki_asks_when_it_begins_to_remember_counts_at_once()
    {
        var added = await maps.CatchUpAsync(Ct);

        Assert.Equal(0, added);
        Assert.All(OfficeSample.Catalog.Templates.SelectMany(t => t.Questions), q => Assert.False(overview.Days.IsYoung(q.Id, MapSample.Today)));
        Assert.NotEmpty(await log.QuestionsAsync(Ct));
    }

    [Fact]
    public async Task What_an_update_brings_is_young_from_the_day_on_which_it_came()
    {
        await log.AddQuestionsAsync(["aufgabe"], DateOnly.MinValue, Ct);
        var before = overview.Current.Find(OfficeSample.Path)!;

        var added = await maps.CatchUpAsync(Ct);

        var after = overview.Current.Find(OfficeSample.Path)!;
        Assert.Equal(6, added);
        Assert.Equal((7, 1), (before.Questions.Count(q => q.Counts), after.Questions.Count(q => q.Counts)));
        clock.Now = clock.Now.AddDays(QuestionDays.Grace);
        Assert.Equal(7, overview.Current.Find(OfficeSample.Path)!.Questions.Count(q => q.Counts));
    }

    [Fact]
    public async Task Catching_up_again_changes_no_day()
    {
        await maps.CatchUpAsync(Ct);
        var first = await log.QuestionsAsync(Ct);
        clock.Now = clock.Now.AddDays(1);

        await maps.CatchUpAsync(Ct);

        Assert.Equal(first.OrderBy(q => q.Key), (await log.QuestionsAsync(Ct)).OrderBy(q => q.Key));
    }

    [Fact]
    public async Task Where_the_association_stands_is_remembered_once_a_month()
    {
        await maps.CatchUpAsync(Ct);
        await SayAsync(Given.AnAdministrator(), 1);
        clock.Now = clock.Now.AddDays(1);
        await maps.CatchUpAsync(Ct);
        clock.Now = clock.Now.AddMonths(1);
        await maps.CatchUpAsync(Ct);

        var trend = await maps.TrendAsync(new AccessView(store.Current, Given.AnAdministrator()), null, Ct);

        Assert.Equal([(new DateOnly(2026, 11, 1), 2), (new DateOnly(2026, 12, 1), 2)], trend.Select(m => (m.Month, m.Offices)));
        Assert.Empty(await maps.TrendAsync(new AccessView(store.Current, OfficeSample.TheHolder), null, Ct));
    }

    [Fact]
    public async Task A_save_computes_only_the_offices_that_it_touches()
    {
        var (kasse, vorsitz) = (overview.Current.Find(OfficeSample.Path)!, overview.Current.Find(PagePath.Parse("rollen/vorsitz/index"))!);

        await store.SaveAsync(OfficeSample.Sheet.Value[..^3], "---\ntype: knowledge\nanswers:\n  aufgabe: {confirmed: 2026-11-01}\n---\n### Aufgabe? {#aufgabe}\n\nDas Geld hüten.\n");

        Assert.Same(vorsitz, overview.Current.Find(vorsitz.Role.Path));
        Assert.True(overview.Current.Find(OfficeSample.Path)!.Knowledge > kasse.Knowledge);
        clock.Now = clock.Now.AddDays(1);
        Assert.NotSame(vorsitz, overview.Current.Find(vorsitz.Role.Path));
    }

    [Fact]
    public async Task The_board_says_how_critical_an_office_is_and_is_not_asked_again_this_year()
    {
        var board = Given.AMember(MapSample.Ada);

        var result = await SayAsync(board, 4);

        Assert.IsType<CommitResult.Committed>(result);
        var facts = store.Current.Roles.Find(OfficeSample.Path)!.Facts;
        Assert.Equal((4, new DateOnly(2026, 11, 22)), (facts.Criticality, facts.CriticalitySaid!.Value));
        Assert.Equal(OfficeSample.Page.Replace("criticality: 5", "criticality: 4").Replace("---\n# Kasse", "criticality-said: 2026-11-22\n---\n# Kasse"), store.Text(OfficeSample.Path.File));
        Assert.Equal(["Vorsitz"], (await maps.OpenAsync(new AccessView(store.Current, board), null, Ct))!.ToRate.Select(o => o.Role.Title));
    }

    [Fact]
    public async Task Nobody_else_says_how_critical_an_office_is()
    {
        foreach (var actor in new Actor[] { OfficeSample.TheHolder, Given.AMember(), Actor.Visitor.Instance, Actor.Machine.Instance })
        {
            Assert.Null(await SayAsync(actor, 1));
        }

        Assert.Equal(0, store.Commits);
    }

    private Task<CommitResult?> SayAsync(Actor actor, int criticality) => maps.RateAsync(actor, OfficeSample.Path, criticality, Ct);

    public async ValueTask DisposeAsync() => await store.DisposeAsync();
}
