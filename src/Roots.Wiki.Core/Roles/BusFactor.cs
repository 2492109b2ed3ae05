namespace Roots.Wiki.Roles;

/// <summary>
/// How many people must leave until more than half of what is critical has nobody who knows it (domain/5 §5.7): whoever covers
/// the largest ΣK goes first. Immutable.
/// </summary>
/// <param name="People">How many; 0 where more than half is vacant already.</param>
/// <param name="IsEndless">Whether the offices never fall that far: there is none whose criticality is known.</param>
public sealed record BusFactor(int People, bool IsEndless)
{
    /// <summary>Whether it is so low that the association should act.</summary>
    public bool IsWarning => !IsEndless && People <= 2;

    /// <summary>Computes it. Each office's people are read once; of equals the lower id goes first, so that the result is the same on every day.</summary>
    public static BusFactor Of(IEnumerable<RoleStanding> standings, DateOnly today)
    {
        var (total, lost) = (0, 0);
        var left = new List<(int Criticality, int People)>();
        var offices = new Dictionary<PersonId, List<int>>();
        foreach (var facts in standings.Select(s => s.Role.Facts))
        {
            if (facts.Criticality is not { } criticality)
            {
                continue;
            }

            var people = RolePeople.Knowing(facts.Holders, today);
            total += criticality;
            lost += people.Count == 0 ? criticality : 0;
            foreach (var person in people)
            {
                if (!offices.TryGetValue(person, out var list))
                {
                    offices[person] = list = [];
                }

                list.Add(left.Count);
            }

            left.Add((criticality, people.Count));
        }

        var removed = 0;
        foreach (var (_, held) in offices.OrderByDescending(o => o.Value.Sum(i => left[i].Criticality)).ThenBy(o => o.Key.Value, StringComparer.Ordinal).ToList())
        {
            if (lost * 2 > total)
            {
                break;
            }

            removed++;
            foreach (var office in held)
            {
                var (criticality, people) = left[office];
                left[office] = (criticality, people - 1);
                lost += people == 1 ? criticality : 0;
            }
        }

        return new(removed, total == 0);
    }
}
