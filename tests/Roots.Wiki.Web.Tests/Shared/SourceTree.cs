using System.Text.RegularExpressions;

namespace Roots.Wiki.Web.Tests.Shared;

/// <summary>The sources as they lie in the repository.</summary>
internal static partial class SourceTree
{
    private static readonly string Top = Root();

    private static readonly string Src = Path.Combine(Top, "src");

    public static string Features { get; } = Path.Combine(Src, "Roots.Wiki.Web", "Features");

    /// <summary>All that people wrote in all three projects, with paths below <c>src/</c>.</summary>
    public static IEnumerable<(string Path, string Text)> Sources(params string[] endings) =>
        from file in Directory.EnumerateFiles(Src, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let path = Path.GetRelativePath(Src, file).Replace('\\', '/')
        where endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)) && !Made().IsMatch(path)
        select (path, File.ReadAllText(file));

    /// <summary>What stands in a file of the repository, by its path from the top; null where there is none.</summary>
    public static string? Text(string path) => Path.Combine(Top, path) is var file && File.Exists(file) ? File.ReadAllText(file) : null;

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

    // What the front end's build and its packages lay down beside the sources.
    [GeneratedRegex(@"(^|/)(node_modules|dist|bin|obj)/")]
    private static partial Regex Made();
}
