using LibGit2Sharp;
using Roots.Wiki.Erasure;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// Puts a new repository in the place of an old one by two renames. The names of the folders are the journal: whatever moment a process is
/// killed at, the next start goes on or back, and never serves a half.
/// </summary>
/// <param name="repositoryFolder">The repository that is served.</param>
internal sealed class RepositorySwap(string repositoryFolder)
{
    private const string CompleteMark = "roots-complete";
    private static readonly string[] PlainFiles = ["description", "info/exclude", "info/attributes"];

    /// <summary>Where the new one is built.</summary>
    public string Fresh { get; } = repositoryFolder + ".erasing";

    /// <summary>Where the old one lies until nothing of it is needed any more.</summary>
    public string Old { get; } = repositoryFolder + ".before-erasing";

    /// <summary>Whether the old one still lies there.</summary>
    public bool IsUnfinished => Directory.Exists(Old);

    /// <summary>Where a new object goes.</summary>
    public string FreshPacks => Path.Combine(Fresh, "objects", "pack");

    /// <summary>Makes an empty new repository with the settings, hooks and branch of the old one; words are taken out of them.</summary>
    public void Prepare(ErasePattern pattern)
    {
        Delete(Fresh);
        RepositorySetup.Create(Fresh);
        Delete(Path.Combine(Fresh, "hooks"));
        CopyText("config", pattern);
        CopyText("HEAD", pattern);
        Array.ForEach(PlainFiles, file => CopyText(file, pattern));
        foreach (var hook in Directory.Exists(Path.Combine(repositoryFolder, "hooks")) ? Directory.GetFiles(Path.Combine(repositoryFolder, "hooks")) : [])
        {
            if (!hook.EndsWith(".sample", StringComparison.Ordinal))
            {
                Directory.CreateDirectory(Path.Combine(Fresh, "hooks"));
                File.Copy(hook, Path.Combine(Fresh, "hooks", Path.GetFileName(hook)));
            }
        }

        RepositorySetup.Prepare(Fresh);
    }

    /// <summary>Lets each reference of the new repository stand where it is to stand, and no other.</summary>
    public void SetReferences(IEnumerable<(string Name, Oid Target)> references)
    {
        using var repository = new Repository(Fresh);
        var wanted = references.ToDictionary(r => r.Name, r => r.Target.ToString(), StringComparer.Ordinal);
        foreach (var gone in repository.Refs.Where(r => r is DirectReference && !wanted.ContainsKey(r.CanonicalName)).Select(r => r.CanonicalName).ToList())
        {
            repository.Refs.Remove(gone);
        }

        foreach (var (name, target) in wanted.Where(w => repository.Refs[w.Key]?.TargetIdentifier != w.Value))
        {
            repository.Refs.Add(name, target, allowOverwrite: true);
        }

        repository.Config.Set(Repacking.Key, true);
    }

    /// <summary>The references of a repository, HEAD and other symbolic ones left out.</summary>
    public static IReadOnlyList<(string Name, Oid Target)> References(string folder)
    {
        using var repository = new Repository(folder);
        return [.. repository.Refs.OfType<DirectReference>().Select(r => (r.CanonicalName, Oid.TryParse(System.Text.Encoding.ASCII.GetBytes(r.TargetIdentifier))!.Value))];
    }

    /// <summary>Says durably that the new repository is whole and checked.</summary>
    public void Complete()
    {
        using var mark = new FileStream(Path.Combine(Fresh, CompleteMark), FileMode.Create, FileAccess.Write);
        mark.WriteByte((byte)'\n');
        mark.Flush(flushToDisk: true);
    }

    /// <summary>Moves the old repository aside.</summary>
    public void MoveOldAway() => Directory.Move(repositoryFolder, Old);

    /// <summary>Moves it back: somebody pushed at the last moment.</summary>
    public void MoveOldBack() => Directory.Move(Old, repositoryFolder);

    /// <summary>Moves the new repository into its place.</summary>
    public void MoveFreshIn()
    {
        Directory.Move(Fresh, repositoryFolder);
        File.Delete(Path.Combine(repositoryFolder, CompleteMark));
    }

    /// <summary>Throws the new repository away.</summary>
    public void GiveUp() => Delete(Fresh);

    /// <summary>Deletes the old repository for good.</summary>
    public void Finish() => Delete(Old);

    /// <summary>Keeps other processes from settling what this one is at; the file is gone with the process, however it ends.</summary>
    /// <exception cref="StoreUnavailableException">Another process is at it.</exception>
    public FileStream TakeTurn()
    {
        try
        {
            return new FileStream(repositoryFolder + ".swapping", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The history in {repositoryFolder} is being written anew by another process.", e);
        }
    }

    /// <summary>At the start, before the repository is opened: goes on or back where a process was killed between the two renames.</summary>
    /// <exception cref="StoreUnavailableException">The folders cannot be moved, or another process is at it.</exception>
    public void Settle()
    {
        if (Directory.Exists(repositoryFolder) || !Directory.Exists(Old))
        {
            return;
        }

        using var turn = TakeTurn();
        try
        {
            if (File.Exists(Path.Combine(Fresh, CompleteMark)))
            {
                MoveFreshIn();
            }
            else if (!Directory.Exists(repositoryFolder))
            {
                MoveOldBack();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"An erasure in {repositoryFolder} was interrupted and cannot be settled: {e.Message}", e);
        }
    }

    /// <summary>At the start, by the owner of the repository: throws away what was only half built, and derived data that may have been made from the old history.</summary>
    public void Sweep(string derivedFolder)
    {
        Delete(Fresh);
        File.Delete(Path.Combine(repositoryFolder, CompleteMark));
        if (IsUnfinished)
        {
            Delete(derivedFolder);
        }
    }

    private void CopyText(string file, ErasePattern pattern)
    {
        var source = Path.Combine(repositoryFolder, file);
        if (File.Exists(source))
        {
            var target = Path.Combine(Fresh, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var written = new FileStream(target, FileMode.Create, FileAccess.Write);
            written.Write(System.Text.Encoding.UTF8.GetBytes(pattern.ReplaceInName(File.ReadAllText(source))));
            written.Flush(flushToDisk: true);
        }
    }

    private static void Delete(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal); // git writes objects read-only, and some systems do not delete those
        }

        Directory.Delete(folder, recursive: true);
    }
}
