namespace Roots.Wiki.Web.Tests.Shared;

/// <summary>The sources of the Web project as they lie in the repository.</summary>
internal static class SourceTree
{
    public static string Features { get; } = Path.Combine(Root(), "src", "Roots.Wiki.Web", "Features");

    public static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Features, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public static string Name(string file) => Path.GetRelativePath(Features, file).Replace('\\', '/');

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Roots.Wiki.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
