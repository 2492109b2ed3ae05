using Roots.Wiki.Clarifications;

namespace Roots.Wiki.Testing.People;

/// <summary>What every <see cref="IClarificationRegistry"/> does.</summary>
public abstract class ClarificationRegistryContract
{
    private static readonly PagePath Office = PagePath.Parse("rollen/kasse/index");
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(1));

    protected abstract IClarificationRegistry Registry { get; }

    /// <summary>Opens the same data once more.</summary>
    protected abstract IClarificationRegistry Again();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_asked_comes_back_whole_and_is_open()
    {
        var asked = Asked() with { Kind = ClarificationKind.Unknown, Text = "Wer weiß das?\n😀", ToOffice = PagePath.Parse("rollen/it/index"), ToPerson = PersonId.New() };

        await Registry.AddAsync(asked, Ct);

        Assert.Equal(asked, await Registry.FindAsync(asked.Id, Ct));
        Assert.Equal(asked, Assert.Single(Registry.Open.All));
        Assert.Equal(asked, Assert.Single(Again().Open.All));
        Assert.Equal(TimeSpan.FromHours(1), Again().Open.All[0].AskedAt.Offset);
    }

    [Fact]
    public async Task A_guest_s_question_names_nobody()
    {
        var asked = Asked() with { AskedBy = null, Base = null, Question = "" };

        await Registry.AddAsync(asked, Ct);

        Assert.Equal(asked, await Registry.FindAsync(asked.Id, Ct));
    }

    [Fact]
    public async Task What_is_closed_is_open_no_more_and_stays_to_be_read()
    {
        var (asked, closer) = (Asked(), MemberId.New());
        await Registry.AddAsync(asked, Ct);

        Assert.True(await Registry.CloseAsync(asked.Id, ClarificationState.Answered, "Am 1. Mai.", closer, Noon.AddDays(1), Ct));

        Assert.Empty(Registry.Open.All);
        Assert.Empty(Again().Open.All);
        var closed = Assert.Single(await Registry.AboutAsync(Office, 10, Ct));
        Assert.Equal((ClarificationState.Answered, "Am 1. Mai.", closer, Noon.AddDays(1)), (closed.State, closed.Reply, closed.ClosedBy, closed.ClosedAt));
    }

    [Fact]
    public async Task Only_the_first_who_closes_it_counts()
    {
        var asked = Asked();
        await Registry.AddAsync(asked, Ct);
        await Registry.CloseAsync(asked.Id, ClarificationState.Answered, "Ja.", null, Noon, Ct);

        Assert.False(await Registry.CloseAsync(asked.Id, ClarificationState.Withdrawn, null, asked.AskedBy, Noon, Ct));
        Assert.False(await Registry.CloseAsync("unbekannt2", ClarificationState.Answered, null, null, Noon, Ct));
        Assert.Equal("Ja.", (await Registry.FindAsync(asked.Id, Ct))!.Reply);
    }

    [Fact]
    public async Task Pages_and_askers_are_kept_apart_newest_first()
    {
        var mine = Asked();
        var later = Asked() with { AskedBy = mine.AskedBy, AskedAt = Noon.AddHours(1), Page = PagePath.Parse("x") };
        var other = Asked() with { AskedAt = Noon.AddHours(2) };
        foreach (var asked in new[] { mine, later, other })
        {
            await Registry.AddAsync(asked, Ct);
        }

        Assert.Equal([other.Id, mine.Id], (await Registry.AboutAsync(Office, 10, Ct)).Select(c => c.Id));
        Assert.Equal([other.Id], (await Registry.AboutAsync(Office, 1, Ct)).Select(c => c.Id));
        Assert.Equal([later.Id, mine.Id], (await Registry.AskedByAsync(mine.AskedBy!, 10, Ct)).Select(c => c.Id));
        Assert.Equal([mine.Id, other.Id], Registry.Open.About(Office, "konten").Select(c => c.Id));
        Assert.Null(await Registry.FindAsync("unbekannt2", Ct));
    }

    private static Clarification Asked() => new(Clarification.NewId(), ClarificationKind.Unclear, Office, "konten", "0011223344556677", "Was heißt das?", MemberId.New(), Noon, null, null);
}
