namespace Roots.Wiki.Adapters.Git;

/// <summary>What came of <see cref="GitPageStore.PackAsync"/>.</summary>
public enum PackResult
{
    /// <summary>There are too few loose objects to be worth it.</summary>
    NotNeeded,

    /// <summary>They were packed.</summary>
    Packed,

    /// <summary>There is no git program on this machine: packing waits, everything else works.</summary>
    NoGitProgram,
}

/// <summary>Counts the objects that lie each in a file of its own.</summary>
internal static class LooseObjects
{
    public static int Count(string repository) =>
        new DirectoryInfo(Path.Combine(repository, "objects")).EnumerateDirectories("??").Sum(folder => folder.EnumerateFiles().Count());
}
