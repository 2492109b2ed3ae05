namespace Roots.Wiki.Clarifications;

/// <summary>Keeps nothing: for a wiki that is opened without a registry. Stateless.</summary>
public sealed class NoClarifications : IClarificationRegistry
{
    /// <inheritdoc/>
    public OpenClarifications Open => OpenClarifications.None;

    /// <inheritdoc/>
    public Task AddAsync(Clarification clarification, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<bool> CloseAsync(string id, ClarificationState state, string? reply, MemberId? by, DateTimeOffset at, CancellationToken ct) => Task.FromResult(false);

    /// <inheritdoc/>
    public Task<Clarification?> FindAsync(string id, CancellationToken ct) => Task.FromResult<Clarification?>(null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Clarification>> AboutAsync(PagePath page, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<Clarification>>([]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Clarification>> AskedByAsync(MemberId member, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<Clarification>>([]);
}
