namespace Roots.Wiki.People;

/// <summary>What is kept for a time only.</summary>
public enum RetentionKind
{
    /// <summary>Lines of the audit log.</summary>
    Audit,
}

/// <summary>How long something may be kept. Immutable.</summary>
/// <param name="Kind">What.</param>
/// <param name="Months">How long where nobody says otherwise.</param>
/// <param name="Least">The fewest months that can be chosen.</param>
/// <param name="Most">The most months that can be chosen.</param>
public sealed record RetentionRule(RetentionKind Kind, int Months, int Least, int Most)
{
    /// <summary>Every rule, one line each.</summary>
    public static IReadOnlyList<RetentionRule> All { get; } =
    [
        new(RetentionKind.Audit, 24, 6, 120),
    ];

    /// <summary>The rule of a kind.</summary>
    public static RetentionRule Of(RetentionKind kind) => All.Single(r => r.Kind == kind);
}

/// <summary>How long this wiki keeps what; and marks of how far loops have come. Safe to call from many threads.</summary>
public interface IRetentionSettings
{
    /// <summary>The months that were chosen for a kind, or those of its <see cref="RetentionRule"/>.</summary>
    Task<int> MonthsAsync(RetentionKind kind, CancellationToken ct);

    /// <summary>Chooses months.</summary>
    Task SetMonthsAsync(RetentionKind kind, int months, CancellationToken ct);

    /// <summary>What a loop wrote down under a name, or null.</summary>
    Task<string?> MarkAsync(string name, CancellationToken ct);

    /// <summary>Writes down how far a loop has come.</summary>
    Task SetMarkAsync(string name, string value, CancellationToken ct);
}

/// <summary>Settings that live as long as the program. Safe to call from many threads.</summary>
public sealed class PassingRetention : IRetentionSettings
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<RetentionKind, int> months = [];
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> marks = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<int> MonthsAsync(RetentionKind kind, CancellationToken ct) => Task.FromResult(months.TryGetValue(kind, out var chosen) ? chosen : RetentionRule.Of(kind).Months);

    /// <inheritdoc/>
    public Task SetMonthsAsync(RetentionKind kind, int months, CancellationToken ct)
    {
        this.months[kind] = months;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string?> MarkAsync(string name, CancellationToken ct) => Task.FromResult(marks.GetValueOrDefault(name));

    /// <inheritdoc/>
    public Task SetMarkAsync(string name, string value, CancellationToken ct)
    {
        marks[name] = value;
        return Task.CompletedTask;
    }
}
