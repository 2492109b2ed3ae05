using Roots.Wiki.Roles;
using static Roots.Wiki.Core.Tests.Roles.MapSample;

namespace Roots.Wiki.Core.Tests.Roles;

public sealed class BusFactorTests
{
    [Fact]
    public void One_person_in_the_heaviest_offices_is_a_factor_of_one()
    {
        var factor = Factor(Office("kasse", 5, [Ada.Holds()]), Office("it", 5, [Ada.Holds()]), Office("fest", 3, [Ben.Holds()]));

        Assert.Equal((1, true), (factor.People, factor.IsWarning));
    }

    [Fact]
    public void A_second_person_makes_it_two_and_a_third_in_every_office_three()
    {
        var two = Factor(Office("kasse", 5, [Ada.Holds(), Ben.Holds(kind: HolderKind.Deputy)]));
        var three = Factor(Office("kasse", 5, [Ada.Holds(), Ben.Holds(kind: HolderKind.Deputy), Cem.Holds(kind: HolderKind.Second)]));

        Assert.Equal((2, true), (two.People, two.IsWarning));
        Assert.Equal((3, false), (three.People, three.IsWarning));
    }

    [Fact]
    public void Exactly_half_is_not_more_than_half()
    {
        var factor = Factor(Office("kasse", 5, [Ada.Holds()]), Office("it", 5, [Ben.Holds()]));

        Assert.Equal(2, factor.People);
    }

    [Fact]
    public void Where_more_than_half_is_vacant_nobody_need_leave()
    {
        var factor = Factor(Office("kasse", 5, []), Office("fest", 3, [Ada.Holds()]));

        Assert.Equal((0, true), (factor.People, factor.IsWarning));
    }

    [Fact]
    public void A_reachable_predecessor_keeps_an_office_from_being_lost()
    {
        var factor = Factor(Office("kasse", 5, [Ada.Holds(), Ben.Holds(Today.AddMonths(-3), HolderKind.Predecessor)]));

        Assert.Equal(2, factor.People);
    }

    [Fact]
    public void Without_any_criticality_there_is_no_factor()
    {
        var factor = Factor(Office("kasse", null, [Ada.Holds()]));

        Assert.Equal((true, false), (factor.IsEndless, factor.IsWarning));
    }

    [Fact]
    public void Of_two_hundred_offices_each_list_of_people_is_walked_through_once()
    {
        var people = Enumerable.Range(0, 400).Select(_ => PersonId.New()).ToList();
        var lists = Enumerable.Range(0, 200).Select(i => new CountingList<RoleTerm>([people[i].Holds(), people[i + 200].Holds(kind: HolderKind.Deputy), people[(i * 7) % 400].Holds(kind: HolderKind.Second)])).ToList();
        var offices = lists.Select((list, i) => Of($"amt-{i:000}", 1 + (i % 5), list, [])).ToList();
        var before = lists.Select(l => l.Walks).ToList();

        var factor = BusFactor.Of(offices, Today);

        Assert.InRange(factor.People, 2, 400);
        Assert.All(lists.Zip(before), l => Assert.Equal(1, l.First.Walks - l.Second));
    }

    private static BusFactor Factor(params RoleStanding[] offices) => BusFactor.Of(offices, Today);
}
