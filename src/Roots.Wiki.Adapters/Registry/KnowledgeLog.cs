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

    /// <summary>The step after it.</summary>
    public const string Months = """
        CREATE TABLE knowledge_months (
            wiki TEXT NOT NULL, month TEXT NOT NULL, unit TEXT NOT NULL, level REAL NOT NULL, offices INTEGER NOT NULL,
            PRIMARY KEY (wiki, month, unit)) STRICT, WITHOUT ROWID;
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

    public async Task<IReadOnlyList<KnowledgeMonth>> MonthsAsync(CancellationToken ct) => await database.ReadAsync(
        connection => connection.Rows(
            "SELECT month, unit, level, offices FROM knowledge_months WHERE wiki = $wiki ORDER BY month, unit",
            row => new KnowledgeMonth(Day(row.GetString(0)), row.GetString(1), row.GetDouble(2), row.GetInt32(3)),
            ("$wiki", database.Wiki)),
        ct).ConfigureAwait(false);

    public Task AddMonthsAsync(IReadOnlyCollection<KnowledgeMonth> months, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            foreach (var month in months)
            {
                connection.Run(
                    "INSERT INTO knowledge_months (wiki, month, unit, level, offices) VALUES ($wiki, $month, $unit, $level, $offices) ON CONFLICT DO NOTHING",
                    ("$wiki", database.Wiki), ("$month", Day(month.Month)), ("$unit", month.Unit), ("$level", month.Level), ("$offices", month.Offices));
            }

            return months.Count;
        },
        ct);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
