using System.Globalization;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>The offices that somebody sees on the map.</summary>
/// <param name="Offices">Next date first.</param>
/// <param name="IsWaiting">Whether a guest's answer to a question of an office waits for a yes.</param>
internal sealed record OpenOffices(IReadOnlyList<RoleStanding> Offices, Func<PagePath, string, bool> IsWaiting);

/// <summary>Makes the map of one wiki for those who may see it, and keeps what it remembers. Safe to call from many threads.</summary>
public sealed class KnowledgeMaps(IPageStore store, IDraftStore drafts, IPersonRegistry persons, IKnowledgeLog log, RolesOverviewCache overview, Func<TemplateCatalog> catalog, TimeProvider clock)
{
    private const int MostMonths = 24;

    /// <summary>The map of now for an actor: of all offices, or of a branch.</summary>
    /// <param name="view">Who asks. A lead of a unit sees the offices of their branch only.</param>
    /// <param name="branch">Only this unit and those below it; null for every office that the actor may see.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null for whom there is none: without <see cref="Permission.SeeKnowledgeMap"/> it does not exist.</returns>
    public async Task<KnowledgeMap?> OpenAsync(AccessView view, Unit? branch, CancellationToken ct)
    {
        if (await OfficesAsync(view, branch, ct).ConfigureAwait(false) is not { } open)
        {
            return null;
        }

        var people = persons.Current.Persons;
        return KnowledgeMap.Of(open.Offices, store.Current.Settings.Today(clock), open.IsWaiting, id => people.GetValueOrDefault(id)?.Name);
    }

    /// <summary>The offices of the map, next date first, and which of their questions a guest has answered already; null for whom there is no map.</summary>
    internal async Task<OpenOffices?> OfficesAsync(AccessView view, Unit? branch, CancellationToken ct)
    {
        if (!view.Can(Permission.SeeKnowledgeMap))
        {
            return null;
        }

        var waiting = (await drafts.WaitingAsync(null, ct).ConfigureAwait(false)).Where(d => d.Question.Length > 0).Select(d => (d.Page, d.Question)).ToHashSet();
        var counts = waiting.CountBy(w => w.Page).ToDictionary();
        var offices = overview.Current.Standings
            .Where(s => view.CanRead(s.Role.Page) && view.Can(Permission.SeeKnowledgeMap, s.Role.Path) && (branch is null || view.Snapshot.Units.IsWithin(s.Role, branch)))
            .Select(s => s.WithWaiting(counts.GetValueOrDefault(s.Role.Path)));
        return new([.. offices], (page, question) => waiting.Contains((page, question)));
    }

    /// <summary>The levels of the last months, oldest first, of the association or of a unit with those below it; empty for an actor who may not see them.</summary>
    public async Task<IReadOnlyList<KnowledgeMonth>> TrendAsync(AccessView view, Unit? unit, CancellationToken ct) =>
        view.SeesMapOf(unit) ? [.. (await log.MonthsAsync(ct).ConfigureAwait(false)).Where(m => m.Unit == (unit?.Path.Value ?? "")).TakeLast(MostMonths)] : [];

    /// <summary>Says for the board how critical an office is (domain/5 §5.5); the day is kept, so that it is asked again after a year.</summary>
    /// <param name="actor">Who says it.</param>
    /// <param name="role">The office.</param>
    /// <param name="criticality">1 to 5.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What came of it; null where there is no such office for the actor, or they may not say it.</returns>
    public async Task<CommitResult?> RateAsync(Actor actor, PagePath role, int criticality, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(criticality is >= 1 and <= 5, true, nameof(criticality));
        var view = new AccessView(store.Current, actor);
        if (store.Current.Roles.Find(role) is not { } office || !view.CanRead(office.Page) || !view.Can(Permission.SeeKnowledgeMap, role))
        {
            return null;
        }

        var today = RoleFactsReader.Day(store.Current.Settings.Today(clock));
        var edit = new FileEdit.Transform(role.File, text => text is null ? null
            : FrontMatter.SetScalar(FrontMatter.SetScalar(text, "criticality", criticality.ToString(CultureInfo.InvariantCulture)), "criticality-said", today));
        return await store.CommitAsync(new(actor, ChangeKind.Settings, [edit]), ct).ConfigureAwait(false);
    }

    /// <summary>Remembers questions that an update has brought, and once a month where the association stands. Called by a loop, also when the wiki is opened.</summary>
    /// <returns>How many are new since the wiki began to remember.</returns>
    /// <exception cref="StoreUnavailableException">The log cannot be reached.</exception>
    public async Task<int> CatchUpAsync(CancellationToken ct)
    {
        var known = await log.QuestionsAsync(ct).ConfigureAwait(false);
        var missing = catalog().Templates.SelectMany(t => t.Questions).Select(q => q.Id).Distinct().Where(id => !known.ContainsKey(id)).ToList();
        if (missing.Count > 0)
        {
            await log.AddQuestionsAsync(missing, known.Count == 0 ? DateOnly.MinValue : store.Current.Settings.Today(clock), ct).ConfigureAwait(false);
            overview.Days = new(await log.QuestionsAsync(ct).ConfigureAwait(false));
        }
        else if (overview.Days == QuestionDays.None)
        {
            overview.Days = new(known);
        }

        await AddMonthAsync(ct).ConfigureAwait(false);
        return known.Count == 0 ? 0 : missing.Count;
    }

    private async Task AddMonthAsync(CancellationToken ct)
    {
        var today = store.Current.Settings.Today(clock);
        var month = new DateOnly(today.Year, today.Month, 1);
        var offices = overview.Current.Standings;
        if (KnowledgeMap.LevelOf(offices) is { } level && (await log.MonthsAsync(ct).ConfigureAwait(false)).All(m => m.Month != month || m.Unit.Length > 0))
        {
            var units = store.Current.Units;
            var parts = from unit in units.All
                        let own = offices.Where(o => units.IsWithin(o.Role, unit)).ToList()
                        let part = KnowledgeMap.LevelOf(own)
                        where part is not null
                        select new KnowledgeMonth(month, unit.Path.Value, part.Value, own.Count);
            await log.AddMonthsAsync([new(month, "", level, offices.Count), .. parts], ct).ConfigureAwait(false);
        }
    }
}
