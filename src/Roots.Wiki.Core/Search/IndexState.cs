namespace Roots.Wiki.Search;

/// <summary>How far the index is. Immutable.</summary>
/// <param name="IsBuilding">Whether it is being built from nothing: searches find only what is in it already.</param>
/// <param name="Done">Pages that are in it, while building.</param>
/// <param name="Total">Pages that there are.</param>
public sealed record IndexState(bool IsBuilding, int Done, int Total);

/// <summary>What one catching up came to.</summary>
/// <param name="Pages">Pages indexed or taken out.</param>
/// <param name="Took">How long it took.</param>
/// <param name="IsRebuilt">Whether the index was built from nothing.</param>
public sealed record CatchUpReport(int Pages, TimeSpan Took, bool IsRebuilt);
