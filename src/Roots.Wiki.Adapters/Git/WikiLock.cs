using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>Says that this process owns the repository; the system lets go of it when the process dies, however it dies.</summary>
internal sealed class WikiLock : IDisposable
{
    /// <summary>The file in the repository's folder. Not named <c>*.lock</c>: those are git's and are swept.</summary>
    public const string FileName = "roots-wiki.owner";

    private readonly FileStream file;

    private WikiLock(FileStream file) => this.file = file;

    /// <summary>When the lock was taken by the clock of the disk, against which the ages of other files are told.</summary>
    public DateTime TakenUtc { get; private init; }

    /// <exception cref="StoreUnavailableException">Another process owns the wiki, or the folder cannot be written.</exception>
    public static WikiLock Take(string repositoryFolder)
    {
        var path = Path.Combine(repositoryFolder, FileName);
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.WriteByte((byte)'\n');
            file.Flush();
            return new(file) { TakenUtc = File.GetLastWriteTimeUtc(path) };
        }
        catch (DirectoryNotFoundException e)
        {
            throw new StoreUnavailableException($"There is no repository in {repositoryFolder}.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreUnavailableException($"The folder {repositoryFolder} cannot be written.", e, isFull: true);
        }
        catch (IOException e)
        {
            throw new StoreUnavailableException($"The wiki in {repositoryFolder} is open in another process, or its disk cannot be written.", e);
        }
    }

    public void Dispose() => file.Dispose();
}
