using System.Text;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// Makes a branch that does not exist yet, as git itself does: under its lock file, its content flushed, moved into place. The library
/// looks whether a branch exists before it takes the lock, and would overwrite a push that came in between.
/// </summary>
internal static class NewBranch
{
    /// <param name="isStillMissing">Asked under the lock.</param>
    /// <exception cref="StoreUnavailableException">The folder cannot be written.</exception>
    public static Swap Create(string repositoryFolder, string branch, Oid commit, Func<bool> isStillMissing)
    {
        var file = Path.Combine(repositoryFolder, branch);
        var held = file + ".lock";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using (var stream = TakeLock(held))
            {
                if (stream is null)
                {
                    return Swap.Locked;
                }

                if (isStillMissing())
                {
                    stream.Write(Encoding.ASCII.GetBytes(commit + "\n"));
                    stream.Flush(flushToDisk: true);
                }
            }

            if (new FileInfo(held).Length == 0)
            {
                File.Delete(held);
                return Swap.Moved;
            }

            File.Move(held, file);
            return Swap.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The branch {branch} cannot be made: {e.Message}", e, isFull: true);
        }
    }

    private static FileStream? TakeLock(string path)
    {
        try
        {
            return new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
