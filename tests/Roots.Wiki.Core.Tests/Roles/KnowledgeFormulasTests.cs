using FsCheck.Xunit;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Core.Tests.Roles;

public sealed class KnowledgeFormulasTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    // domain/5 §5.6: role, K, months to the end of the term (-1 unknown, -2 vacant), C, F, n → A, P, T, band, W, level
    public static TheoryData<string, int, int, double, double, double, int, double, double, RiskBand, int, Level> WorkedExamples => new()
    {
        { "Vorsitz, heute", 5, 10, .40, .80, 1, 4, 4.52, 18.1, RiskBand.PlanSoon, 24, Level.Seed },
        { "Vorsitz, nach einem Workshop", 5, 10, .55, 1, 1, 4, 4.17, 16.7, RiskBand.PlanSoon, 41, Level.Seedling },
        { "Vorsitz, Vertretung eingearbeitet", 5, 10, .85, .95, 2, 4, 2.89, 11.6, RiskBand.Watch, 76, Level.Rooted },
        { "Kasse, Wechsel in 2 Monaten", 5, 2, .10, 1, 1, 5, 4.85, 24.2, RiskBand.ActNow, 8, Level.Seed },
        { "Kasse, gut vorbereitet", 5, 2, .95, .95, 2, 5, 2.75, 13.7, RiskBand.Watch, 83, Level.Rooted },
        { "IT, nichts bekannt", 5, -1, 0, 0, 1, 4, 5, 20, RiskBand.ActNow, 0, Level.Seed },
        { "Kita-Vorstand", 5, 8, .70, .60, 3, 4, 2.87, 11.5, RiskBand.Watch, 56, Level.Growing },
        { "Jugend, unbesetzt", 4, -2, .75, .70, 1.5, 5, 2.76, 13.8, RiskBand.Watch, 47, Level.Seedling },
        { "Schriftführung", 3, 20, .60, .90, 2, 3, 1.29, 3.9, RiskBand.Relaxed, 56, Level.Growing },
        { "Zeugwart", 2, 30, .20, .50, 1, 2, 1.85, 3.7, RiskBand.Relaxed, 8, Level.Seed },
    };

    [Theory]
    [MemberData(nameof(WorkedExamples))]
    public void The_worked_examples_come_out_as_written(
        string role, int criticality, int months, double coverage, double freshness, double people,
        int departure, double position, double risk, RiskBand band, int knowledge, Level level)
    {
        var documentation = coverage * freshness;
        var redundancy = KnowledgeFormulas.Redundancy(people);
        var a = KnowledgeFormulas.Departure(months == -2, months < 0 ? null : Today.AddMonths(months), StandsAgain.Unknown, Today);
        var p = KnowledgeFormulas.Position(criticality, documentation, redundancy);
        var t = KnowledgeFormulas.Risk(a, p);
        var w = KnowledgeFormulas.Knowledge(documentation, redundancy, hasOpenMust: false);

        Assert.NotEmpty(role);
        Assert.Equal(departure, a);
        Assert.InRange(p, position - 0.01, position + 0.01);
        Assert.InRange(t, risk - 0.06, risk + 0.06);
        Assert.Equal(band, KnowledgeFormulas.Band(t));
        Assert.Equal(knowledge, w);
        Assert.Equal(level, KnowledgeFormulas.LevelOf(w));
    }

    [Fact]
    public void An_open_must_question_keeps_the_level_below_rooted()
    {
        var level = KnowledgeFormulas.Knowledge(0.81, 0.6, hasOpenMust: true);

        Assert.Equal(74, level);
        Assert.Equal(Level.Growing, KnowledgeFormulas.LevelOf(level));
    }

    [Theory]
    [InlineData(12, 1.0)]
    [InlineData(15, 0.8)]
    [InlineData(18, 0.6)]
    [InlineData(21, 0.4)]
    [InlineData(24, 0.2)]
    [InlineData(60, 0.2)]
    public void An_answer_with_a_yearly_check_fades_as_written(int months, double expected) =>
        Assert.Equal(expected, KnowledgeFormulas.Freshness(months, 12, isExpired: false), 9);

    [Fact]
    public void An_expired_fact_is_worse_than_an_old_one_and_history_never_ages()
    {
        var expired = KnowledgeFormulas.Freshness(0, 12, isExpired: true);
        var history = KnowledgeFormulas.Freshness(1000, null, isExpired: false);

        Assert.Equal(0, expired);
        Assert.Equal(1, history);
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(12, 4)]
    [InlineData(24, 3)]
    [InlineData(36, 2)]
    public void The_departure_factor_changes_the_day_after_its_bound(int months, int factor)
    {
        var onTheDay = KnowledgeFormulas.Departure(false, Today.AddMonths(months), StandsAgain.Unknown, Today);
        var theDayAfter = KnowledgeFormulas.Departure(false, Today.AddMonths(months).AddDays(1), StandsAgain.Unknown, Today);

        Assert.Equal(factor, onTheDay);
        Assert.Equal(factor - 1, theDayAfter);
    }

    [Fact]
    public void Standing_again_lowers_the_departure_factor_but_never_below_three()
    {
        var soon = KnowledgeFormulas.Departure(false, Today.AddMonths(2), StandsAgain.Yes, Today);
        var later = KnowledgeFormulas.Departure(false, Today.AddMonths(10), StandsAgain.Yes, Today);
        var vacant = KnowledgeFormulas.Departure(true, null, StandsAgain.Yes, Today);

        Assert.Equal((4, 3, 5), (soon, later, vacant));
    }

    [Property(MaxTest = 2000)]
    public bool Risk_and_level_stay_within_their_bounds(byte k, byte d, byte n, byte a)
    {
        var (criticality, documentation, redundancy, departure) = (1 + (k % 5), d / 255.0, KnowledgeFormulas.Redundancy(n / 32.0), 1 + (a % 5));

        var risk = KnowledgeFormulas.Risk(departure, KnowledgeFormulas.Position(criticality, documentation, redundancy));
        var level = KnowledgeFormulas.Knowledge(documentation, redundancy, a % 2 == 0);

        return risk is >= 1 and <= 25 && level is >= 0 and <= 100;
    }

    [Property(MaxTest = 2000)]
    public bool More_documentation_and_more_people_never_raise_the_risk_or_lower_the_level(byte k, byte d1, byte d2, byte n1, byte n2)
    {
        var criticality = 1 + (k % 5);
        var (less, more) = (Math.Min(d1, d2) / 255.0, Math.Max(d1, d2) / 255.0);
        var (fewer, many) = (KnowledgeFormulas.Redundancy(Math.Min(n1, n2) / 32.0), KnowledgeFormulas.Redundancy(Math.Max(n1, n2) / 32.0));

        return KnowledgeFormulas.Position(criticality, more, many) <= KnowledgeFormulas.Position(criticality, less, fewer)
            && KnowledgeFormulas.Knowledge(more, many, false) >= KnowledgeFormulas.Knowledge(less, fewer, false);
    }

    [Property(MaxTest = 2000)]
    public bool A_nearer_end_of_term_never_lowers_the_departure_factor(ushort days1, ushort days2)
    {
        var (near, far) = (Today.AddDays(Math.Min(days1, days2)), Today.AddDays(Math.Max(days1, days2)));

        return KnowledgeFormulas.Departure(false, near, StandsAgain.Unknown, Today) >= KnowledgeFormulas.Departure(false, far, StandsAgain.Unknown, Today);
    }

    [Property(MaxTest = 2000)]
    public bool An_older_confirmation_is_never_fresher(byte months1, byte months2, byte interval) =>
        KnowledgeFormulas.Freshness(Math.Max(months1, months2), 1 + (interval % 48), false) <= KnowledgeFormulas.Freshness(Math.Min(months1, months2), 1 + (interval % 48), false);
}
