using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>Makes the map of one wiki for those who may see it, and keeps what it remembers. Safe to call from many threads.</summary>
public sealed class KnowledgeMaps(IPageStore store, IDraftStore drafts, IPersonRegistry persons, IKnowledgeLog log, RolesOverviewCache overview, TemplateCatalog catalog, TimeProvider clock)
{
    /// <summary>The map of now for an actor.</summary>
    /// <returns>Null for whom there is none: without <see cref="Permission.SeeKnowledgeMap"/> it does not exist.</returns>
    public async Task<KnowledgeMap?> OpenAsync(AccessView view, CancellationToken ct)
    {
        if (!view.Can(Permission.SeeKnowledgeMap))
        {
            return null;
        }

        var waiting = (await drafts.WaitingAsync(null, ct).ConfigureAwait(false)).Where(d => d.Question.Length > 0).Select(d => (d.Page, d.Question)).ToHashSet();
        var counts = waiting.CountBy(w => w.Page).ToDictionary();
        var people = persons.Current.Persons;
        var offices = overview.Current.Standings
            .Where(s => view.CanRead(s.Role.Page) && view.Can(Permission.SeeKnowledgeNumbers, s.Role.Path))
            .Select(s => s.WithWaiting(counts.GetValueOrDefault(s.Role.Path)));
        return KnowledgeMap.Of([.. offices], store.Current.Settings.Today(clock), (page, question) => waiting.Contains((page, question)), id => people.GetValueOrDefault(id)?.Name);
    }

    /// <summary>Remembers questions that an update has brought. Called by a loop, also when the wiki is opened.</summary>
    /// <returns>How many are new since the wiki began to remember.</returns>
    /// <exception cref="StoreUnavailableException">The log cannot be reached.</exception>
    public async Task<int> CatchUpAsync(CancellationToken ct)
    {
        var known = await log.QuestionsAsync(ct).ConfigureAwait(false);
        var missing = catalog.Templates.SelectMany(t => t.Questions).Select(q => q.Id).Distinct().Where(id => !known.ContainsKey(id)).ToList();
        if (missing.Count > 0)
        {
            await log.AddQuestionsAsync(missing, known.Count == 0 ? DateOnly.MinValue : store.Current.Settings.Today(clock), ct).ConfigureAwait(false);
            overview.Days = new(await log.QuestionsAsync(ct).ConfigureAwait(false));
        }
        else if (overview.Days == QuestionDays.None)
        {
            overview.Days = new(known);
        }

        return known.Count == 0 ? 0 : missing.Count;
    }
}
