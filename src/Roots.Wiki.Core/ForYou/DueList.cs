using Roots.Wiki.Clarifications;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.ForYou;

/// <summary>Collects what is due out of all sources. Safe to call from many threads.</summary>
public sealed class DueList(
    IPageStore store, IPersonRegistry persons, IDraftStore drafts, IClarificationRegistry clarifications, Func<TemplateCatalog> catalog,
    RolesOverviewCache standings, AccessViews views, IReadOnlyList<IDueSource> sources, TimeProvider clock)
{
    /// <summary>Everything that is due or becomes due by a day, most urgent kind first, then by day. For the host: says nothing about who may see it.</summary>
    /// <param name="until">The last day on which an item may begin to show.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<DueItem>> FindAsync(DateOnly until, CancellationToken ct)
    {
        var context = await ContextAsync(ct).ConfigureAwait(false);
        return [.. sources.SelectMany(s => s.Find(context)).Where(i => i.From <= until).OrderBy(i => i.Kind).ThenBy(i => i.Due).ThenBy(i => i.Key, StringComparer.Ordinal)];
    }

    /// <summary>What is the actor's turn and may be seen by them; empty for somebody without a person.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="until">As for <see cref="FindAsync"/>.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<DueItem>> OfAsync(Actor actor, DateOnly until, CancellationToken ct) =>
        actor.Person is not { } person ? [] : [.. (await FindAsync(until, ct).ConfigureAwait(false)).Where(i => i.Who.Contains(person) && MaySee(views.Of(actor), i))];

    /// <summary>As <see cref="OfAsync"/> for many at once: by person; whoever has nothing is left out.</summary>
    public async Task<IReadOnlyDictionary<PersonId, IReadOnlyList<DueItem>>> OfAllAsync(IReadOnlyCollection<Actor> actors, DateOnly until, CancellationToken ct)
    {
        var items = await FindAsync(until, ct).ConfigureAwait(false);
        return actors.Where(a => a.Person is not null).DistinctBy(a => a.Person)
            .Select(a => (Person: a.Person!, Own: (IReadOnlyList<DueItem>)[.. items.Where(i => i.Who.Contains(a.Person!) && MaySee(views.Of(a), i))]))
            .Where(o => o.Own.Count > 0).ToDictionary(o => o.Person, o => o.Own);
    }

    /// <summary>Everything that the actor may see, whoever's turn it is: the list for the board.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="until">As for <see cref="FindAsync"/>.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<DueItem>> VisibleAsync(Actor actor, DateOnly until, CancellationToken ct) =>
        [.. (await FindAsync(until, ct).ConfigureAwait(false)).Where(i => MaySee(views.Of(actor), i) && (i.Reads is not null || i.Office is null || views.Of(actor).CanReadClass(new(Visibility.Office, i.Office))))];

    /// <summary>Whether an actor may see an item that is their turn.</summary>
    public static bool MaySee(AccessView view, DueItem item) => item.Reads is null || view.CanReadClass(item.Reads);

    private async Task<DueContext> ContextAsync(CancellationToken ct)
    {
        var snapshot = store.Current;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(snapshot.Settings.TimeZone);
        var waiting = (await drafts.WaitingAsync(null, ct).ConfigureAwait(false))
            .Where(d => d is { IsPrivate: false, Question.Length: > 0 } && (d.IsClosed || d.ChangedAt < clock.GetUtcNow() - Limits.SittingRest))
            .GroupBy(d => d.Page)
            .Select(g => new WaitingOffice(g.Key, g.Count(), DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(g.Min(d => d.ChangedAt), zone).DateTime)));
        return new(snapshot, persons.Current, catalog(), standings.Current, clarifications.Open, [.. waiting], snapshot.Settings.Today(clock));
    }
}
