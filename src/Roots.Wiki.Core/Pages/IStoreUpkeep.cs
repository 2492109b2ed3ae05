namespace Roots.Wiki.Pages;

/// <summary>What a store that lies on a disk needs from time to time. Safe to call from many threads.</summary>
public interface IStoreUpkeep
{
    /// <summary>Looks whether somebody else has changed the content (a push, a commit by hand) and follows. Cheap where nothing changed.</summary>
    /// <returns>Whether something had changed.</returns>
    Task<bool> PollAsync(CancellationToken ct);
}
