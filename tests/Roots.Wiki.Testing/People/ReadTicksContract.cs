using Roots.Wiki.Handovers;

namespace Roots.Wiki.Testing.People;

/// <summary>What every <see cref="IReadTicks"/> does.</summary>
public abstract class ReadTicksContract
{
    private static readonly PagePath Office = PagePath.Parse("rollen/kasse/index");

    protected abstract IReadTicks Ticks { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tick_names_what_was_read_and_a_later_one_takes_its_place()
    {
        var member = MemberId.New();

        await Ticks.SetAsync(member, Office, "read:konten", "alt", Ct);
        await Ticks.SetAsync(member, Office, "read:konten", "neu", Ct);
        await Ticks.SetAsync(member, Office, "keys", "", Ct);

        Assert.Equal(new Dictionary<string, string> { ["read:konten"] = "neu", ["keys"] = "" }, await Ticks.ListAsync(member, Office, Ct));
    }

    [Fact]
    public async Task A_tick_can_be_taken_back_also_one_that_was_never_set()
    {
        var member = MemberId.New();
        await Ticks.SetAsync(member, Office, "keys", "", Ct);

        await Ticks.SetAsync(member, Office, "keys", null, Ct);
        await Ticks.SetAsync(member, Office, "call", null, Ct);

        Assert.Empty(await Ticks.ListAsync(member, Office, Ct));
    }

    [Fact]
    public async Task Ticks_belong_to_one_member_and_one_office()
    {
        var member = MemberId.New();
        await Ticks.SetAsync(member, Office, "keys", "", Ct);

        Assert.Empty(await Ticks.ListAsync(MemberId.New(), Office, Ct));
        Assert.Empty(await Ticks.ListAsync(member, PagePath.Parse("rollen/haus/index"), Ct));
    }
}
