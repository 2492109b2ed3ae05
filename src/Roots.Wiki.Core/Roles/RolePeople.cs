namespace Roots.Wiki.Roles;

/// <summary>Counts who can do an office: n of domain/5 §5.3.</summary>
public static class RolePeople
{
    private const int ConfirmedMonths = 24;

    /// <summary>1 for each holder, deputy and second person (whose word is not older than 24 months), 0.5 for at most one predecessor who left within 24 months.</summary>
    public static double Count(IReadOnlyList<RoleTerm> holders, DateOnly today)
    {
        var active = holders.Where(h => IsActive(h, today)).Select(h => h.Person).ToHashSet();
        var predecessor = holders.Any(h => IsReachable(h, today) && !active.Contains(h.Person));
        return active.Count + (predecessor ? 0.5 : 0);
    }

    /// <summary>Everybody who knows the office, each once: whoever counts for <see cref="Count"/>, and every reachable predecessor.</summary>
    public static IReadOnlySet<PersonId> Knowing(IEnumerable<RoleTerm> holders, DateOnly today) =>
        holders.Where(h => IsActive(h, today) || IsReachable(h, today)).Select(h => h.Person).ToHashSet();

    private static bool IsActive(RoleTerm term, DateOnly today) =>
        term.Kind is HolderKind.Holder or HolderKind.Deputy || (term.Kind == HolderKind.Second && IsRecent(term.Since, today));

    private static bool IsReachable(RoleTerm term, DateOnly today) => term.Kind == HolderKind.Predecessor && IsRecent(term.Until, today);

    private static bool IsRecent(DateOnly? day, DateOnly today) => day is { } d && d >= today.AddMonths(-ConfirmedMonths);
}
