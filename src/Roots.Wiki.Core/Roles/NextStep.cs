using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>What helps an office most right now; never something that is already done.</summary>
public abstract record NextStep
{
    private NextStep() { }

    /// <summary>Answers came in through a link and wait for a yes.</summary>
    /// <param name="Answers">How many.</param>
    public sealed record LookAtWaiting(int Answers) : NextStep;

    /// <summary>The office has no questions yet: choose a template.</summary>
    public sealed record ChooseTemplate : NextStep;

    /// <summary>Nobody has begun the Schnellstart.</summary>
    /// <param name="Minutes">What it takes.</param>
    public sealed record StartQuickStart(int Minutes) : NextStep;

    /// <summary>The Schnellstart is begun.</summary>
    /// <param name="Open">Questions left.</param>
    /// <param name="Minutes">What they take.</param>
    public sealed record FinishQuickStart(int Open, int Minutes) : NextStep;

    /// <summary>Nobody holds the office.</summary>
    public sealed record FindHolder : NextStep;

    /// <summary>Nobody has said when the term ends.</summary>
    public sealed record EnterTermEnd : NextStep;

    /// <summary>A fact has expired, or an answer is stale.</summary>
    public sealed record Review(Question Question, DateOnly? ExpiredOn) : NextStep;

    /// <summary>A must question is open.</summary>
    public sealed record AnswerMust(Question Question) : NextStep;

    /// <summary>Only one person can do it.</summary>
    public sealed record FindSecondPerson : NextStep;

    /// <summary>Nothing is urgent.</summary>
    public sealed record Nothing : NextStep;
}
