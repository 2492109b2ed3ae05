namespace Roots.Wiki.Roles;

/// <summary>What a meeting did with a question.</summary>
public enum MeetingDeed
{
    /// <summary>Answered it.</summary>
    Answered,
    /// <summary>Went on to the next one; it comes round again.</summary>
    Passed,
    /// <summary>Put it off: not today.</summary>
    NotToday,
}

/// <summary>A question that came up in the meeting of a day. Names nobody. Immutable.</summary>
/// <param name="Office">The office's page.</param>
/// <param name="Question">The question's id.</param>
/// <param name="Deed">What became of it.</param>
/// <param name="At">When.</param>
public sealed record MeetingMark(PagePath Office, string Question, MeetingDeed Deed, DateTimeOffset At);

/// <summary>Keeps which questions came up in today's meeting, so that every device goes on with the same one. Safe to call from many threads.</summary>
public interface IMeetingLog
{
    /// <summary>The marks of a day, oldest first.</summary>
    Task<IReadOnlyList<MeetingMark>> OfDayAsync(DateOnly day, CancellationToken ct);

    /// <summary>Keeps a mark over an older one of the same question and day, and forgets the days before.</summary>
    Task SetAsync(DateOnly day, MeetingMark mark, CancellationToken ct);
}

/// <summary>Keeps the marks for this run alone. Thread-safe.</summary>
public sealed class PassingMeetingLog : IMeetingLog
{
    private readonly Lock door = new();
    private readonly Dictionary<(DateOnly Day, PagePath Office, string Question), MeetingMark> marks = [];

    /// <inheritdoc/>
    public Task<IReadOnlyList<MeetingMark>> OfDayAsync(DateOnly day, CancellationToken ct)
    {
        lock (door)
        {
            return Task.FromResult<IReadOnlyList<MeetingMark>>([.. marks.Where(m => m.Key.Day == day).Select(m => m.Value).OrderBy(m => m.At).ThenBy(m => m.Office).ThenBy(m => m.Question, StringComparer.Ordinal)]);
        }
    }

    /// <inheritdoc/>
    public Task SetAsync(DateOnly day, MeetingMark mark, CancellationToken ct)
    {
        lock (door)
        {
            foreach (var old in marks.Keys.Where(k => k.Day < day).ToList())
            {
                marks.Remove(old);
            }

            marks[(day, mark.Office, mark.Question)] = mark;
            return Task.CompletedTask;
        }
    }
}
