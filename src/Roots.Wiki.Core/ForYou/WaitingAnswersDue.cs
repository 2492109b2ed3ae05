namespace Roots.Wiki.ForYou;

/// <summary>Answers that came through a link and wait for a yes.</summary>
public sealed class WaitingAnswersDue : IDueSource
{
    private const int PatientDays = 7;

    /// <inheritdoc/>
    public IEnumerable<DueItem> Find(DueContext context) =>
        from waiting in context.Waiting
        let role = context.Snapshot.Roles.Find(waiting.Office)
        where role is not null
        select new DueItem
        {
            Key = FormattableString.Invariant($"waiting:{waiting.Office}:{waiting.Since:yyyy-MM-dd}"),
            Kind = DueKind.WaitingAnswers,
            Office = waiting.Office,
            From = waiting.Since,
            Due = waiting.Since.AddDays(PatientDays),
            Minutes = waiting.Count,
            Target = new("role", waiting.Office, "#waiting"),
            Who = context.ResponsibleFor(waiting.Office),
        };
}
