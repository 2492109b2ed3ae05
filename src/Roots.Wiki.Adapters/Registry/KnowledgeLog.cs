using System.Globalization;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IKnowledgeLog"/>
internal sealed class KnowledgeLog(PeopleDatabase database) : IKnowledgeLog
{
    /// <summary>A step of <see cref="PeopleSchema"/>.</summary>
    public const string Schema = """
        CREATE TABLE question_days (
            wiki TEXT NOT NULL, question TEXT NOT NULL, day TEXT NOT NULL,
            PRIMARY KEY (wiki, question)) STRICT, WITHOUT ROWID;
        """;

    public async Task<IReadOnlyDictionary<string, DateOnly>> QuestionsAsync(CancellationToken ct) => await database.ReadAsync(
        connection => connection.Rows("SELECT question, day FROM question_days WHERE wiki = $wiki", row => (Question: row.GetString(0), Day: Day(row.GetString(1))), ("$wiki", database.Wiki))
            .ToDictionary(q => q.Question, q => q.Day, StringComparer.Ordinal),
        ct).ConfigureAwait(false);

    public Task AddQuestionsAsync(IReadOnlyCollection<string> questions, DateOnly day, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            foreach (var question in questions)
            {
                connection.Run(
                    "INSERT INTO question_days (wiki, question, day) VALUES ($wiki, $question, $day) ON CONFLICT DO NOTHING",
                    ("$wiki", database.Wiki), ("$question", question), ("$day", Day(day)));
            }

            return questions.Count;
        },
        ct);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
