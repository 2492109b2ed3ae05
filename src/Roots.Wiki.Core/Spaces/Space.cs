namespace Roots.Wiki.Spaces;

/// <summary>A Bereich: a top-level folder with rules of its own, or what holds for all others. Immutable.</summary>
/// <param name="Folder">The top-level folder; empty for what holds everywhere else.</param>
/// <param name="Title">What people call it; null for its folder's name.</param>
/// <param name="Read">Who may read there as far as a page's own level lets them; null for no bound beyond that level.</param>
/// <param name="Write">Who of those may write there; null for every member.</param>
public sealed record Space(string Folder, string? Title, CircleList? Read, CircleList? Write)
{
    /// <summary>Its place among the spaces of one set of rules; for look-ups.</summary>
    internal int Index { get; init; }
}
