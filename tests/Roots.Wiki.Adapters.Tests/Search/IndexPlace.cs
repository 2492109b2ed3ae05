using Roots.Wiki.Adapters.Search;

namespace Roots.Wiki.Adapters.Tests.Search;

/// <summary>A fresh folder for one index, gone after the test.</summary>
internal sealed class IndexPlace : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("roots-search-");

    public string Folder => Path.Combine(root.FullName, "search");

    public IEnumerable<string> Files => Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal) : [];

    public LuceneSearchEngine Open(string textVersion = "1") => new(Folder, textVersion);

    public void Dispose() => root.Delete(recursive: true);
}
