using Roots.Wiki.Spaces;

namespace Roots.Wiki.ForYou;

/// <summary>Offices of which the board has not said within a year how critical they are (domain/5 §5.5).</summary>
public sealed class CriticalityDue : IDueSource
{
    private const int Months = 12;
    private const double Minutes = 1;

    /// <inheritdoc/>
    public IEnumerable<DueItem> Find(DueContext context) =>
        from role in context.Snapshot.Roles.All
        let said = role.Facts.Criticality is null ? null : role.Facts.CriticalitySaid
        let start = said?.AddMonths(Months) ?? context.Today
        select new DueItem
        {
            Key = $"criticality:{role.Path}:{said?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "never"}",
            Kind = DueKind.Criticality,
            Office = role.Path,
            From = start,
            Due = start,
            Minutes = Minutes,
            Target = new("role", role.Path),
            Who = context.ResponsibleFor(null),
            Reads = new(Visibility.Board, role.Path),
        };
}
