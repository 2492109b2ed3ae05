namespace Roots.Wiki.Roles;

/// <summary>What a wiki remembers about its knowledge over time: days and numbers, nothing about people. Safe to call from many threads; what was added is durable when its task ends.</summary>
public interface IKnowledgeLog
{
    /// <summary>Since when the wiki has had each question; <see cref="DateOnly.MinValue"/> for those of the beginning. Empty for a wiki that has not begun.</summary>
    Task<IReadOnlyDictionary<string, DateOnly>> QuestionsAsync(CancellationToken ct);

    /// <summary>Remembers questions with their day; those that are known keep theirs.</summary>
    Task AddQuestionsAsync(IReadOnlyCollection<string> questions, DateOnly day, CancellationToken ct);

    /// <summary>The levels of all months, oldest first.</summary>
    Task<IReadOnlyList<KnowledgeMonth>> MonthsAsync(CancellationToken ct);

    /// <summary>Remembers levels; a month of a unit that is known keeps what it has.</summary>
    Task AddMonthsAsync(IReadOnlyCollection<KnowledgeMonth> months, CancellationToken ct);
}

/// <summary>Where an association or a part of it stood in a month: numbers only. Immutable.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Unit">The address of the part's page; empty for the whole association.</param>
/// <param name="Level">W, 0 to 100, not rounded.</param>
/// <param name="Offices">How many offices it was made of.</param>
public sealed record KnowledgeMonth(DateOnly Month, string Unit, double Level, int Offices);

/// <summary>The log of a wiki whose opener gives none: remembers nothing.</summary>
internal sealed class ForgetfulKnowledgeLog : IKnowledgeLog
{
    public Task<IReadOnlyDictionary<string, DateOnly>> QuestionsAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, DateOnly>>(new Dictionary<string, DateOnly>());

    public Task AddQuestionsAsync(IReadOnlyCollection<string> questions, DateOnly day, CancellationToken ct) => Task.CompletedTask;

    public Task<IReadOnlyList<KnowledgeMonth>> MonthsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<KnowledgeMonth>>([]);

    public Task AddMonthsAsync(IReadOnlyCollection<KnowledgeMonth> months, CancellationToken ct) => Task.CompletedTask;
}
