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

/// <summary>An answer as it stands in a knowledge page. Immutable.</summary>
/// <param name="QuestionId">The id at the heading's end.</param>
/// <param name="Heading">The heading's text without the id.</param>
/// <param name="Text">The Markdown under it, trimmed; empty where there is none.</param>
/// <param name="State">The state from the front matter.</param>
/// <param name="Confirmed">The day of the last confirmation, or null.</param>
/// <param name="Reason">Why it does not apply, if said.</param>
public sealed record Answer(string QuestionId, string Heading, string Text, AnswerState State, DateOnly? Confirmed, string? Reason);
