namespace Roots.Wiki.Pages;

/// <summary>What came of packing a store.</summary>
public enum PackResult
{
    /// <summary>There is too little to pack.</summary>
    NotNeeded,
    /// <summary>Packed.</summary>
    Packed,
    /// <summary>Packing is due and waits: no git program is installed.</summary>
    NoGitProgram,
}

/// <summary>What a store that lies on a disk needs from time to time. Safe to call from many threads.</summary>
public interface IStoreUpkeep
{
    /// <summary>Looks whether somebody else has changed the content (a push, a commit by hand) and follows. Cheap where nothing changed.</summary>
    /// <returns>Whether something had changed.</returns>
    /// <exception cref="StoreUnavailableException">The repository cannot be read.</exception>
    Task<bool> PollAsync(CancellationToken ct);

    /// <summary>Puts many small files together if there are enough of them, beside everything else that is done. Nothing waits for it.</summary>
    /// <exception cref="StoreUnavailableException">Packing failed; nothing is lost and it will be tried again.</exception>
    Task<PackResult> PackAsync(CancellationToken ct);
}
