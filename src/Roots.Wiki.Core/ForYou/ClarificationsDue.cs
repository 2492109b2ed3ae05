using Roots.Wiki.Clarifications;

namespace Roots.Wiki.ForYou;

/// <summary>What readers asked and nobody has answered.</summary>
public sealed class ClarificationsDue : IDueSource
{
    private const double Minutes = 3;

    /// <inheritdoc/>
    public IEnumerable<DueItem> Find(DueContext context) =>
        from open in context.Open.All
        let role = open.IsAboutAnswer ? context.Snapshot.Roles.Find(open.Page) : null
        let page = open.IsAboutAnswer ? role?.Page : context.Snapshot.Find(open.Page)
        where page is not null && !open.IsSettledBy(role?.Knowledge.SelectMany(k => k.Facts.Answers).FirstOrDefault(a => a.QuestionId == open.Question)?.Text ?? "")
        select new DueItem
        {
            Key = "clarification:" + open.Id,
            Kind = DueKind.Clarification,
            Office = role?.Path,
            QuestionId = open.IsAboutAnswer ? open.Question : null,
            Label = open.IsAboutAnswer ? null : page.Facts.Title,
            From = open.AskedOn,
            Due = open.AskedOn.AddDays(Clarification.PatientDays),
            Minutes = Minutes,
            Target = new("clarification/" + open.Id, null),
            Who = ClarificationDesk.ResponsibleFor(open, context.Snapshot, context.People),
            Reads = open.IsAboutAnswer ? null : context.Snapshot.ClassOf(page),
        };
}
