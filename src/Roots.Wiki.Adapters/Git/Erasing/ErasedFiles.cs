namespace Roots.Wiki.Adapters.Git;

/// <summary>Which files go or are emptied, by path and content as history has them. Immutable once made.</summary>
internal sealed class ErasedFiles
{
    private readonly HashSet<(string Path, Oid Blob)> dropped = [];
    private readonly HashSet<(string Path, Oid Blob)> emptied = [];
    private readonly HashSet<string> paths = new(StringComparer.Ordinal);
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);

    /// <summary>Whether no file is concerned.</summary>
    public bool IsEmpty => paths.Count == 0;

    /// <summary>The contents concerned.</summary>
    public IEnumerable<Oid> Contents => dropped.Concat(emptied).Select(f => f.Blob).Distinct();

    public void Drop(string path, Oid blob) => Enter(dropped, path, blob);

    public void Empty(string path, Oid blob) => Enter(emptied, path, blob);

    public bool IsDropped(string path, Oid blob) => dropped.Contains((path, blob));

    public bool IsEmptied(string path, Oid blob) => emptied.Contains((path, blob));

    /// <summary>Whether a path once belonged to a file that goes.</summary>
    public bool Names(string path) => dropped.Count > 0 && paths.Contains(path);

    /// <summary>Whether something concerned lies in a folder (with a closing slash; empty for the top), however deep: only there a tree means different things in different places.</summary>
    public bool Touches(string folder) => paths.Count > 0 && (folder.Length == 0 || folders.Contains(folder));

    private void Enter(HashSet<(string, Oid)> set, string path, Oid blob)
    {
        set.Add((path, blob));
        if (paths.Add(path))
        {
            for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
            {
                folders.Add(path[..(slash + 1)]);
            }
        }
    }
}
