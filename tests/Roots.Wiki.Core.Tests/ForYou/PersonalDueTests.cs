using Roots.Wiki.ForYou;

namespace Roots.Wiki.Core.Tests.ForYou;

public sealed class PersonalDueTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void At_most_three_next_things_and_the_rest_later()
    {
        var due = PersonalDue.Of([.. Enumerable.Range(1, 5).Select(i => Item(DueKind.Notice, "a", i.ToString(System.Globalization.CultureInfo.InvariantCulture)))], Today);

        Assert.Equal((3, 2, 0, false), (due.Next.Count, due.Later.Count, due.Coming.Count, due.IsFree));
    }

    [Fact]
    public void Answers_of_one_office_are_one_thing_and_lead_to_its_check()
    {
        var due = PersonalDue.Of([Item(DueKind.AnswerReview, "kasse", "1"), Item(DueKind.AnswerReview, "kasse", "2"), Item(DueKind.AnswerReview, "it", "3")], Today);

        Assert.Equal([2, 1], due.Next.Select(g => g.Items.Count));
        Assert.Equal((1, "/-/check/kasse"), (due.Next[0].Minutes, due.Next[0].Target.Of(new(""))));
    }

    [Fact]
    public void What_is_to_come_is_told_by_day_and_not_too_early()
    {
        var due = PersonalDue.Of([Item(DueKind.TermEnd, "a", "1", 60), Item(DueKind.TermEnd, "a", "2", 1), Item(DueKind.TermEnd, "a", "3", 61)], Today);

        Assert.True(due.IsFree);
        Assert.Equal(["2", "1"], due.Coming.Select(g => g.First.Key));
    }

    private static DueItem Item(DueKind kind, string office, string key, int days = 0) => new()
    {
        Key = key,
        Kind = kind,
        Office = PagePath.Parse(office),
        From = Today.AddDays(days),
        Due = Today.AddDays(days),
        Minutes = 0.5,
        Target = new("role", PagePath.Parse(office)),
        Who = [],
    };
}
