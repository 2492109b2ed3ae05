using LibGit2Sharp;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>Makes a bare repository and keeps the settings that the store relies on.</summary>
internal static class RepositorySetup
{
    private const string FirstBranch = "refs/heads/main";

    // No reflog, which would keep what was erased; no housekeeping by others; nobody rewrites what was acknowledged.
    private static readonly (string Key, string Value)[] Settings =
    [
        ("core.logAllRefUpdates", "false"),
        ("gc.auto", "0"),
        ("receive.denyNonFastForwards", "true"),
        ("receive.denyDeletes", "true"),
        ("receive.fsckObjects", "true"),
    ];

    /// <exception cref="StoreUnavailableException">The folder holds something already, or cannot be written.</exception>
    public static void Create(string folder)
    {
        GitLibrary.Ensure();
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new StoreUnavailableException($"The folder {folder} holds something already.");
        }

        try
        {
            using var repository = new Repository(Repository.Init(folder, isBare: true));
            repository.Refs.UpdateTarget("HEAD", FirstBranch);
        }
        catch (Exception e) when (e is LibGit2SharpException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"No repository can be made in {folder}: {e.Message}", e, isFull: true);
        }
    }

    /// <summary>Sets what is missing and tells which branch holds the wiki.</summary>
    /// <exception cref="StoreUnavailableException">HEAD names no branch, or writes would not be flushed.</exception>
    public static string Prepare(string folder)
    {
        MakeFanOut(folder);
        using var repository = new Repository(folder);
        if (repository.Config.Get<bool>("core.fsyncObjectFiles")?.Value != true)
        {
            throw new StoreUnavailableException("libgit2 does not see the setting that flushes writes to disk.");
        }

        foreach (var (key, value) in Settings.Where(s => repository.Config.Get<string>(s.Key, ConfigurationLevel.Local)?.Value != s.Value))
        {
            repository.Config.Set(key, value);
        }

        return repository.Refs["HEAD"] is SymbolicReference head && head.TargetIdentifier.StartsWith("refs/heads/", StringComparison.Ordinal)
            ? head.TargetIdentifier
            : throw new StoreUnavailableException($"HEAD of the repository in {folder} names no branch.");
    }

    /// <summary>Makes all folders for loose objects: libgit2 flushes a new object's folder, but not the folder's own entry.</summary>
    public static void MakeFanOut(string folder)
    {
        for (var i = 0; i < 256; i++)
        {
            Directory.CreateDirectory(Path.Combine(folder, "objects", i.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        }
    }
}
