using Roots.Wiki.Roles;

namespace Roots.Wiki.Testing.People;

/// <summary>What every <see cref="IMeetingLog"/> does.</summary>
public abstract class MeetingLogContract
{
    private static readonly PagePath Office = PagePath.Parse("rollen/kasse/index");
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly DateTimeOffset At = new(2026, 11, 24, 19, 0, 0, TimeSpan.Zero);

    protected abstract IMeetingLog Log { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_marks_of_a_day_come_in_the_order_in_which_they_were_set()
    {
        await Log.SetAsync(Day, new(Office, "konten", MeetingDeed.Passed, At), Ct);
        await Log.SetAsync(Day, new(Office, "frist", MeetingDeed.Answered, At.AddMinutes(1)), Ct);

        Assert.Equal([("konten", MeetingDeed.Passed, At), ("frist", MeetingDeed.Answered, At.AddMinutes(1))], (await Log.OfDayAsync(Day, Ct)).Select(m => (m.Question, m.Deed, m.At)));
    }

    [Fact]
    public async Task A_later_mark_of_a_question_takes_the_place_of_the_one_before()
    {
        await Log.SetAsync(Day, new(Office, "konten", MeetingDeed.Passed, At), Ct);
        await Log.SetAsync(Day, new(Office, "konten", MeetingDeed.Answered, At.AddMinutes(5)), Ct);
        await Log.SetAsync(Day, new(PagePath.Parse("rollen/haus/index"), "konten", MeetingDeed.NotToday, At), Ct);

        Assert.Equal([MeetingDeed.NotToday, MeetingDeed.Answered], (await Log.OfDayAsync(Day, Ct)).Select(m => m.Deed));
    }

    [Fact]
    public async Task What_was_put_off_comes_again_on_the_next_day()
    {
        await Log.SetAsync(Day, new(Office, "konten", MeetingDeed.NotToday, At), Ct);

        await Log.SetAsync(Day.AddDays(1), new(Office, "frist", MeetingDeed.Passed, At.AddDays(1)), Ct);

        Assert.Equal("frist", Assert.Single(await Log.OfDayAsync(Day.AddDays(1), Ct)).Question);
        Assert.Empty(await Log.OfDayAsync(Day, Ct));
    }
}
