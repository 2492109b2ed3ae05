using Roots.Wiki.Roles;
using static Roots.Wiki.Core.Tests.Roles.MapSample;

namespace Roots.Wiki.Core.Tests.Roles;

public sealed class KnowledgeMapTests
{
    private static readonly string[] All = ["aufgabe", "frist", "laufendes", "konten", "stichtag", "vollmacht", "rat"];

    [Fact]
    public void The_level_of_the_association_weighs_each_office_by_its_criticality()
    {
        var (full, empty) = (Office("kasse", 5, [Ada.Holds()], All), Office("fest", 3, [Ben.Holds()]));

        var map = Map(full, empty, Office("neu", null, [Cem.Holds()]));

        Assert.Equal((75, 0), (full.Knowledge, empty.Knowledge));
        Assert.Equal(5 * 75 / 8.0, map.Level!.Value, 9);
    }

    [Fact]
    public void Without_any_criticality_there_is_no_level() =>
        Assert.Null(Map(Office("neu", null, [Cem.Holds()])).Level);

    [Fact]
    public void Risks_come_from_high_to_low_then_by_the_end_of_the_term_and_only_where_the_criticality_is_known()
    {
        var map = Map(
            Office("fest", 3, [Ada.Holds(Today.AddMonths(2))]),
            Office("spaet", 5, [Ben.Holds(Today.AddMonths(11))]),
            Office("frueh", 5, [Cem.Holds(Today.AddMonths(9))]),
            Office("neu", null, []));

        Assert.Equal(["frueh", "spaet", "fest"], map.Risks.Select(r => r.Role.Title));
    }

    [Fact]
    public void The_next_farewells_are_terms_that_are_over_or_end_within_twelve_months()
    {
        var map = Map(
            Office("spaeter", 3, [Ada.Holds(Today.AddMonths(12).AddDays(1))]),
            Office("bald", 3, [Ada.Holds(Today.AddMonths(12)), Ben.Holds(Today.AddMonths(1))]),
            Office("vorbei", 3, [Cem.Holds(Today.AddDays(-3))]),
            Office("vertretung", 3, [Cem.Holds(), Dana.Holds(Today.AddDays(3), HolderKind.Deputy)]));

        Assert.Equal([("vorbei", Cem), ("bald", Ben), ("bald", Ada)], map.Farewells.Select(f => (f.Standing.Role.Title, f.Term.Person)));
    }

    [Fact]
    public void A_single_point_of_knowledge_is_a_critical_office_that_at_most_one_person_knows()
    {
        var map = Map(
            Office("eine", 4, [Ada.Holds()]),
            Office("keine", 5, []),
            Office("zwei", 5, [Ada.Holds(), Ben.Holds(kind: HolderKind.Second)]),
            Office("davor", 5, [Ada.Holds(), Ben.Holds(Today.AddMonths(-3), HolderKind.Predecessor)]),
            Office("leicht", 3, [Ada.Holds()]));

        Assert.Equal(["eine", "keine"], map.SinglePoints.Select(r => r.Role.Title));
    }

    [Fact]
    public void Much_rests_on_whoever_has_three_offices_or_ten_points_of_criticality()
    {
        var map = Map(
            Office("a", 2, [Ben.Holds()]), Office("b", 2, [Ben.Holds(kind: HolderKind.Deputy)]), Office("c", 2, [Ben.Holds()]),
            Office("d", 5, [Ada.Holds(), Cem.Holds(kind: HolderKind.Second)]), Office("e", 5, [Ada.Holds(), Cem.Holds(kind: HolderKind.Second)]),
            Office("f", 4, [Dana.Holds()]), Office("g", 5, [Dana.Holds()]));

        Assert.Equal([(Ada, 2, 10), (Ben, 3, 6)], map.Loads.Select(l => (l.Person, l.Offices.Count, l.Criticality)));
    }

    [Fact]
    public void The_three_questions_lower_the_risk_most_and_are_answered_one_after_the_other_in_thought()
    {
        var soon = Office("kasse", 5, [Ada.Holds(Today.AddMonths(1))], "aufgabe", "frist");
        var later = Office("it", 5, [Ben.Holds(Today.AddMonths(30))]);

        var questions = Map(later, soon).Questions;

        Assert.Equal([("kasse", "laufendes"), ("kasse", "konten"), ("it", "aufgabe")], questions.Select(q => (q.Standing.Role.Title, q.Question.Id)));
        Assert.Equal([1.32, 1.32, 0.53], questions.Select(q => Math.Round(q.Gain, 2)));
    }

    [Fact]
    public void What_a_question_gains_is_what_answering_it_brings()
    {
        var before = Office("kasse", 5, [Ada.Holds(Today.AddMonths(1))], "aufgabe");

        var first = Map(before).Questions[0];

        var after = Office("kasse", 5, [Ada.Holds(Today.AddMonths(1))], "aufgabe", first.Question.Id);
        Assert.Equal(before.Risk!.Value - after.Risk!.Value, first.Gain, 9);
    }

    [Fact]
    public void A_question_is_not_asked_again_while_a_guests_answer_waits()
    {
        var office = Office("kasse", 5, [Ada.Holds(Today.AddMonths(1))], "aufgabe");

        var map = KnowledgeMap.Of([office.WithWaiting(1)], Today, (page, id) => page == office.Role.Path && id == "frist", _ => null);

        Assert.Equal(["laufendes", "konten"], map.Questions.Select(q => q.Question.Id));
        Assert.Equal(new NextStep.LookAtWaiting(1), map.Offices[0].Next);
    }

    [Fact]
    public void An_office_that_is_as_safe_as_can_be_asks_nothing()
    {
        RoleTerm[] many = [Ada.Holds(Today.AddMonths(48)), Ben.Holds(), Cem.Holds(), Dana.Holds()];

        Assert.Empty(Map(Office("fest", 2, many)).Questions);
    }

    [Fact]
    public void How_critical_an_office_is_is_asked_where_nobody_has_said_it_this_year()
    {
        RoleStanding Said(string name, int? criticality, DateOnly? day) =>
            RoleStanding.Of(Role(name, new([], criticality, false, null, []) { CriticalitySaid = day }, []), OfficeSample.Catalog, Today);

        var map = Map(Said("offen", null, null), Said("vorschlag", 5, null), Said("neulich", 4, Today.AddMonths(-12).AddDays(1)), Said("vor einem Jahr", 4, Today.AddMonths(-12)));

        Assert.Equal(["offen", "vorschlag", "vor einem Jahr"], map.ToRate.Select(o => o.Role.Title));
    }

    [Fact]
    public void Each_name_is_looked_up_once_for_two_hundred_offices()
    {
        var people = Enumerable.Range(0, 50).Select(_ => PersonId.New()).ToList();
        var offices = Enumerable.Range(0, 200).Select(i => Office($"amt-{i:000}", 1 + (i % 5), [people[i % 50].Holds(Today.AddDays(i)), people[(i + 7) % 50].Holds(kind: HolderKind.Deputy)])).ToList();
        var asked = new List<PersonId>();

        var map = KnowledgeMap.Of(offices, Today, (_, _) => false, id =>
        {
            asked.Add(id);
            return id.Value;
        });

        Assert.Equal(200, map.Farewells.Count);
        Assert.Equal(50, asked.Count);
        Assert.Distinct(asked);
    }
}
