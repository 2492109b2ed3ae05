using System.Globalization;
using Roots.Wiki.People;

namespace Roots.Wiki.Testing.People;

/// <summary>The audit log of a registry in memory.</summary>
public sealed partial class InMemoryPeople : IAuditLog
{
    private readonly List<AuditLine> lines = [];

    public Task<IReadOnlyList<AuditLine>> ListAsync(AuditFilter filter, int skip, int limit, CancellationToken ct) => Do<IReadOnlyList<AuditLine>>(() =>
    [
        .. lines.Where(l => !(l.At < filter.From) && !(l.At >= filter.Until) && (filter.Actor ?? l.Actor) == l.Actor && (filter.Action ?? l.Action) == l.Action)
            .Reverse().Skip(skip).Take(limit),
    ]);

    public Task<(IReadOnlyList<string> Actors, IReadOnlyList<string> Actions)> WordsAsync(CancellationToken ct) => Do<(IReadOnlyList<string>, IReadOnlyList<string>)>(() => (
        [.. lines.Select(l => l.Actor).Distinct().Order(StringComparer.Ordinal)],
        [.. lines.Select(l => l.Action).Distinct().Order(StringComparer.Ordinal)]));

    public Task<IReadOnlyList<AuditLine>> AboutAsync(IReadOnlyCollection<string> names, int limit, CancellationToken ct) => Do<IReadOnlyList<AuditLine>>(() =>
        [.. lines.Where(l => names.Contains(l.Actor) || (l.Subject is { } subject && names.Contains(subject))).Reverse().Take(limit)]);

    public Task<int> ForgetAsync(DateTimeOffset olderThan, CancellationToken ct) => Do(() =>
    {
        var now = clock.GetUtcNow();
        var limit = olderThan < now.AddDays(-180) ? olderThan : now.AddDays(-180);
        var count = lines.Count(l => l.At < limit);
        if (count > 0)
        {
            lines.Add(new(lines[^1].Number + 1, now, AuditLine.NameOf(Actor.Host.Instance), "audit-expired", count.ToString(CultureInfo.InvariantCulture)));
            lines.RemoveAll(l => l.At < limit);
        }

        return count;
    });
}
