using Roots.Wiki.Roles;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Search;

/// <summary>A question that an office has not answered yet and that a search met. Immutable.</summary>
/// <param name="Office">The office.</param>
/// <param name="Question">The question.</param>
/// <param name="IsMine">Whether the one who searches holds or deputises for the office.</param>
/// <param name="MayAskAbout">Whether they may ask about this very question; otherwise they write to the office.</param>
public sealed record MetQuestion(Role Office, Question Question, bool IsMine, bool MayAskAbout);

/// <summary>Somebody who could know what was searched for. Immutable.</summary>
/// <param name="Path">The page of the office or of the how-to.</param>
/// <param name="Title">Its title.</param>
/// <param name="Office">The office that may be asked; null for a how-to that belongs to none.</param>
/// <param name="What">The key, the thing, the contract that was met; empty where the whole office or how-to was.</param>
/// <param name="Holder">Who has that thing, in the answer's words; empty for nobody.</param>
/// <param name="People">Who knows it.</param>
public sealed record MetPlace(PagePath Path, string Title, Role? Office, string What, string Holder, IReadOnlyList<PersonId> People);

/// <summary>What leads on where pages alone do not: questions that are still open, and who could know. Immutable.</summary>
/// <param name="Open">Best first, at most <see cref="SearchHelper.Most"/>.</param>
/// <param name="Places">Best first, at most <see cref="SearchHelper.Most"/>.</param>
public sealed record SearchHelp(IReadOnlyList<MetQuestion> Open, IReadOnlyList<MetPlace> Places)
{
    /// <summary>Nothing.</summary>
    public static SearchHelp None { get; } = new([], []);
}
