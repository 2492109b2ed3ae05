using Roots.Wiki.Roles;
using static Roots.Wiki.Core.Tests.Roles.MapSample;

namespace Roots.Wiki.Core.Tests.Roles;

public sealed class QuestionDaysTests
{
    private static readonly string[] AllButKonten = ["aufgabe", "frist", "laufendes", "stichtag", "vollmacht", "rat"];

    [Fact]
    public void A_question_that_an_update_brought_counts_after_ninety_days()
    {
        var days = Since(Today.AddDays(-89));
        var counts = Since(Today.AddDays(-90));

        Assert.True(days.IsYoung("konten", Today));
        Assert.False(counts.IsYoung("konten", Today));
    }

    [Fact]
    public void A_question_of_the_beginning_and_an_unknown_one_count_at_once()
    {
        var days = new QuestionDays(new Dictionary<string, DateOnly> { ["aufgabe"] = DateOnly.MinValue });

        Assert.False(days.IsYoung("aufgabe", Today));
        Assert.False(days.IsYoung("andere", Today));
    }

    [Fact]
    public void A_new_question_lowers_no_level_but_is_asked()
    {
        var young = Standing(AllButKonten, Since(Today));
        var old = Standing(AllButKonten, null);

        Assert.Equal((75, 1.0), (young.Knowledge, young.Documentation));
        Assert.True(old.Knowledge <= 74);
        Assert.True(young.Questions.Single(q => q.Question.Id == "konten").IsOpen);
    }

    [Fact]
    public void A_new_question_counts_as_soon_as_it_is_answered()
    {
        var some = Standing(["aufgabe"], Since(Today));
        var more = Standing(["aufgabe", "konten"], Since(Today));

        Assert.True(more.Documentation > some.Documentation);
        Assert.Contains(more.Questions, q => q.Question.Id == "konten" && q.Counts);
    }

    [Fact]
    public void Half_an_answer_to_a_new_question_lowers_nothing()
    {
        var before = Of("kasse", 5, [Ada.Holds()], [.. AllButKonten.Select(id => Answered(id))], Since(Today));
        var after = Of("kasse", 5, [Ada.Holds()], [.. AllButKonten.Select(id => Answered(id)), Answered("konten") with { State = AnswerState.Partial }], Since(Today));

        Assert.Equal(before.Knowledge, after.Knowledge);
    }

    private static QuestionDays Since(DateOnly day) => new(new Dictionary<string, DateOnly> { ["konten"] = day });

    private static RoleStanding Standing(string[] answered, QuestionDays? days) => Of("kasse", 5, [Ada.Holds()], [.. answered.Select(id => Answered(id))], days);
}
