namespace Roots.Wiki.People;

/// <summary>A log of which nothing can be read, for a wiki whose opener names none. Safe to call from many threads.</summary>
public sealed class NoAuditLog : IAuditLog
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditLine>> ListAsync(AuditFilter filter, int skip, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<AuditLine>>([]);

    /// <inheritdoc/>
    public Task<(IReadOnlyList<string> Actors, IReadOnlyList<string> Actions)> WordsAsync(CancellationToken ct) => Task.FromResult<(IReadOnlyList<string>, IReadOnlyList<string>)>(([], []));

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditLine>> AboutAsync(IReadOnlyCollection<string> names, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<AuditLine>>([]);

    /// <inheritdoc/>
    public Task<int> ForgetAsync(DateTimeOffset olderThan, CancellationToken ct) => Task.FromResult(0);
}
