namespace Roots.Wiki.Handovers;

/// <summary>What a member has read or done in their first days, tick by tick; about a person, so it never enters git. Safe to call from many threads.</summary>
public interface IReadTicks
{
    /// <summary>The ticks of a member for an office: item → the version of what was ticked (empty where it has none).</summary>
    Task<IReadOnlyDictionary<string, string>> ListAsync(MemberId member, PagePath role, CancellationToken ct);

    /// <summary>Sets a tick, or takes it back; durable when the task ends.</summary>
    /// <param name="member">Whose.</param>
    /// <param name="role">The office.</param>
    /// <param name="item">What, at most 100 characters.</param>
    /// <param name="version">Names the text that was read; null takes the tick back.</param>
    /// <param name="ct">Cancels.</param>
    Task SetAsync(MemberId member, PagePath role, string item, string? version, CancellationToken ct);
}
