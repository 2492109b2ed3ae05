namespace Roots.Wiki.Web.Composition;

/// <summary>What was special when this run started.</summary>
/// <param name="IsDemo">Whether the throw-away sample is shown.</param>
/// <param name="ThrowAway">The folder to delete at the end, or null.</param>
/// <param name="Opened">The repository that was taken over, or null.</param>
public sealed record RunFacts(bool IsDemo, string? ThrowAway, OpenedRepository? Opened);

/// <summary>A wiki that came from a git repository.</summary>
/// <param name="Wiki">The wiki.</param>
/// <param name="Source">The repository as the caller named it.</param>
/// <param name="HasMovedOn">Whether the source has newer commits than were taken over.</param>
public sealed record OpenedRepository(WikiId Wiki, string Source, bool HasMovedOn);
