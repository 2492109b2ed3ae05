using System.Text;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>Files that lie in a wiki's repository and are never shown: names that are no paths here, symlinks, submodules, folders that begin with a dot.</summary>
public static class UnservedFiles
{
    private const int Most = 1000;

    /// <summary>Their names as well as they can be written, in git's order; at most a thousand. A whole folder is named once. The wiki's own settings are not among them.</summary>
    /// <param name="repositoryFolder">The bare repository.</param>
    /// <exception cref="StoreUnavailableException">It cannot be read.</exception>
    public static IReadOnlyList<string> In(string repositoryFolder)
    {
        using var repository = BareRepository.Open(repositoryFolder);
        if (repository.ReadReference("HEAD") is not { } head)
        {
            return [];
        }

        var found = new List<string>();
        Look(repository, StateLoader.TreeOf(repository, head), "", 0, found);
        return found;
    }

    private static void Look(BareRepository repository, Oid tree, string folder, int depth, List<string> found)
    {
        var entries = new TreeBytes(repository.Read(tree, ObjectKind.Tree));
        while (entries.MoveNext() && found.Count < Most)
        {
            var isText = GitNames.TryRead(entries.Name, out var name);
            var path = folder + (name ?? Encoding.Latin1.GetString(entries.Name));
            var isServed = isText && (depth > 0 || name == ".roots" || !(name!.StartsWith('.') || name == "-")) && GitPath.TryParse(path, out _);
            if (isServed && entries.IsFolder && depth < GitNames.DeepestFolder)
            {
                Look(repository, entries.Id, path + "/", depth + 1, found);
            }
            else if (!isServed || !entries.IsFile)
            {
                found.Add(entries.IsFolder ? path + "/" : path);
            }
        }
    }
}
