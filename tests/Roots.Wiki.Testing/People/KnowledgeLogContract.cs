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
}
