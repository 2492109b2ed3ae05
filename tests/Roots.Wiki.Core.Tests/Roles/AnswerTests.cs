using Roots.Wiki.Roles;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Core.Tests.Roles;

public sealed class AnswerTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void An_answer_is_read_once_however_often_its_office_is_looked_at()
    {
        var type = new CountingType();
        var question = OfficeSample.Q("aufgabe", "text") with { Type = type };
        var answer = new Answer("aufgabe", "Aufgabe", "Geld kommt rechtzeitig rein", AnswerState.Given, Today, null);

        var values = Enumerable.Range(0, 5).Select(day => AnswerStanding.Of(question, answer, false, Today.AddDays(day)).Value).ToList();

        Assert.All(values, v => Assert.Equal(1, v));
        Assert.Equal(1, type.Reads);
    }

    [Fact]
    public void A_changed_copy_and_a_changed_question_are_read_anew()
    {
        var question = OfficeSample.Q("aufgabe", "text");
        var answer = new Answer("aufgabe", "Aufgabe", "Geld kommt rechtzeitig rein", AnswerState.Given, Today, null);
        var other = new CountingType();

        Assert.Equal(1, answer.WorthFor(question));
        Assert.Equal(0, (answer with { Text = "" }).WorthFor(question));
        Assert.Equal(0, (answer with { Text = " " }).WorthFor(question));
        Assert.Equal(1, answer.WorthFor(question with { Type = other }));
        Assert.Equal(1, other.Reads);
    }

    [Fact]
    public void Having_been_looked_at_makes_no_difference()
    {
        var seen = new Answer("aufgabe", "Aufgabe", "Geld kommt rein", AnswerState.Given, Today, null);
        var unseen = seen with { };
        seen.WorthFor(OfficeSample.Q("aufgabe", "text"));

        Assert.Equal(unseen, seen);
        Assert.Equal(unseen.GetHashCode(), seen.GetHashCode());
    }

    private sealed class CountingType : IQuestionType
    {
        private readonly IQuestionType text = QuestionTypes.Find("text")!;

        public int Reads { get; private set; }

        public string Name => text.Name;

        public InputKind Input => text.Input;

        public double Minutes => text.Minutes;

        public Problem? Check(Question question, AnswerValue value) => text.Check(question, value);

        public string Write(Question question, AnswerValue value, string language) => text.Write(question, value, language);

        public AnswerValue Read(Question question, string markdown)
        {
            Reads++;
            return text.Read(question, markdown);
        }

        public bool IsComplete(Question question, AnswerValue value) => text.IsComplete(question, value);
    }
}
