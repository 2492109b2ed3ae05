namespace Roots.Wiki.Adapters.Backup;

/// <summary>What came of a backup.</summary>
public abstract record BackupResult
{
    private BackupResult() { }

    /// <summary>The file is written, flushed and complete.</summary>
    /// <param name="Bytes">Its length.</param>
    /// <param name="Wikis">How many wikis it holds.</param>
    public sealed record Written(long Bytes, int Wikis) : BackupResult;

    /// <summary>There is a file of this name already; it was left alone.</summary>
    public sealed record TargetExists : BackupResult;

    /// <summary>The data folder holds nothing that could be kept.</summary>
    public sealed record NothingThere : BackupResult;
}

/// <summary>What came of a restore.</summary>
public abstract record RestoreResult
{
    private RestoreResult() { }

    /// <summary>Everything is back and was checked.</summary>
    /// <param name="MadeAt">When the backup was begun.</param>
    /// <param name="Wikis">How many wikis there are.</param>
    public sealed record Restored(DateTimeOffset MadeAt, int Wikis) : RestoreResult;

    /// <summary>The data folder is not empty; nothing was touched.</summary>
    public sealed record FolderNotEmpty : RestoreResult;

    /// <summary>The file is no backup of this program, or holds paths that belong into none; nothing was kept.</summary>
    public sealed record NotABackup : RestoreResult;

    /// <summary>A newer program made the backup; nothing was kept.</summary>
    public sealed record TooNew : RestoreResult;

    /// <summary>The backup is damaged; nothing was kept.</summary>
    /// <param name="What">What is broken, for the console.</param>
    public sealed record Damaged(string What) : RestoreResult;
}
