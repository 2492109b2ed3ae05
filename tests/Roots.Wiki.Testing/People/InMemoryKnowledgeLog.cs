using Roots.Wiki.Roles;

namespace Roots.Wiki.Testing.People;

/// <summary>What a wiki remembers, in memory, for tests.</summary>
public sealed class InMemoryKnowledgeLog : IKnowledgeLog
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, DateOnly> questions = new(StringComparer.Ordinal);

    private readonly List<KnowledgeMonth> months = [];

    public Task<IReadOnlyDictionary<string, DateOnly>> QuestionsAsync(CancellationToken ct)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyDictionary<string, DateOnly>>(new Dictionary<string, DateOnly>(questions));
        }
    }

    public Task AddQuestionsAsync(IReadOnlyCollection<string> questions, DateOnly day, CancellationToken ct)
    {
        lock (gate)
        {
            foreach (var question in questions)
            {
                this.questions.TryAdd(question, day);
            }

            return Task.CompletedTask;
        }
    }

    public Task<IReadOnlyList<KnowledgeMonth>> MonthsAsync(CancellationToken ct)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<KnowledgeMonth>>([.. months.OrderBy(m => m.Month).ThenBy(m => m.Unit, StringComparer.Ordinal)]);
        }
    }

    public Task AddMonthsAsync(IReadOnlyCollection<KnowledgeMonth> months, CancellationToken ct)
    {
        lock (gate)
        {
            this.months.AddRange(months.Where(m => !this.months.Any(known => known.Month == m.Month && known.Unit == m.Unit)));
            return Task.CompletedTask;
        }
    }
}
