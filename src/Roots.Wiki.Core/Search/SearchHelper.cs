using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Registers;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Search;

/// <summary>
/// Leads on from a search, for members: to questions that nobody has answered yet, and to who could know. Reads nothing but
/// what is in memory; words are compared as the search compares them. Safe to call from many threads.
/// </summary>
/// <param name="engine">Compares words.</param>
/// <param name="overview">Where the offices stand.</param>
/// <param name="catalog">The questions.</param>
/// <param name="people">The names.</param>
public sealed class SearchHelper(ISearchEngine engine, Func<RolesOverview> overview, Func<TemplateCatalog> catalog, Func<PeopleSnapshot> people)
{
    /// <summary>At most so many of each kind.</summary>
    public const int Most = 3;

    private const int FewHits = 3;
    private const int MostOffices = 5;
    private const int InText = 4; // a word in the question itself counts more than one in its explanation

    private static readonly RegisterKind[] Things = [RegisterKind.Keys, RegisterKind.Inventory, RegisterKind.Contracts];

    /// <summary>What leads on from an answer; <see cref="SearchHelp.None"/> for whoever is no member of the association.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="view">Who asked: what they may not read leaves no trace.</param>
    /// <param name="unit">The part of the association that was searched; null for all.</param>
    /// <param name="answer">What was found.</param>
    /// <param name="today">The day to reckon from.</param>
    public SearchHelp Of(SearchQuery query, AccessView view, Unit? unit, SearchAnswer answer, DateOnly today)
    {
        if (view.Actor is not Actor.Member || !view.SeesNames || query.IsEmpty)
        {
            return SearchHelp.None;
        }

        var isPoor = answer.Hits.Count <= FewHits || answer.Hits[0].IsPartial;
        var worth = new Dictionary<string, int>(StringComparer.Ordinal);
        return new(isPoor ? OpenQuestions(query, view, unit, worth) : [], Places(query, view, unit, answer, today, worth));
    }

    private IReadOnlyList<MetQuestion> OpenQuestions(SearchQuery query, AccessView view, Unit? unit, Dictionary<string, int> worth) =>
        [
            .. (from standing in overview().Standings
                let role = standing.Role
                where view.CanRead(role.Page) && (unit is null || view.Snapshot.Units.IsWithin(role, unit))
                let knowledge = new RoleKnowledge(role, view, catalog())
                let isMine = view.Actor.Person is { } person && view.Snapshot.Roles.Holds(person, role.Path)
                from open in standing.Questions
                where open.IsOpen && (open.Question.Visibility != Visibility.Board || knowledge.CanAnswer(open.Question))
                let match = Worth(query, open.Question, worth)
                where match > 0
                orderby match descending, isMine descending, open.Question.Weight descending
                select new MetQuestion(role, open.Question, isMine, knowledge.CanAnswer(open.Question))).Take(Most),
        ];

    private IReadOnlyList<MetPlace> Places(SearchQuery query, AccessView view, Unit? unit, SearchAnswer answer, DateOnly today, Dictionary<string, int> worth)
    {
        var filter = new RegisterFilter(unit);
        var rows = Things.SelectMany(kind => Register.Of(kind, view, catalog(), today, filter).Rows)
            .Select(r => (Row: r, Office: Readable(r.Office, view)))
            .Where(r => r.Office is not null)
            .Select(r => (Worth: engine.CountWords(query, string.Join(" · ", r.Row.Cells.Values)), Place: PlaceOf(r.Row, r.Office!)))
            .Where(r => r.Worth > 0)
            .OrderByDescending(r => r.Worth)
            .Select(r => r.Place);
        var areas = WhoKnows.Of(view, catalog(), people(), today, filter).Areas
            .Where(a => a.People.Count > 0)
            .Select(a => (Worth: engine.CountWords(query, a.Title), Place: new MetPlace(a.Path, a.Title, Readable(Responsibility.OfficeOf(a.Path, view.Snapshot), view), "", "", [.. a.People.OrderBy(p => p.Value).Select(p => p.Key)])))
            .Where(a => a.Worth > 0)
            .OrderByDescending(a => a.Worth)
            .Select(a => a.Place);
        return [.. rows.Concat(areas).Concat(ByQuestions(query, view, unit, worth)).Concat(ByHits(answer, view)).DistinctBy(p => (p.Path, p.What)).Take(Most)];
    }

    // Offices that are asked about it, answered or not; a word that every office is asked about leads nowhere.
    private IReadOnlyList<MetPlace> ByQuestions(SearchQuery query, AccessView view, Unit? unit, Dictionary<string, int> worth)
    {
        var met = (from standing in overview().Standings
                   let role = standing.Role
                   where view.CanRead(role.Page) && (unit is null || view.Snapshot.Units.IsWithin(role, unit)) && Asked(role).Count > 0
                   let best = standing.Questions.Where(q => q.Question.Visibility != Visibility.Board).Select(q => Worth(query, q.Question, worth)).DefaultIfEmpty().Max()
                   where best > 0
                   orderby best descending
                   select new MetPlace(role.Path, role.Title, role, "", "", Asked(role))).ToList();
        return met.Count <= MostOffices ? met : [];
    }

    private static IEnumerable<MetPlace> ByHits(SearchAnswer answer, AccessView view) =>
        answer.Hits.Take(Most)
            .Select(h => Readable(Responsibility.OfficeOf(h.Page.Path, view.Snapshot), view)).OfType<Role>()
            .Where(r => Asked(r).Count > 0)
            .Select(r => new MetPlace(r.Path, r.Title, r, "", "", Asked(r)));

    // A page that one may read can lie in the folder of an office that one may not.
    private static Role? Readable(PagePath? office, AccessView view) =>
        office is not null && view.Snapshot.Roles.Find(office) is { } role && view.CanRead(role.Page) ? role : null;

    private static IReadOnlyList<PersonId> Asked(Role role) =>
        [.. role.Facts.Holders.Where(h => h.Kind is HolderKind.Holder or HolderKind.Deputy).OrderBy(h => h.Kind).Select(h => h.Person).Distinct()];

    private static MetPlace PlaceOf(RegisterRow row, Role role) =>
        new(role.Path, role.Title, role, row.Cell(RegisterColumn.What), row.Cell(RegisterColumn.Holder), Asked(role));

    private int Worth(SearchQuery query, Question question, Dictionary<string, int> known)
    {
        if (!known.TryGetValue(question.Id, out var worth))
        {
            var inHelp = question.Help is { } help ? engine.CountWords(query, string.Join(" / ", help.All)) : 0;
            known[question.Id] = worth = (engine.CountWords(query, string.Join(" / ", question.Text.All)) * InText) + inHelp;
        }

        return worth;
    }
}
