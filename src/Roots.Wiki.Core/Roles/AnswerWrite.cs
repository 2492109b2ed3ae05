namespace Roots.Wiki.Roles;

/// <summary>An answer to be put into an office's knowledge. Immutable.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Text">The Markdown that shall stand under it; empty for none.</param>
/// <param name="State">What was said beside the text.</param>
/// <param name="Reason">Why it does not apply, or null.</param>
/// <param name="Base">The Markdown that the author started from; null to replace whatever stands there.</param>
public sealed record AnswerWrite(string QuestionId, string Text, AnswerState State, string? Reason = null, string? Base = null);
