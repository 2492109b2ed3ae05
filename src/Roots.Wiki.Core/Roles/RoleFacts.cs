namespace Roots.Wiki.Roles;

/// <summary>What somebody is to an office.</summary>
public enum HolderKind
{
    /// <summary>Holds it (several may share it).</summary>
    Holder,
    /// <summary>Deputises.</summary>
    Deputy,
    /// <summary>Can do it too.</summary>
    Second,
    /// <summary>Held it and may be asked.</summary>
    Predecessor,
    /// <summary>Takes over; may read what the holder may read.</summary>
    Successor,
}

/// <summary>Whether the holder stands again.</summary>
public enum StandsAgain
{
    /// <summary>Nobody knows.</summary>
    Unknown,
    /// <summary>Yes.</summary>
    Yes,
    /// <summary>No.</summary>
    No,
}

/// <summary>A person in an office for a time: one line of <c>holders</c>. Immutable.</summary>
public sealed record RoleTerm(PersonId Person, HolderKind Kind, DateOnly? Since, DateOnly? Until, StandsAgain Again);

/// <summary>What a page of <c>type: role</c> says. Immutable.</summary>
/// <param name="Templates">Ids of the office's templates.</param>
/// <param name="Criticality">1 to 5; null where the board has not said (then the level shows, the risk does not).</param>
/// <param name="IsBoard">Whether its holders are of the board.</param>
/// <param name="Unit">The address of the unit (Gliederung) that it belongs to, or null for the main association.</param>
/// <param name="Holders">Everybody who has to do with it.</param>
public sealed record RoleFacts(IReadOnlyList<string> Templates, int? Criticality, bool IsBoard, string? Unit, IReadOnlyList<RoleTerm> Holders)
{
    private const int CriticalityMonths = 12;

    /// <summary>The day on which the board last said how critical the office is; null where the number is only proposed.</summary>
    public DateOnly? CriticalitySaid { get; init; }

    /// <summary>Whether the board should say how critical the office is: it never has, or a year ago.</summary>
    public bool AsksCriticality(DateOnly today) => Criticality is null || CriticalitySaid is not { } said || said.AddMonths(CriticalityMonths) <= today;

    /// <summary>Whether its holders lead the unit that it belongs to.</summary>
    public bool IsLead { get; init; }

    /// <summary>Equal exactly when who may read and manage is equal.</summary>
    public string RightsKey => $"{IsBoard}|{IsLead}|{Unit}|{string.Join(',', Holders.Select(h => $"{h.Person}:{h.Kind}:{h.Since}:{h.Until}"))}";
}
