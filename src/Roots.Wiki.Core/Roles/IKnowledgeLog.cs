namespace Roots.Wiki.Roles;

/// <summary>What a wiki remembers about its knowledge over time: days and numbers, nothing about people. Safe to call from many threads; what was added is durable when its task ends.</summary>
public interface IKnowledgeLog
{
    /// <summary>Since when the wiki has had each question; <see cref="DateOnly.MinValue"/> for those of the beginning. Empty for a wiki that has not begun.</summary>
    Task<IReadOnlyDictionary<string, DateOnly>> QuestionsAsync(CancellationToken ct);

    /// <summary>Remembers questions with their day; those that are known keep theirs.</summary>
    Task AddQuestionsAsync(IReadOnlyCollection<string> questions, DateOnly day, CancellationToken ct);
}

/// <summary>The log of a wiki whose opener gives none: remembers nothing.</summary>
internal sealed class ForgetfulKnowledgeLog : IKnowledgeLog
{
    public Task<IReadOnlyDictionary<string, DateOnly>> QuestionsAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, DateOnly>>(new Dictionary<string, DateOnly>());

    public Task AddQuestionsAsync(IReadOnlyCollection<string> questions, DateOnly day, CancellationToken ct) => Task.CompletedTask;
}
