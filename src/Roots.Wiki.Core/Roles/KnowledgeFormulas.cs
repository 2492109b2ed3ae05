namespace Roots.Wiki.Roles;

/// <summary>The band of the knowledge-loss risk T (domain/5 §5.4, after the IAEA's bands). For the board.</summary>
public enum RiskBand
{
    /// <summary>1 ≤ T &lt; 10: Entspannt.</summary>
    Relaxed,
    /// <summary>10 ≤ T &lt; 16: Im Blick behalten.</summary>
    Watch,
    /// <summary>16 ≤ T &lt; 20: Bald planen.</summary>
    PlanSoon,
    /// <summary>20 ≤ T ≤ 25: Sofort handeln.</summary>
    ActNow,
}

/// <summary>The level of the knowledge W (domain/5 §5.4). For everybody.</summary>
public enum Level
{
    /// <summary>0–24: Samen.</summary>
    Seed,
    /// <summary>25–49: Keimling.</summary>
    Seedling,
    /// <summary>50–74: Wächst.</summary>
    Growing,
    /// <summary>75–100: Gut verwurzelt.</summary>
    Rooted,
}

/// <summary>
/// The formulas of the model "Wissensstand je Rolle" (domain/5 §5.3). Pure; nothing is rounded but W. Factors without a unit;
/// C, F, D, ρ lie between 0 and 1, A, P, K between 1 and 5, T between 1 and 25, W between 0 and 100.
/// </summary>
public static class KnowledgeFormulas
{
    private const double Tolerance = 1e-9;

    /// <summary>Freshness f of an answer.</summary>
    /// <param name="months">Full months since the last confirmation.</param>
    /// <param name="interval">The re-check interval in months; null for an answer that never ages.</param>
    /// <param name="isExpired">Whether the fact itself has run out: worse than old.</param>
    public static double Freshness(int months, int? interval, bool isExpired) =>
        isExpired ? 0
        : interval is not { } i || months <= i ? 1
        : months < 2 * i ? 1 - (0.8 * (months - i) / i)
        : 0.2;

    /// <summary>Redundancy ρ of n people who can do it (0.5 for a reachable predecessor).</summary>
    public static double Redundancy(double n) =>
        n <= 1 ? 0 : n <= 2 ? 0.6 * (n - 1) : n <= 3 ? 0.6 + (0.4 * (n - 2)) : 1;

    /// <summary>Departure factor A from the main holder's end of term.</summary>
    /// <param name="isVacant">Nobody holds the office.</param>
    /// <param name="termEnd">The end of term, or null where nobody knows: treated pessimistically, since entering a date is the cheapest remedy.</param>
    /// <param name="again">Whether the holder stands again.</param>
    /// <param name="today">The day to reckon from.</param>
    public static int Departure(bool isVacant, DateOnly? termEnd, StandsAgain again, DateOnly today)
    {
        if (isVacant)
        {
            return 5;
        }

        var factor = termEnd is not { } end ? 4
            : end <= today.AddMonths(3) ? 5
            : end <= today.AddMonths(12) ? 4
            : end <= today.AddMonths(24) ? 3
            : end <= today.AddMonths(36) ? 2
            : 1;
        return again == StandsAgain.Yes && termEnd <= today.AddMonths(12) ? Math.Max(3, factor - 1) : factor;
    }

    /// <summary>Position factor P.</summary>
    /// <param name="criticality">K, 1 to 5.</param>
    /// <param name="documentation">D.</param>
    /// <param name="redundancy">ρ.</param>
    public static double Position(int criticality, double documentation, double redundancy) =>
        Math.Max(1, criticality - (1.5 * documentation) - (1.5 * redundancy));

    /// <summary>Risk T of losing knowledge.</summary>
    public static double Risk(int departure, double position) => departure * position;

    /// <summary>The band of an unrounded T.</summary>
    public static RiskBand Band(double risk) =>
        risk >= 20 - Tolerance ? RiskBand.ActNow : risk >= 16 - Tolerance ? RiskBand.PlanSoon : risk >= 10 - Tolerance ? RiskBand.Watch : RiskBand.Relaxed;

    /// <summary>Knowledge W in percent: at most 74 while a must question is open.</summary>
    public static int Knowledge(double documentation, double redundancy, bool hasOpenMust)
    {
        var level = (int)Math.Round(100 * ((0.75 * documentation) + (0.25 * redundancy)), MidpointRounding.ToEven);
        return hasOpenMust ? Math.Min(level, 74) : level;
    }

    /// <summary>The level of W.</summary>
    public static Level LevelOf(int knowledge) => knowledge < 25 ? Level.Seed : knowledge < 50 ? Level.Seedling : knowledge < 75 ? Level.Growing : Level.Rooted;

    /// <summary>Full months between two days; 0 for a day that is still to come.</summary>
    public static int FullMonths(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return Math.Max(0, from.AddMonths(months) > to ? months - 1 : months);
    }
}
