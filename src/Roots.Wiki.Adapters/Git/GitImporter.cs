using LibGit2Sharp;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>Where a wiki was brought in from.</summary>
/// <param name="Source">The folder of the source.</param>
/// <param name="Branch">The branch that its HEAD named; the wiki keeps its name.</param>
/// <param name="Commit">The source's newest commit at that time.</param>
public sealed record GitImport(string Source, string Branch, CommitId Commit);

/// <summary>
/// Brings a repository in as a new wiki with its history, and remembers where it came from. Reads the source and never
/// writes to it. A git program makes it quick; without one libgit2 does the same more slowly.
/// </summary>
public static class GitImporter
{
    private const string SourceKey = "roots.importsource";
    private const string CommitKey = "roots.importcommit";
    private const string DetachedBranch = "refs/heads/main";

    /// <summary>Copies everything that the source's HEAD reaches, and nothing else, into a new bare repository.</summary>
    /// <param name="source">A folder: a bare repository or one with a work tree.</param>
    /// <param name="repositoryFolder">Where the new repository shall lie; empty or missing.</param>
    /// <param name="ct">Cancels; what was begun is taken away.</param>
    /// <exception cref="StoreUnavailableException">The source is no repository, has no commit, or the copy failed.</exception>
    public static async Task<GitImport> ImportAsync(string source, string repositoryFolder, CancellationToken ct)
    {
        GitLibrary.Ensure();
        var import = Look(source) ?? throw new StoreUnavailableException($"There is no git repository with a commit in {source}.");
        RepositorySetup.Create(repositoryFolder);
        try
        {
            if (await GitProgram.FindAsync(ct).ConfigureAwait(false) is { } git)
            {
                string[] fetch = ["-c", "fetch.unpackLimit=1", "fetch", "-q", "--no-tags", "--no-write-fetch-head", "--update-shallow", "--", import.Source, $"+HEAD:{import.Branch}"];
                await git.RunAsync(repositoryFolder, fetch, ct).ConfigureAwait(false);
            }
            else
            {
                using var target = new Repository(repositoryFolder);
                target.Network.Fetch(new Uri(import.Source).AbsoluteUri, [$"+{(HeadOf(import.Source) ?? import.Branch)}:{import.Branch}"]);
            }

            return Remember(import, repositoryFolder);
        }
        catch (Exception e)
        {
            Directory.Delete(repositoryFolder, recursive: true);
            throw e is LibGit2SharpException ? new StoreUnavailableException($"The repository in {source} cannot be copied: {e.Message}", e) : e;
        }
    }

    /// <summary>What <see cref="ImportAsync"/> noted in a wiki's repository; null for a wiki that was not brought in.</summary>
    public static GitImport? Recall(string repositoryFolder)
    {
        GitLibrary.Ensure();
        using var repository = new Repository(repositoryFolder);
        return repository.Config.Get<string>(SourceKey, ConfigurationLevel.Local)?.Value is { } source && repository.Config.Get<string>(CommitKey, ConfigurationLevel.Local)?.Value is { } commit
            ? new(source, repository.Refs["HEAD"].TargetIdentifier, CommitId.Parse(commit))
            : null;
    }

    /// <summary>Whether the source has other commits than were brought in; null where it cannot be read any more.</summary>
    public static bool? HasSourceMovedOn(GitImport import)
    {
        GitLibrary.Ensure();
        return Look(import.Source)?.Commit is { } now ? now != import.Commit : null;
    }

    private static GitImport? Look(string source)
    {
        try
        {
            var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(source));
            using var repository = new Repository(folder);
            return repository.Head.Tip is { } tip
                ? new(folder, repository.Info.IsHeadDetached ? DetachedBranch : repository.Head.CanonicalName, CommitId.Parse(tip.Sha))
                : null;
        }
        catch (LibGit2SharpException)
        {
            return null;
        }
    }

    private static string? HeadOf(string source)
    {
        using var repository = new Repository(source);
        return repository.Info.IsHeadDetached ? repository.Head.Tip.Sha : null;
    }

    private static GitImport Remember(GitImport import, string repositoryFolder)
    {
        using var target = new Repository(repositoryFolder);
        target.Refs.UpdateTarget("HEAD", import.Branch);
        var tip = target.Refs[import.Branch]?.ResolveToDirectReference().TargetIdentifier ?? throw new StoreUnavailableException($"Nothing came from {import.Source}.");
        target.Config.Set(SourceKey, import.Source);
        target.Config.Set(CommitKey, tip);
        target.Config.Set(Repacking.Key, true);
        return import with { Commit = CommitId.Parse(tip) };
    }
}
