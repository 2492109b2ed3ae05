namespace Roots.Wiki.Templates;

/// <summary>Every type of question; a new one costs its file and one line here.</summary>
public static class QuestionTypes
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IQuestionType> All { get; } =
    [
        new TextQuestion(),
        new LongQuestion(),
        new ChoiceQuestion(),
        new ChoicesQuestion(),
        new AmountQuestion(),
        new DateQuestion(),
        new ContactQuestion(),
        new LinkQuestion(),
        new ListQuestion(),
        new TableQuestion(),
        new AccessQuestion(),
    ];

    /// <summary>The type of a name, or null.</summary>
    public static IQuestionType? Find(string? name) => All.FirstOrDefault(t => t.Name == name);
}
