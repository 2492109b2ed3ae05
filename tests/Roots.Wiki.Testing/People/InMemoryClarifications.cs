using Roots.Wiki.Clarifications;

namespace Roots.Wiki.Testing.People;

/// <summary>Clarifications in memory; passes the same contract as the database.</summary>
public sealed class InMemoryClarifications : IClarificationRegistry
{
    private readonly Lock door = new();
    private readonly List<Clarification> all = [];

    public OpenClarifications Open { get; private set; } = OpenClarifications.None;

    public Task AddAsync(Clarification clarification, CancellationToken ct)
    {
        lock (door)
        {
            all.Add(clarification);
            Open = Open.With(clarification);
            return Task.CompletedTask;
        }
    }

    public Task<bool> CloseAsync(string id, ClarificationState state, string? reply, MemberId? by, DateTimeOffset at, CancellationToken ct)
    {
        lock (door)
        {
            var index = all.FindIndex(c => c.Id == id && c.State == ClarificationState.Open);
            if (index >= 0)
            {
                all[index] = all[index] with { State = state, Reply = reply, ClosedBy = by, ClosedAt = at };
                Open = Open.Without(id);
            }

            return Task.FromResult(index >= 0);
        }
    }

    public Task<Clarification?> FindAsync(string id, CancellationToken ct)
    {
        lock (door)
        {
            return Task.FromResult(all.Find(c => c.Id == id));
        }
    }

    public Task<IReadOnlyList<Clarification>> AboutAsync(PagePath page, int limit, CancellationToken ct) => Select(c => c.Page == page, limit);

    public Task<IReadOnlyList<Clarification>> AskedByAsync(MemberId member, int limit, CancellationToken ct) => Select(c => c.AskedBy == member, limit);

    private Task<IReadOnlyList<Clarification>> Select(Func<Clarification, bool> filter, int limit)
    {
        lock (door)
        {
            return Task.FromResult<IReadOnlyList<Clarification>>([.. all.Where(filter).OrderByDescending(c => c.AskedAt).Take(limit)]);
        }
    }
}
