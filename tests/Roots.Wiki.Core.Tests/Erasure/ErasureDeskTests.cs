using Roots.Wiki.Erasure;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Rendering;
using Roots.Wiki.Search;
using Roots.Wiki.Spaces;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Pages;
using Roots.Wiki.Testing.People;
using Roots.Wiki.Testing.Rendering;
using Roots.Wiki.Testing.Search;

namespace Roots.Wiki.Core.Tests.Erasure;

public sealed class ErasureDeskTests : IDisposable
{
    private static readonly EraseScope Scope = new() { Texts = ["Erika Müller"] };
    private readonly SettableClock clock = new();
    private readonly InMemoryPageStore store;
    private readonly InMemoryPeople people;
    private readonly PassingErasures registry = new();
    private readonly InMemorySearchEngine engine = new();
    private readonly IndexUpdater index;
    private readonly FragmentCache fragments = new(new CountingRenderer(), 1_000_000);
    private readonly ErasureDesk desk;

    public ErasureDeskTests()
    {
        store = new(clock);
        people = new(clock);
        index = new(store, engine, new LinePlainTextReader(), clock);
        desk = new(new(store, registry, registry, registry, index, fragments, people, clock), new AccessViews(store));
        store.With("kasse", "Frau Erika Müller zahlt.\n").With("start", "Nichts.\n");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        desk.Dispose();
        index.Dispose();
    }

    [Fact]
    public async Task From_the_request_to_the_record_two_people_are_needed_and_nothing_of_it_stays()
    {
        var (anna, ben) = (await MemberAsync("Anna"), await MemberAsync("Ben"));
        await index.CatchUpAsync(Ct);

        var (found, _) = await desk.FindAsync(anna, Scope, Ct);
        var (id, problem) = await desk.RequestAsync(anna, Input(Scope), Ct);
        var own = await desk.ApproveAsync(anna, id!, Ct);
        Assert.Null(await desk.ApproveAsync(ben, id!, Ct));
        Assert.Equal(1, await desk.RunDueAsync(Ct));

        Assert.Equal("kasse.md", Assert.Single(found!.Hits).Path);
        Assert.Null(problem);
        Assert.Equal(ProblemCode.EraseNeedsSecond, own!.Code);
        var record = await desk.FindAsync(anna, id!, Ct);
        Assert.Equal((EraseState.Done, null, ben.Id), (record!.State, record.Scope, record.DecidedBy));
        Assert.Equal((1, 1, 2), (record.Outcome!.Texts, record.Outcome.Found, record.Outcome.Commits));
        Assert.Equal("Frau [entfernt] zahlt.\n", await store.TextAsync("kasse"));
        Assert.Equal(new(2026, 11, 22), desk.Notes[PagePath.Parse("kasse")]);
        Assert.False(store.IsUnfinished);
        Assert.Empty(engine.Search(SearchQuery.Parse("Erika"), null, 10));
        Assert.Equal(["erasure-requested", "erasure-approved", "erasure-done"], people.Audit.Select(a => a.Action));
        Assert.DoesNotContain(people.Audit, a => new ErasePattern(Scope).IsIn(a.Subject ?? ""));
        Assert.Equal(1, await registry.CountAsync(Ct));
        clock.Now = clock.Now.AddDays(91);
        await desk.RunDueAsync(Ct);
        Assert.Equal(0, await registry.CountAsync(Ct));
    }

    [Fact]
    public async Task For_members_without_office_there_is_no_such_thing()
    {
        var (anna, carla) = (await MemberAsync("Anna"), await MemberAsync("Carla", administers: false));
        var (id, _) = await desk.RequestAsync(anna, Input(Scope), Ct);

        Assert.Equal(ProblemCode.NotFound, (await desk.FindAsync(carla, Scope, Ct)).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await desk.RequestAsync(carla, Input(Scope), Ct)).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await desk.ApproveAsync(carla, id!, Ct))!.Code);
        Assert.Null(await desk.FindAsync(carla, id!, Ct));
        Assert.Empty(await desk.ListAsync(carla, Ct));
        Assert.Equal(ProblemCode.NotFound, (await desk.FindAsync(Actor.Visitor.Instance, Scope, Ct)).Problem!.Code);
        Assert.Empty(desk.OthersThan(anna));
    }

    [Fact]
    public async Task What_was_rejected_is_forgotten_and_does_not_run()
    {
        var (anna, ben) = (await MemberAsync("Anna"), await MemberAsync("Ben"));
        var (id, _) = await desk.RequestAsync(anna, Input(Scope), Ct);

        Assert.Null(await desk.RejectAsync(ben, id!, Ct));

        Assert.Equal(ProblemCode.ChangedMeanwhile, (await desk.ApproveAsync(ben, id!, Ct))!.Code);
        Assert.Null((await desk.FindAsync(anna, id!, Ct))!.Scope);
        Assert.Equal(0, await desk.RunDueAsync(Ct));
        Assert.Contains("Erika", await store.TextAsync("kasse"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_makes_it_fail_and_it_can_be_tried_again()
    {
        var (anna, ben) = (await MemberAsync("Anna"), await MemberAsync("Ben"));
        var (id, _) = await desk.RequestAsync(anna, Input(Scope), Ct);
        await desk.ApproveAsync(ben, id!, Ct);
        store.LeftBehind = ["content 1234"];

        await desk.RunDueAsync(Ct);

        var failed = await desk.FindAsync(anna, id!, Ct);
        Assert.Equal((EraseState.Failed, "content 1234"), (failed!.State, Assert.Single(failed.Left)));
        Assert.NotNull(failed.Scope);
        store.LeftBehind = [];
        Assert.Null(await desk.RetryAsync(anna, id!, Ct));
        Assert.Equal(1, await desk.RunDueAsync(Ct));
        Assert.Equal(EraseState.Done, (await desk.FindAsync(anna, id!, Ct))!.State);
    }

    [Fact]
    public async Task What_a_crash_interrupted_goes_on()
    {
        var (anna, ben) = (await MemberAsync("Anna"), await MemberAsync("Ben"));
        var (id, _) = await desk.RequestAsync(anna, Input(Scope), Ct);
        await desk.ApproveAsync(ben, id!, Ct);
        store.Trouble = new StoreUnavailableException("Voll.", isFull: true);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => desk.RunDueAsync(Ct));
        Assert.Equal(EraseState.Running, (await desk.FindAsync(anna, id!, Ct))!.State);
        store.Trouble = null;
        await store.RewriteAsync(Scope, null, Ct); // the crash came after the exchange

        await desk.RunDueAsync(Ct);

        Assert.Equal(EraseState.Done, (await desk.FindAsync(anna, id!, Ct))!.State);
        Assert.False(store.IsUnfinished);
    }

    [Fact]
    public async Task What_another_erasure_left_unfinished_stands_in_no_ones_way()
    {
        var (anna, ben) = (await MemberAsync("Anna"), await MemberAsync("Ben"));
        await store.RewriteAsync(new EraseScope { Texts = ["Etwas anderes"] }, null, Ct);
        var (id, _) = await desk.RequestAsync(anna, Input(Scope), Ct);
        await desk.ApproveAsync(ben, id!, Ct);

        await desk.RunDueAsync(Ct);

        Assert.Equal(EraseState.Done, (await desk.FindAsync(anna, id!, Ct))!.State);
        Assert.Equal("Frau [entfernt] zahlt.\n", await store.TextAsync("kasse"));
    }

    [Theory]
    [InlineData("Akte Erika Müller", "", ProblemCode.EraseInRecord, "Reference")]
    [InlineData("", "Erika müller hat einen Klon", ProblemCode.EraseInRecord, "Recipients")]
    public async Task The_record_may_not_hold_what_is_erased(string reference, string recipients, ProblemCode code, string field)
    {
        var anna = await MemberAsync("Anna");

        var (id, problem) = await desk.RequestAsync(anna, Input(Scope) with { Reference = reference, Recipients = recipients }, Ct);

        Assert.Null(id);
        Assert.Equal((code, field), (problem!.Code, problem.Field));
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_erased()
    {
        var anna = await MemberAsync("Anna");

        var (_, problem) = await desk.RequestAsync(anna, Input(new EraseScope { Person = anna.PersonId, ForgetPerson = true }), Ct);

        Assert.Equal(ProblemCode.LastAdministrator, problem!.Code);
    }

    private static ErasureInput Input(EraseScope scope) => new(scope, EraseGround.PersonAsks, "DS-2026-7", "Klon von Petra", 90);

    private async Task<Actor.Member> MemberAsync(string name, bool administers = true)
    {
        var person = new Person(PersonId.New(), name, null, null, null);
        await people.SavePersonAsync(person, Ct);
        return (Actor.Member)PeopleSnapshot.ActorOf(await people.AddMemberAsync(person.Id, name, administers, Ct));
    }
}
