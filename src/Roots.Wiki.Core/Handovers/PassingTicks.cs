using System.Collections.Concurrent;

namespace Roots.Wiki.Handovers;

/// <summary>Ticks that live as long as the program. Safe to call from many threads.</summary>
public sealed class PassingTicks : IReadTicks
{
    private readonly ConcurrentDictionary<(MemberId Member, PagePath Role, string Item), string> ticks = [];

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, string>> ListAsync(MemberId member, PagePath role, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(ticks.Where(t => t.Key.Member == member && t.Key.Role == role).ToDictionary(t => t.Key.Item, t => t.Value, StringComparer.Ordinal));

    /// <inheritdoc/>
    public Task SetAsync(MemberId member, PagePath role, string item, string? version, CancellationToken ct)
    {
        if (version is null)
        {
            ticks.TryRemove((member, role, item), out _);
        }
        else
        {
            ticks[(member, role, item)] = version;
        }

        return Task.CompletedTask;
    }
}
