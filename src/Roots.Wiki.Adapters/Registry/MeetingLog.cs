using System.Globalization;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IMeetingLog"/>
internal sealed class MeetingLog(PeopleDatabase database) : IMeetingLog
{
    /// <summary>A step of <see cref="PeopleSchema"/>.</summary>
    public const string Schema = """
        CREATE TABLE meeting_marks (
            wiki TEXT NOT NULL, day TEXT NOT NULL, page TEXT NOT NULL, question TEXT NOT NULL, deed TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (wiki, day, page, question)) STRICT, WITHOUT ROWID;
        """;

    public Task<IReadOnlyList<MeetingMark>> OfDayAsync(DateOnly day, CancellationToken ct) => database.ReadAsync<IReadOnlyList<MeetingMark>>(
        connection => connection.Rows(
            "SELECT page, question, deed, at FROM meeting_marks WHERE wiki = $wiki AND day = $day ORDER BY at, page, question",
            row => new MeetingMark(PagePath.Parse(row.GetString(0)), row.GetString(1), Enum.Parse<MeetingDeed>(row.GetString(2)), row.Moment(3)),
            ("$wiki", database.Wiki), ("$day", Text(day))),
        ct);

    public Task SetAsync(DateOnly day, MeetingMark mark, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            connection.Run("DELETE FROM meeting_marks WHERE wiki = $wiki AND day < $day", ("$wiki", database.Wiki), ("$day", Text(day)));
            return connection.Run(
                """
                INSERT INTO meeting_marks (wiki, day, page, question, deed, at) VALUES ($wiki, $day, $page, $question, $deed, $at)
                ON CONFLICT (wiki, day, page, question) DO UPDATE SET deed = $deed, at = $at
                """,
                ("$wiki", database.Wiki), ("$day", Text(day)), ("$page", mark.Office.Value), ("$question", mark.Question), ("$deed", mark.Deed), ("$at", mark.At));
        },
        ct);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
