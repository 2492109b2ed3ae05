using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.ForYou;

/// <summary>The last days on which contracts can be ended: out of tables with a column for it, such as "Kündigen bis".</summary>
public sealed class NoticeDaysDue : IDueSource
{
    /// <summary>How long before the day it is shown.</summary>
    public const int LeadDays = 42;

    private const double Minutes = 10;
    private static readonly string[] Words = ["kündig", "kuendig", "notice", "cancel"];
    private static readonly string[] Announced = ["angekündig", "ankündig", "angekuendig", "ankuendig"];

    /// <summary>Whether a column holds last days to end a contract.</summary>
    public static bool IsNotice(QuestionColumn column) =>
        column.Label.All.Append(column.Id).Any(label => Words.Any(w => label.Contains(w, StringComparison.OrdinalIgnoreCase)) && !Announced.Any(w => label.Contains(w, StringComparison.OrdinalIgnoreCase)));

    /// <inheritdoc/>
    public IEnumerable<DueItem> Find(DueContext context) =>
        from standing in context.Standings.Standings
        from question in standing.Questions
        where question is { Counts: true, Value: > 0, Answer: not null, Question.Type.Input: InputKind.Rows }
        let notice = question.Question.Columns.FirstOrDefault(IsNotice)
        where notice is not null
        from row in question.Question.Type.Read(question.Question, question.Answer!.Text).Rows
        let day = WrittenDay.Read(row.GetValueOrDefault(notice.Id, ""))?.NextFrom(context.Today)
        where day is not null
        select Item(context, standing, question.Question, row, day.Value);

    private static DueItem Item(DueContext context, RoleStanding standing, Question question, IReadOnlyDictionary<string, string> row, DateOnly day)
    {
        var office = standing.Role.Path;
        var label = question.Columns.Select(c => row.GetValueOrDefault(c.Id, "")).FirstOrDefault(c => c.Length > 0) ?? "";
        var page = standing.Role.Knowledge.FirstOrDefault(k => k.Facts.Answers.Any(a => a.QuestionId == question.Id));
        return new()
        {
            Key = FormattableString.Invariant($"notice:{office}:{question.Id}:{SittingQuestion.BaseOf(label)}:{day:yyyy-MM-dd}"),
            Kind = DueKind.Notice,
            Office = office,
            QuestionId = question.Id,
            Label = label,
            From = day.AddDays(-LeadDays),
            Due = day,
            Minutes = Minutes,
            Target = new("fill", office, "?q=" + question.Id),
            Who = context.ResponsibleFor(office),
            Reads = page is null ? new(Visibility.Office, office) : context.Snapshot.ClassOf(page),
        };
    }
}
