using Roots.Wiki.Roles;

namespace Roots.Wiki.ForYou;

/// <summary>Ordinary pages that somebody promised to look after.</summary>
public sealed class PageReviewsDue : IDueSource
{
    private const double Minutes = 3;

    /// <inheritdoc/>
    public IEnumerable<DueItem> Find(DueContext context) =>
        from page in context.Snapshot.SortedPages
        where page.Facts.Review is not null
        let due = page.Facts.Review!.DueOn
        let office = Responsibility.OfficeOf(page.Path, context.Snapshot)
        select new DueItem
        {
            Key = $"page:{page.Path}:{(due is { } day ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "never")}",
            Kind = DueKind.PageReview,
            Office = office,
            Label = page.Facts.Title,
            From = due ?? context.Today,
            Due = due ?? context.Today,
            Minutes = Minutes,
            Target = new(null, page.Path),
            Who = context.ResponsibleFor(office),
            Reads = context.Snapshot.ClassOf(page),
        };
}
