using LibGit2Sharp;

namespace Roots.Wiki.Adapters.Git;

/// <summary>How git is asked to pack, and whether a wiki that was brought in still lies in packs of others.</summary>
internal static class Repacking
{
    public const string Key = "roots.repack";

    /// <summary>Joins new objects and small packs.</summary>
    public static IReadOnlyList<string> New { get; } = ["repack", "-d", "-l", "-q", "--geometric=2"];

    /// <summary>
    /// Finds new deltas for everything: some programs write chains of fifty, which made each page cost a millisecond to
    /// read. Keeps what nothing names yet (-k): a save may have written its pack and not moved the branch.
    /// </summary>
    public static IReadOnlyList<string> Everything { get; } = ["-c", "pack.threads=1", "repack", "-a", "-d", "-k", "-f", "-l", "-q", "--depth=20"];

    public static bool IsDue(string repositoryFolder)
    {
        using var repository = new Repository(repositoryFolder);
        return repository.Config.Get<bool>(Key, ConfigurationLevel.Local)?.Value == true;
    }

    public static void Done(string repositoryFolder)
    {
        using var repository = new Repository(repositoryFolder);
        repository.Config.Unset(Key, ConfigurationLevel.Local);
    }
}
