using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>What was said about a question beside its text.</summary>
public enum AnswerState
{
    /// <summary>Answered, if there is text; open otherwise.</summary>
    Given,
    /// <summary>The author says that something is missing.</summary>
    Partial,
    /// <summary>"Weiß ich nicht."</summary>
    Unknown,
    /// <summary>"Trifft nicht zu."</summary>
    NotApplicable,
}

/// <summary>An answer as it stands in a knowledge page. Immutable to the eye; what it is worth is worked out once. Safe to share.</summary>
/// <param name="QuestionId">The id at the heading's end.</param>
/// <param name="Heading">The heading's text without the id.</param>
/// <param name="Text">The Markdown under it, trimmed; empty where there is none.</param>
/// <param name="State">The state from the front matter.</param>
/// <param name="Confirmed">The day of the last confirmation, or null.</param>
/// <param name="Reason">Why it does not apply, if said.</param>
public sealed record Answer(string QuestionId, string Heading, string Text, AnswerState State, DateOnly? Confirmed, string? Reason)
{
    // Reading tables out of hundreds of answers is most of the work behind the map, and they seldom change.
    private Weighed? weighed;

    /// <summary>a of domain/5 §5.3 for the question that this answers: 1 answered, 0.5 partly, 0 open.</summary>
    public double WorthFor(Question question)
    {
        if (State is AnswerState.Unknown or AnswerState.NotApplicable || Text.Length == 0)
        {
            return 0;
        }

        if (State == AnswerState.Partial)
        {
            return 0.5;
        }

        // A copy made by "with" may have another text.
        if (weighed is { } known && ReferenceEquals(known.Question, question) && ReferenceEquals(known.Text, Text))
        {
            return known.Worth;
        }

        var value = question.Type.Read(question, Text);
        var worth = value.IsEmpty ? 0 : question.Type.IsComplete(question, value) ? 1 : 0.5;
        weighed = new(question, Text, worth);
        return worth;
    }

    /// <inheritdoc/>
    public bool Equals(Answer? other) => other is not null
        && (QuestionId, Heading, Text, State, Confirmed, Reason) == (other.QuestionId, other.Heading, other.Text, other.State, other.Confirmed, other.Reason);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(QuestionId, Heading, Text, State, Confirmed, Reason);

    private sealed record Weighed(Question Question, string Text, double Worth);
}
