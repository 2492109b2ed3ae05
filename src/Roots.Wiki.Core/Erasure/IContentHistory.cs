namespace Roots.Wiki.Erasure;

/// <summary>What an erasure is busy with.</summary>
public enum EraseStep
{
    /// <summary>It waits for its turn.</summary>
    Waiting,
    /// <summary>It looks for what is to go.</summary>
    Finding,
    /// <summary>It writes the history anew beside the old one.</summary>
    Rewriting,
    /// <summary>It reads everything that it wrote.</summary>
    Checking,
    /// <summary>It cleans drafts, questions and lists.</summary>
    Registry,
    /// <summary>It puts the new history in the place of the old one.</summary>
    Swapping,
    /// <summary>It builds the search anew.</summary>
    Indexing,
}

/// <summary>How far an erasure is.</summary>
/// <param name="Step">What it is busy with.</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">Out of how much; 0 while nobody knows.</param>
public readonly record struct EraseProgress(EraseStep Step, int Done, int Total)
{
    /// <summary>The whole in percent.</summary>
    public int Percent
    {
        get
        {
            var (from, width) = Step switch
            {
                EraseStep.Waiting => (0, 0),
                EraseStep.Finding => (0, 5),
                EraseStep.Rewriting => (5, 50),
                EraseStep.Checking => (55, 30),
                EraseStep.Registry => (85, 2),
                EraseStep.Swapping => (87, 3),
                _ => (90, 9),
            };
            return from + (Total > 0 ? (int)((long)width * Math.Min(Done, Total) / Total) : 0);
        }
    }
}

/// <summary>What came of rewriting a history.</summary>
public abstract record RewriteResult
{
    private RewriteResult() { }

    /// <summary>The new history is checked and stands in the place of the old one, which still lies beside it until <see cref="IContentHistory.FinishAsync"/>.</summary>
    /// <param name="Commits">How many commits there are.</param>
    /// <param name="Changed">How many of them were written anew.</param>
    /// <param name="Contents">How many contents were changed or dropped.</param>
    /// <param name="Objects">How many objects were read to check it.</param>
    public sealed record Rewritten(int Commits, int Changed, int Contents, int Objects) : RewriteResult;

    /// <summary>The check found something left; the old history stays as it was.</summary>
    /// <param name="Places">Where, without what.</param>
    public sealed record Left(IReadOnlyList<string> Places) : RewriteResult;
}

/// <summary>A store whose whole past can be searched and written anew. Safe to call from many threads; one rewrite at a time.</summary>
/// <remarks>Who reads is never kept waiting; who saves waits only for the moment of the exchange, and nothing acknowledged is lost.</remarks>
public interface IContentHistory
{
    /// <summary>Looks through everything that the store keeps: contents of all versions, paths, messages, authors, tags, leftovers. Changes nothing.</summary>
    /// <param name="scope">What to look for.</param>
    /// <param name="mostHits">At most so many places are returned; all are counted.</param>
    /// <param name="progress">Told now and then, or null.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="Pages.StoreUnavailableException">The repository cannot be read.</exception>
    Task<EraseFindings> FindAsync(EraseScope scope, int mostHits, IProgress<EraseProgress>? progress, CancellationToken ct);

    /// <summary>Writes the history anew without what is to go, checks it, and puts it in the place of the old one; derived data go with it. Version ids stay.</summary>
    /// <param name="scope">What is to go; <see cref="EraseScope.Nothing"/> drops only what nothing leads to.</param>
    /// <param name="progress">Told now and then, or null.</param>
    /// <param name="ct">Cancels before the exchange; nothing has changed then.</param>
    /// <exception cref="Pages.StoreUnavailableException">The repository cannot be read or written; the old history stays.</exception>
    Task<RewriteResult> RewriteAsync(EraseScope scope, IProgress<EraseProgress>? progress, CancellationToken ct);

    /// <summary>Whether an old history still lies beside the new one: a rewrite was not finished.</summary>
    bool IsUnfinished { get; }

    /// <summary>How often since the start somebody pushed erased commits back and was refused.</summary>
    long RefusedPushes { get; }

    /// <summary>What is left in derived data and in the repository's own files, which were made anew; empty where all is well.</summary>
    Task<IReadOnlyList<string>> CheckDerivedAsync(EraseScope scope, CancellationToken ct);

    /// <summary>Deletes the old history for good.</summary>
    Task FinishAsync(CancellationToken ct);
}
