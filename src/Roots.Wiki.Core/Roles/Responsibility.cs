using Roots.Wiki.Pages;
using Roots.Wiki.People;

namespace Roots.Wiki.Roles;

/// <summary>Who looks after an office's affairs: its holders, else its deputies, else the board, else the administration. Pure.</summary>
public static class Responsibility
{
    /// <summary>The first of these circles in which somebody can be reached; where nobody can, the first that is not empty.</summary>
    /// <param name="office">The office's page; null for what belongs to no office: the board.</param>
    /// <param name="snapshot">The offices.</param>
    /// <param name="people">Who has an account.</param>
    public static IReadOnlyList<PersonId> Of(PagePath? office, Snapshot snapshot, PeopleSnapshot people)
    {
        var role = office is null ? null : snapshot.Roles.Find(office);
        IReadOnlyList<PersonId>[] circles =
        [
            role is null ? [] : Kind(role, HolderKind.Holder),
            role is null ? [] : Kind(role, HolderKind.Deputy),
            Board(snapshot),
            [.. people.Members.Values.Where(m => m is { IsAdministrator: true, IsActive: true }).Select(m => m.Person).Order(ById)],
        ];
        return circles.FirstOrDefault(c => c.Any(p => IsReachable(p, people))) ?? circles.FirstOrDefault(c => c.Count > 0) ?? [];
    }

    /// <summary>Everybody who holds an office of the board.</summary>
    public static IReadOnlyList<PersonId> Board(Snapshot snapshot) =>
        [.. snapshot.Roles.All.Where(r => r.Facts.IsBoard).SelectMany(r => Kind(r, HolderKind.Holder)).Distinct()];

    /// <summary>Whether a person is a member who may sign in.</summary>
    public static bool IsReachable(PersonId person, PeopleSnapshot people) => people.Members.Values.Any(m => m.IsActive && m.Person == person);

    /// <summary>The office that a page's affairs belong to: its reviewer, else the office in whose folder it lies; null for none.</summary>
    public static PagePath? OfficeOf(PagePath page, Snapshot snapshot) =>
        snapshot.Find(page) is not { } entry ? null
        : entry.Facts.Review?.Office is { } reviewer && snapshot.Roles.Resolve(reviewer) is { } role ? role.Path
        : snapshot.Roles.OfficeOf(entry);

    private static IComparer<PersonId> ById { get; } = Comparer<PersonId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value));

    private static IReadOnlyList<PersonId> Kind(Role role, HolderKind kind) => [.. role.Facts.Holders.Where(h => h.Kind == kind).Select(h => h.Person).Distinct()];
}
