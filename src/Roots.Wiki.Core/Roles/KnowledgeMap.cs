namespace Roots.Wiki.Roles;

/// <summary>The end of somebody's term in an office.</summary>
/// <param name="Standing">The office.</param>
/// <param name="Term">Whose term ends; its end is known.</param>
public sealed record Farewell(RoleStanding Standing, RoleTerm Term);

/// <summary>Somebody on whose shoulders much rests. For the board, and said as a load, never as a rank.</summary>
/// <param name="Person">Who.</param>
/// <param name="Offices">The offices that they hold or deputise for, by title.</param>
/// <param name="Criticality">ΣK of those.</param>
public sealed record Load(PersonId Person, IReadOnlyList<RoleStanding> Offices, int Criticality);

/// <summary>
/// Where an association may lose knowledge (domain/5 §5.7), for its board. Immutable; deterministic for a day. Offices come in the
/// order of their next date; people are never ranked.
/// </summary>
public sealed record KnowledgeMap
{
    private const int FarewellMonths = 12;
    private const int MonopolyCriticality = 4;
    private const int ManyOffices = 3;
    private const int MuchCriticality = 10;
    private const int MostQuestions = 3;

    /// <summary>The day it holds for.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Every office, next date first.</summary>
    public required IReadOnlyList<RoleStanding> Offices { get; init; }

    /// <summary>W of the association, ΣK·W / ΣK over the offices whose criticality is known; null where there is none. Not rounded.</summary>
    public required double? Level { get; init; }

    /// <summary>Offices whose risk is known, by T from high to low, then by the end of the term.</summary>
    public required IReadOnlyList<RoleStanding> Risks { get; init; }

    /// <summary>Terms that are over or end within twelve months, the nearest first.</summary>
    public required IReadOnlyList<Farewell> Farewells { get; init; }

    /// <summary>Kopfmonopole: at most one person knows the office, and K is 4 or 5.</summary>
    public required IReadOnlyList<RoleStanding> SinglePoints { get; init; }

    /// <summary>People with three offices or more, or ΣK of ten or more, in the order of their names.</summary>
    public required IReadOnlyList<Load> Loads { get; init; }

    /// <summary>How many people must leave.</summary>
    public required BusFactor BusFactor { get; init; }

    /// <summary>The open questions that lower the risk most; at most three.</summary>
    public required IReadOnlyList<MapQuestion> Questions { get; init; }

    /// <summary>Offices of which the board has not said this year how critical they are, next date first.</summary>
    public required IReadOnlyList<RoleStanding> ToRate { get; init; }

    /// <summary>The names that the map needs, each looked up once; null for a person who is no longer in the registry.</summary>
    public required IReadOnlyDictionary<PersonId, string?> Names { get; init; }

    /// <summary>Computes the map.</summary>
    /// <param name="offices">The offices in the order of their next date, as <see cref="RolesOverview"/> has them.</param>
    /// <param name="today">The day to reckon from, in the wiki's time zone.</param>
    /// <param name="isWaiting">Whether a guest's answer to a question of an office waits for a yes.</param>
    /// <param name="nameOf">The name of a person; asked once for each.</param>
    public static KnowledgeMap Of(IReadOnlyList<RoleStanding> offices, DateOnly today, Func<PagePath, string, bool> isWaiting, Func<PersonId, string?> nameOf)
    {
        var names = offices.SelectMany(o => o.Role.Facts.Holders).Select(h => h.Person).Distinct().ToDictionary(p => p, nameOf);
        var rated = offices.Where(o => o.Role.Facts.Criticality is not null).ToList();
        return new()
        {
            Today = today,
            Offices = offices,
            Level = LevelOf(offices),
            Risks = [.. rated.OrderByDescending(o => o.Risk).ThenBy(o => o.MainHolder?.Until ?? DateOnly.MaxValue).ThenBy(o => o.Role.Path)],
            Farewells = FarewellsOf(offices, today),
            SinglePoints = [.. rated.Where(o => o.People <= 1 && o.Role.Facts.Criticality >= MonopolyCriticality)],
            Loads = LoadsOf(offices, names),
            BusFactor = BusFactor.Of(rated, today),
            Questions = MapQuestions.Choose(rated, isWaiting, MostQuestions),
            ToRate = [.. offices.Where(o => o.Role.Facts.AsksCriticality(today))],
            Names = names,
        };
    }

    /// <summary>W of several offices, weighed by their criticality; null where none is known.</summary>
    internal static double? LevelOf(IEnumerable<RoleStanding> offices)
    {
        var (sum, weight) = (0.0, 0);
        foreach (var office in offices)
        {
            var criticality = office.Role.Facts.Criticality ?? 0;
            (sum, weight) = (sum + ((double)criticality * office.Knowledge), weight + criticality);
        }

        return weight > 0 ? sum / weight : null;
    }

    private static List<Farewell> FarewellsOf(IReadOnlyList<RoleStanding> offices, DateOnly today) =>
        [.. from office in offices
            from term in office.Role.Facts.Holders
            where term.Kind == HolderKind.Holder && term.Until <= today.AddMonths(FarewellMonths)
            orderby term.Until, office.Role.Path
            select new Farewell(office, term)];

    private static List<Load> LoadsOf(IReadOnlyList<RoleStanding> offices, Dictionary<PersonId, string?> names) =>
        [.. from office in offices
            from person in office.Role.Facts.Holders.Where(h => h.Kind is HolderKind.Holder or HolderKind.Deputy).Select(h => h.Person).Distinct()
            group office by person into held
            let sum = held.Sum(o => o.Role.Facts.Criticality ?? 0)
            where held.Count() >= ManyOffices || sum >= MuchCriticality
            orderby names[held.Key] ?? "", held.Key.Value
            select new Load(held.Key, [.. held.OrderBy(o => o.Role.Title, StringComparer.CurrentCulture)], sum)];
}
