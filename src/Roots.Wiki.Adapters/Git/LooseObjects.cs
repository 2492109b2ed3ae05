namespace Roots.Wiki.Adapters.Git;

/// <summary>Counts the objects that lie each in a file of its own.</summary>
internal static class LooseObjects
{
    public static int Count(string repository) =>
        new DirectoryInfo(Path.Combine(repository, "objects")).EnumerateDirectories("??").Sum(folder => folder.EnumerateFiles().Count());
}
