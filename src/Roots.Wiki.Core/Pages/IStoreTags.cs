namespace Roots.Wiki.Pages;

/// <summary>A store that can name a version for ever, so that it is found with any git program. Safe to call from many threads.</summary>
public interface IStoreTags
{
    /// <summary>Names the version in which a file was last changed.</summary>
    /// <param name="name">Letters, digits, hyphens and <c>/</c>, such as <c>handover/kasse-2026-k3v9x2m7qa</c>.</param>
    /// <param name="file">The file, as it stands now.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Whether the name was given now; false where it was given before (it never moves), or there is no such file.</returns>
    /// <exception cref="StoreUnavailableException">The repository cannot be written.</exception>
    ValueTask<bool> TagAsync(string name, GitPath file, CancellationToken ct);

    /// <summary>The version that a name stands for; null for none.</summary>
    ValueTask<CommitId?> FindTagAsync(string name, CancellationToken ct);
}
