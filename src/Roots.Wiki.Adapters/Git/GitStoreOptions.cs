namespace Roots.Wiki.Adapters.Git;

/// <summary>Where one wiki's content lies and how patient its store is. Immutable.</summary>
public sealed record GitStoreOptions
{
    /// <summary>The bare repository, usually <c>wikis/&lt;id&gt;/repo.git</c>.</summary>
    public required string RepositoryFolder { get; init; }

    /// <summary>What can be computed again, usually <c>wikis/&lt;id&gt;/derived</c>; made where it is missing.</summary>
    public required string DerivedFolder { get; init; }

    /// <summary>The time that commits carry.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long a save waits for a lock of another program on the branch.</summary>
    public TimeSpan LockPatience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a question about history waits while the index is being built.</summary>
    public TimeSpan HistoryPatience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many loose objects are packed together.</summary>
    public int PackAbove { get; init; } = 5000;
}
