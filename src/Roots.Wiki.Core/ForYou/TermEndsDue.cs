using Roots.Wiki.Roles;

namespace Roots.Wiki.ForYou;

/// <summary>Terms that end: time to say whether one stands again, and to look for who comes next.</summary>
public sealed class TermEndsDue : IDueSource
{
    /// <summary>How long before the end it is shown.</summary>
    public const int LeadDays = 90;

    private const double Minutes = 10;

    /// <inheritdoc/>
    public IEnumerable<DueItem> Find(DueContext context) =>
        from role in context.Snapshot.Roles.All
        from term in role.Facts.Holders
        where term is { Kind: HolderKind.Holder, Until: not null }
        let until = term.Until!.Value
        select new DueItem
        {
            Key = FormattableString.Invariant($"term:{role.Path}:{term.Person}:{until:yyyy-MM-dd}"),
            Kind = DueKind.TermEnd,
            Office = role.Path,
            From = until.AddDays(-LeadDays),
            Due = until,
            Minutes = Minutes,
            Target = new("role", role.Path, "#people"),
            Who = Responsibility.IsReachable(term.Person, context.People) ? [term.Person] : context.ResponsibleFor(role.Path),
            Reads = context.Snapshot.ClassOf(role.Page),
        };
}
