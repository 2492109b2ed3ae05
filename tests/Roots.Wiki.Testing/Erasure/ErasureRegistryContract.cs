using Roots.Wiki.Erasure;

namespace Roots.Wiki.Testing.Erasure;

/// <summary>What every <see cref="IErasureRegistry"/> does.</summary>
public abstract class ErasureRegistryContract
{
    protected static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected abstract IErasureRegistry Registry { get; }

    [Fact]
    public async Task What_is_kept_comes_back_whole_and_newest_first()
    {
        var (older, newer) = (AnErasure("aaaaaaaaaa") with { RequestedAt = Start.AddDays(-1) }, AnErasure("bbbbbbbbbb"));
        var done = newer with
        {
            State = EraseState.Done,
            Scope = null,
            DecidedBy = MemberId.New(),
            DecidedAs = EraseRole.Board,
            DecidedAt = Start.AddHours(1),
            EndedAt = Start.AddHours(2),
            Outcome = new(1, 2, 3, 4, 5, 6, 7, 8, 9),
            Left = ["eins", "zwei"],
        };
        await Registry.AddAsync(older, Ct);
        await Registry.AddAsync(newer, Ct);

        Assert.True(await Registry.ChangeAsync(done, EraseState.Requested, Ct));

        var all = await Registry.ListAsync(Ct);
        Assert.Equal(["bbbbbbbbbb", "aaaaaaaaaa"], all.Select(e => e.Id));
        Assert.Equal(done with { Left = [] }, all[0] with { Left = [] });
        Assert.Equal(done.Left, all[0].Left);
        var found = await Registry.FindAsync(older.Id, Ct);
        Assert.Equal(older.Scope!.Write(), found!.Scope!.Write());
        Assert.Equal(older with { Scope = null, Left = [] }, found with { Scope = null, Left = [] });
        Assert.Null(await Registry.FindAsync("cccccccccc", Ct));
    }

    [Fact]
    public async Task Of_two_who_decide_only_one_wins()
    {
        var erasure = AnErasure("aaaaaaaaaa");
        await Registry.AddAsync(erasure, Ct);

        Assert.True(await Registry.ChangeAsync(erasure with { State = EraseState.Approved }, EraseState.Requested, Ct));
        Assert.False(await Registry.ChangeAsync(erasure with { State = EraseState.Rejected }, EraseState.Requested, Ct));

        Assert.Equal(EraseState.Approved, (await Registry.FindAsync(erasure.Id, Ct))!.State);
    }

    [Fact]
    public async Task Pages_say_when_something_was_erased_there_last()
    {
        var (kasse, start) = (PagePath.Parse("kasse"), PagePath.Parse("start"));
        await Registry.NoteAsync([kasse, start], new(2026, 11, 1), Ct);

        await Registry.NoteAsync([kasse], new(2026, 11, 22), Ct);

        Assert.Equal((new DateOnly(2026, 11, 22), new DateOnly(2026, 11, 1)), (Registry.Notes[kasse], Registry.Notes[start]));
    }

    protected static Roots.Wiki.Erasure.Erasure AnErasure(string id) => new(
        id, EraseState.Requested, new EraseScope { Texts = ["Erika \"M\""], Files = [GitPath.Parse("a.md")] }, MemberId.New(), EraseRole.Administration, Start, EraseGround.Objection, "DS-7", "Petra", new(2027, 2, 20));
}
