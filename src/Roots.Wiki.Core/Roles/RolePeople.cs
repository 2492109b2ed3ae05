namespace Roots.Wiki.Roles;

/// <summary>Counts who can do an office: n of domain/5 §5.3.</summary>
public static class RolePeople
{
    private const int ConfirmedMonths = 24;

    /// <summary>1 for each holder, deputy and second person (whose word is not older than 24 months), 0.5 for at most one predecessor who left within 24 months.</summary>
    public static double Count(IReadOnlyList<RoleTerm> holders, DateOnly today)
    {
        var active = holders.Where(h => h.Kind is HolderKind.Holder or HolderKind.Deputy || (h.Kind == HolderKind.Second && IsRecent(h.Since, today))).Select(h => h.Person).ToHashSet();
        var predecessor = holders.Any(h => h.Kind == HolderKind.Predecessor && IsRecent(h.Until, today) && !active.Contains(h.Person));
        return active.Count + (predecessor ? 0.5 : 0);
    }

    private static bool IsRecent(DateOnly? day, DateOnly today) => day is { } d && d >= today.AddMonths(-ConfirmedMonths);
}
