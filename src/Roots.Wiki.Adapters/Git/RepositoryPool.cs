using System.Collections.Concurrent;

namespace Roots.Wiki.Adapters.Git;

/// <summary>Open handles for reading, one thread each; at most one per processor is kept. Thread-safe.</summary>
internal sealed class RepositoryPool(string folder) : IDisposable
{
    private readonly ConcurrentBag<(BareRepository Repository, int Generation)> idle = [];
    private int generation;
    private bool isClosed;

    /// <summary>Runs a piece of work with a handle.</summary>
    public T Use<T>(Func<BareRepository, T> work)
    {
        var (repository, born) = idle.TryTake(out var kept) ? kept : (BareRepository.Open(folder), Volatile.Read(ref generation));
        try
        {
            return work(repository);
        }
        finally
        {
            if (Volatile.Read(ref isClosed) || born != Volatile.Read(ref generation) || idle.Count >= Environment.ProcessorCount)
            {
                repository.Dispose();
            }
            else
            {
                idle.Add((repository, born));
            }
        }
    }

    /// <summary>Lets go of every handle, so that packs which were deleted free their space.</summary>
    public void Recycle()
    {
        Interlocked.Increment(ref generation);
        Drain();
    }

    public void Dispose()
    {
        Volatile.Write(ref isClosed, true);
        Drain();
    }

    private void Drain()
    {
        while (idle.TryTake(out var kept))
        {
            kept.Repository.Dispose();
        }
    }
}
