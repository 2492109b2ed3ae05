using Roots.Wiki.Roles;

namespace Roots.Wiki.Testing.People;

/// <summary>What every <see cref="IKnowledgeLog"/> keeps.</summary>
public abstract class KnowledgeLogContract
{
    protected abstract IKnowledgeLog Log { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wiki_that_has_not_begun_remembers_no_question() =>
        Assert.Empty(await Log.QuestionsAsync(Ct));

    [Fact]
    public async Task A_question_keeps_the_first_day_that_it_was_given()
    {
        await Log.AddQuestionsAsync(["aufgabe", "frist"], DateOnly.MinValue, Ct);
        await Log.AddQuestionsAsync(["frist", "neu"], new(2026, 11, 24), Ct);

        var days = await Log.QuestionsAsync(Ct);

        Assert.Equal(3, days.Count);
        Assert.Equal((DateOnly.MinValue, DateOnly.MinValue, new DateOnly(2026, 11, 24)), (days["aufgabe"], days["frist"], days["neu"]));
    }

    [Fact]
    public async Task Months_come_back_oldest_first_and_keep_what_they_were_given_first()
    {
        KnowledgeMonth november = new(new(2026, 11, 1), "", 41.25, 7), october = new(new(2026, 10, 1), "", 38, 6), part = new(new(2026, 11, 1), "bienen/index", 12, 1);

        await Log.AddMonthsAsync([november, part], Ct);
        await Log.AddMonthsAsync([october, november with { Level = 99 }], Ct);

        Assert.Equal([october, november, part], await Log.MonthsAsync(Ct));
    }
}
