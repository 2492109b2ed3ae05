using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Roots.Wiki.Roles;
using static Roots.Wiki.Core.Tests.Roles.MapSample;

namespace Roots.Wiki.Core.Tests.Roles;

/// <summary>domain/5 §5.8 over whole offices: bounds, and that no good deed makes a number worse.</summary>
public sealed class RoleStandingProperties
{
    private const double Tolerance = 1e-9;

    private static readonly string[] Ids = ["aufgabe", "frist", "laufendes", "konten", "stichtag", "vollmacht", "rat"];
    private static readonly PersonId[] People = [Ada, Ben, Cem];

    public sealed record Case(int Criticality, IReadOnlyList<RoleTerm> Holders, IReadOnlyList<Answer> Answers, QuestionDays Days, string Question)
    {
        public RoleStanding Standing => Of("amt", Criticality, Holders, Answers, Days);
    }

    public static class Cases
    {
        public static Arbitrary<Case> Any() => Arb.From(
            from criticality in Gen.Choose(1, 5)
            from holders in (from person in Gen.Elements(People)
                             from kind in Gen.Elements(Enum.GetValues<HolderKind>())
                             from since in Gen.Choose(0, 40)
                             from until in Gen.Choose(-10, 50)
                             from known in Gen.Elements(true, false)
                             from again in Gen.Elements(Enum.GetValues<StandsAgain>())
                             select new RoleTerm(person, kind, Today.AddMonths(-since), known ? Today.AddMonths(until) : null, again)).ListOf()
            from answers in (from id in Gen.Elements(Ids)
                             from months in Gen.Choose(0, 60)
                             from state in Gen.Elements(Enum.GetValues<AnswerState>())
                             from reason in Gen.Elements("Gibt es bei uns nicht.", null)
                             from text in Gen.Elements(Answered(id).Text, "", "kurz")
                             select new Answer(id, id, text, state, months > 48 ? null : Today.AddMonths(-months), reason)).ListOf()
            from young in Gen.Elements(Ids).ListOf()
            from question in Gen.Elements(Ids)
            select new Case(criticality, [.. holders.Take(5)], [.. answers.DistinctBy(a => a.QuestionId)], new(young.Distinct().ToDictionary(id => id, _ => Today.AddDays(-10))), question));
    }

    [Property(MaxTest = 2000, Arbitrary = [typeof(Cases)])]
    public void Everything_stays_within_its_bounds(Case c)
    {
        var standing = c.Standing;
        var map = Map(standing);

        Assert.InRange(standing.Risk!.Value, 1, 25);
        Assert.InRange(standing.Position!.Value, 1, 5);
        Assert.InRange(standing.Knowledge, 0, 100);
        Assert.InRange(standing.Documentation, 0, 1);
        Assert.InRange(map.Level!.Value, 0, 100);
        Assert.All(map.Questions, q => Assert.InRange(q.Gain, 0, 25));
    }

    [Property(MaxTest = 2000, Arbitrary = [typeof(Cases)])]
    public void Answering_never_raises_the_risk_or_lowers_the_level(Case c)
    {
        if (c.Answers.FirstOrDefault(a => a.QuestionId == c.Question)?.State == AnswerState.NotApplicable)
        {
            return; // taking back "trifft nicht zu" may move the level either way
        }

        IsNotWorse(c, c with { Answers = [.. c.Answers.Where(a => a.QuestionId != c.Question), Answered(c.Question)] });
    }

    [Property(MaxTest = 2000, Arbitrary = [typeof(Cases)])]
    public void Confirming_never_raises_the_risk_or_lowers_the_level(Case c) =>
        IsNotWorse(c, c with { Answers = [.. c.Answers.Select(a => a.QuestionId == c.Question ? a with { Confirmed = Today } : a)] });

    [Property(MaxTest = 2000, Arbitrary = [typeof(Cases)])]
    public void One_person_more_never_raises_the_risk_or_lowers_the_level(Case c)
    {
        foreach (var kind in new[] { HolderKind.Deputy, HolderKind.Second, HolderKind.Predecessor })
        {
            IsNotWorse(c, c with { Holders = [.. c.Holders, Dana.Holds(Today.AddMonths(-1), kind)] });
        }

        IsNotWorse(c, c with { Holders = [.. c.Holders, Dana.Holds()] });
    }

    [Property(MaxTest = 2000, Arbitrary = [typeof(Cases)])]
    public void A_nearer_end_of_term_never_lowers_the_risk(Case c, byte days)
    {
        if (c.Standing.MainHolder is not { Until: { } until } holder)
        {
            return;
        }

        var nearer = c with { Holders = [.. c.Holders.Select(h => h == holder ? h with { Until = until.AddDays(-days) } : h)] };

        Assert.True(nearer.Standing.Risk >= c.Standing.Risk - Tolerance);
    }

    [Property(MaxTest = 2000, Arbitrary = [typeof(Cases)])]
    public void The_bus_factor_never_falls_when_somebody_learns_an_office(Case c)
    {
        RoleStanding[] other = [Office("kasse", 5, [Ada.Holds(), Ben.Holds(kind: HolderKind.Second)])];

        var before = BusFactor.Of([c.Standing, .. other], Today);
        var after = BusFactor.Of([(c with { Holders = [.. c.Holders, PersonId.Parse("zzzzzzzzzz").Holds()] }).Standing, .. other], Today);

        Assert.True(after.People >= before.People);
    }

    [Property(MaxTest = 500, Arbitrary = [typeof(Cases)])]
    public void The_same_day_gives_the_same_map(Case c)
    {
        var (first, second) = (Map(c.Standing), Map(c.Standing));

        Assert.Equal(first.Level, second.Level);
        Assert.Equal(first.Questions.Select(q => (q.Question.Id, q.Gain)), second.Questions.Select(q => (q.Question.Id, q.Gain)));
    }

    private static void IsNotWorse(Case before, Case after)
    {
        var (old, now) = (before.Standing, after.Standing);

        Assert.True(now.Risk <= old.Risk + Tolerance, $"T rose from {old.Risk} to {now.Risk}");
        Assert.True(now.Knowledge >= old.Knowledge, $"W fell from {old.Knowledge} to {now.Knowledge}");
    }
}
