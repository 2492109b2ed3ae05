using Roots.Wiki.People;

namespace Roots.Wiki.Testing.People;

/// <summary>Drafts in memory, for tests.</summary>
public sealed class InMemoryDraftStore : IDraftStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Owner, PagePath Page, string Question), Draft> drafts = [];

    public Task SaveAsync(Draft draft, CancellationToken ct)
    {
        lock (gate)
        {
            drafts[KeyOf(draft)] = draft;
            return Task.CompletedTask;
        }
    }

    public Task<IReadOnlyList<Draft>> ListAsync(DraftOwner owner, PagePath? page, CancellationToken ct) =>
        Select(d => d.Owner == owner && (page is null || d.Page == page));

    public Task<IReadOnlyList<Draft>> WaitingAsync(PagePath? role, CancellationToken ct) =>
        Select(d => d.Owner.LinkId is not null && (role is null || d.Page == role));

    public Task<IReadOnlyList<Draft>> DueAsync(DateTimeOffset before, CancellationToken ct) =>
        Select(d => d.Owner.Member is not null && d is { IsPrivate: false, Question.Length: > 0 } && (d.IsClosed || d.ChangedAt < before));

    public Task CloseAsync(DraftOwner owner, PagePath page, CancellationToken ct)
    {
        lock (gate)
        {
            foreach (var draft in drafts.Values.Where(d => d.Owner == owner && d.Page == page).ToList())
            {
                drafts[KeyOf(draft)] = draft with { IsClosed = true };
            }

            return Task.CompletedTask;
        }
    }

    public Task<bool> DeleteAsync(Draft draft, CancellationToken ct)
    {
        lock (gate)
        {
            return Task.FromResult(drafts.TryGetValue(KeyOf(draft), out var now) && now.ChangedAt == draft.ChangedAt && now.Text == draft.Text && drafts.Remove(KeyOf(draft)));
        }
    }

    private static (string, PagePath, string) KeyOf(Draft draft) => (draft.Owner.Key, draft.Page, draft.Question);

    private Task<IReadOnlyList<Draft>> Select(Func<Draft, bool> filter)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<Draft>>([.. drafts.Values.Where(filter).OrderBy(d => d.ChangedAt)]);
        }
    }
}
