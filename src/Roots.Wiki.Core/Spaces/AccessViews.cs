using System.Collections.Concurrent;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Spaces;

/// <summary>Keeps the <see cref="AccessView"/> of each actor for the newest snapshot, so that a request computes none. Safe to call from many threads.</summary>
public sealed class AccessViews(IPageStore store)
{
    private const int Most = 1_000;   // views of one snapshot; beyond it they are computed anew
    private Generation generation = new(Snapshot.Empty);

    /// <summary>What an actor may do in the state of now.</summary>
    public AccessView Of(Actor actor)
    {
        var snapshot = store.Current;
        var known = Volatile.Read(ref generation);
        if (known.Snapshot != snapshot || known.Count > Most)
        {
            known = new(snapshot);
            Volatile.Write(ref generation, known);
        }

        return known.Of(actor);
    }

    private sealed class Generation(Snapshot snapshot)
    {
        private readonly ConcurrentDictionary<Actor, AccessView> views = [];
        private int count;

        public Snapshot Snapshot { get; } = snapshot;

        /// <summary>Counted here: the dictionary's own count takes all of its locks.</summary>
        public int Count => Volatile.Read(ref count);

        public AccessView Of(Actor actor) => views.TryGetValue(actor, out var view) ? view : Add(actor);

        private AccessView Add(Actor actor)
        {
            Interlocked.Increment(ref count);
            return views.GetOrAdd(actor, static (a, s) => new AccessView(s, a), Snapshot);
        }
    }
}
