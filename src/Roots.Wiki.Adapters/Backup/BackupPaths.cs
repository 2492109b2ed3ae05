namespace Roots.Wiki.Adapters.Backup;

/// <summary>What of a data folder is kept, and which paths a backup may hold.</summary>
internal static class BackupPaths
{
    public const string Host = "host.db", Keys = "keys", Wikis = "wikis", People = "people.db", Repository = "repo.git", Recordings = "recordings";

    /// <summary>What is to be erased again after a restore, its key, and what is still to do.</summary>
    public static readonly IReadOnlyList<string> Erasures = ["erasures.key", "erasures.list", "erasures.pending"];

    /// <summary>Whether an entry lies where a backup puts one: nothing leads out of the folder, and nothing is kept that we do not know.</summary>
    public static bool IsOurs(string entry)
    {
        var parts = entry.Split('/');
        return !entry.Contains('\\', StringComparison.Ordinal) && !entry.Contains('\0', StringComparison.Ordinal) && !entry.Contains(':', StringComparison.Ordinal)
            && !parts.Any(part => part is "" or "." or "..")
            && parts switch
            {
                [Host] or [BackupManifest.EntryName] => true,
                [Keys, _] => true,
                [Wikis, var wiki, People] => WikiId.TryParse(wiki, out _),
                [Wikis, var wiki, var list] when Erasures.Contains(list) => WikiId.TryParse(wiki, out _),
                [Wikis, var wiki, Recordings, _] => WikiId.TryParse(wiki, out _),
                [Wikis, var wiki, Repository, .., _] => WikiId.TryParse(wiki, out _),
                _ => false,
            };
    }
}
