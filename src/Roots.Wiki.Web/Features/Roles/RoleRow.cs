using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Web.Features.Roles;

/// <summary>An office as the overview shows it to one actor.</summary>
/// <param name="Standing">Where it stands.</param>
/// <param name="ShowsNumbers">Whether the actor sees percentages and risk: the office itself and the board.</param>
/// <param name="IsReadable">Whether the actor may answer its questions.</param>
/// <param name="Waiting">Answers that wait for a yes.</param>
public sealed record RoleRow(RoleStanding Standing, bool ShowsNumbers, bool IsReadable, int Waiting)
{
    /// <summary>The people who hold the office, by name for members.</summary>
    public static IEnumerable<string?> Names(RoleStanding standing, HolderKind kind, PeopleSnapshot people) =>
        standing.Role.Facts.Holders.Where(h => h.Kind == kind).Select(h => people.Persons.GetValueOrDefault(h.Person)?.Name);

    /// <summary>The rows that an actor may see, in the overview's order.</summary>
    public static IReadOnlyList<RoleRow> For(RolesOverview overview, AccessView view, IReadOnlyDictionary<PagePath, int> waiting) =>
        [.. overview.Standings.Where(s => view.CanRead(s.Role.Page)).Select(s => Of(s, view, waiting.GetValueOrDefault(s.Role.Path)))];

    /// <summary>One row.</summary>
    public static RoleRow Of(RoleStanding standing, AccessView view, int waiting)
    {
        var mayAnswer = view.CanReadClass(new(Visibility.Office, standing.Role.Path));
        return new(mayAnswer ? standing.WithWaiting(waiting) : standing, view.Can(Permission.SeeKnowledgeNumbers, standing.Role.Path), mayAnswer, mayAnswer ? waiting : 0);
    }
}
