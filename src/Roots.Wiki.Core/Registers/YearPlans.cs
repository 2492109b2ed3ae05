using Roots.Wiki.ForYou;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Registers;

/// <summary>Makes the year of one wiki for one who asks. Safe to call from many threads.</summary>
public sealed class YearPlans(IPageStore store, DueList due, AccessViews views, Func<TemplateCatalog> catalog, TimeProvider clock)
{
    /// <summary>The year as the actor may see it.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="filter">Which part of the association.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<YearPlan> OpenAsync(Actor actor, RegisterFilter filter, CancellationToken ct)
    {
        var today = store.Current.Settings.Today(clock);
        var visible = await due.VisibleAsync(actor, YearPlan.LastDay(today), ct).ConfigureAwait(false);
        return YearPlan.Of(views.Of(actor), catalog(), visible.Where(BelongsToYear), today, filter);
    }

    // What somebody waits for today is no matter of the year.
    private static bool BelongsToYear(DueItem item) => item.Kind is not (DueKind.Clarification or DueKind.WaitingAnswers or DueKind.Contact);
}
