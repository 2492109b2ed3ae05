namespace Roots.Wiki.Erasure;

/// <summary>Erasures of one wiki and the pages that say so, outside git. Safe to call from many threads; each change is durable when its task ends.</summary>
public interface IErasureRegistry
{
    /// <summary>The pages on which something was erased, with the day. No I/O.</summary>
    IReadOnlyDictionary<PagePath, DateOnly> Notes { get; }

    /// <summary>All, newest first.</summary>
    Task<IReadOnlyList<Erasure>> ListAsync(CancellationToken ct);

    /// <summary>One, or null.</summary>
    Task<Erasure?> FindAsync(string id, CancellationToken ct);

    /// <summary>Keeps a new one.</summary>
    Task AddAsync(Erasure erasure, CancellationToken ct);

    /// <summary>Changes one if it still stands where the caller saw it.</summary>
    /// <returns>Whether it did.</returns>
    Task<bool> ChangeAsync(Erasure next, EraseState seen, CancellationToken ct);

    /// <summary>Lets pages say that something was erased there.</summary>
    Task NoteAsync(IReadOnlyCollection<PagePath> pages, DateOnly day, CancellationToken ct);
}

/// <summary>Whatever the registry keeps about people and what they typed: drafts, questions, recordings, lists. Safe to call from many threads.</summary>
public interface IRegistryEraser
{
    /// <summary>Looks through every text and file of the registry. Changes nothing.</summary>
    Task<EraseFindings> FindAsync(EraseScope scope, int mostHits, CancellationToken ct);

    /// <summary>Takes the words out, deletes what cannot be cut, forgets the person where the scope says so, and overwrites what the database kept of it. Doing it twice does no harm.</summary>
    /// <remarks>The names of active members and their accounts stay: their membership ends first.</remarks>
    /// <returns>How many rows were changed or deleted.</returns>
    Task<int> EraseAsync(EraseScope scope, CancellationToken ct);

    /// <summary>What is left, in rows and in the plain bytes of the files; empty where all is well. Names of active members do not count.</summary>
    Task<IReadOnlyList<string>> CheckAsync(EraseScope scope, CancellationToken ct);
}

/// <summary>
/// The list of erasures that must be done again after a restore, sealed, beside the registry; each entry goes on its day. Safe to call from
/// many threads.
/// </summary>
public interface IReapplyList
{
    /// <summary>Keeps a scope until a day.</summary>
    Task AddAsync(string id, EraseScope scope, DateOnly until, CancellationToken ct);

    /// <summary>Deletes what is over.</summary>
    /// <returns>How many entries went.</returns>
    Task<int> ExpireAsync(DateOnly today, CancellationToken ct);

    /// <summary>How many entries there are.</summary>
    Task<int> CountAsync(CancellationToken ct);
}
