namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// Clears what a killed process left in the repository: a lock file would block every later write for ever. Runs under
/// the <see cref="WikiLock"/>, so that nobody of ours is at work; a push by another program may be, so a lock counts as
/// stale only at the age of a second (git holds one for milliseconds).
/// </summary>
internal static class StaleFiles
{
    private static readonly TimeSpan LockAge = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ForeignAge = TimeSpan.FromDays(1);

    public static async Task SweepAsync(string repository, DateTime nowUtc, CancellationToken ct)
    {
        var young = TimeSpan.Zero;
        foreach (var file in Locks(repository))
        {
            var left = LockAge - (nowUtc - file.LastWriteTimeUtc);
            young = left > young ? left : young;
        }

        if (young > TimeSpan.Zero)
        {
            await Task.Delay(young < LockAge ? young : LockAge, ct).ConfigureAwait(false);
        }

        foreach (var file in Locks(repository).Where(f => nowUtc + young - f.LastWriteTimeUtc >= LockAge))
        {
            file.Delete();
        }

        SweepObjects(new(Path.Combine(repository, "objects")), nowUtc);
    }

    private static IEnumerable<FileInfo> Locks(string repository)
    {
        var top = new DirectoryInfo(repository);
        var refs = new DirectoryInfo(Path.Combine(repository, "refs"));
        return [.. top.EnumerateFiles("*.lock"), .. refs.Exists ? refs.EnumerateFiles("*.lock", SearchOption.AllDirectories) : []];
    }

    // Ours carry libgit2's mark and are stale at once; those of a git program may belong to a push that is under way.
    private static void SweepObjects(DirectoryInfo objects, DateTime nowUtc)
    {
        foreach (var file in objects.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var isOurs = file.Name.Contains("_git2_", StringComparison.Ordinal);
            var isForeign = file.Name.StartsWith("tmp_", StringComparison.Ordinal) || file.Name.StartsWith(".tmp-", StringComparison.Ordinal) || file.Name.EndsWith(".lock", StringComparison.Ordinal);
            if (isOurs || (isForeign && nowUtc - file.LastWriteTimeUtc > ForeignAge))
            {
                file.Delete();
            }
        }

        foreach (var quarantine in objects.EnumerateDirectories("tmp_objdir-*").Where(d => nowUtc - d.LastWriteTimeUtc > ForeignAge))
        {
            quarantine.Delete(recursive: true);
        }
    }
}
