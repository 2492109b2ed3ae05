using Roots.Wiki.Adapters.Backup;
using Roots.Wiki.Adapters.Registry;

namespace Roots.Wiki.Web.Composition.Commands;

/// <summary>Backs the whole data folder up into one file, also while people save.</summary>
public sealed class BackupCommand : ICommand
{
    /// <summary>The setting of the machine that names where backups lie.</summary>
    public const string FolderKey = "backup-folder";

    /// <inheritdoc/>
    public string Words => "backup";

    /// <inheritdoc/>
    public async Task<int> RunAsync(CommandLine line, TextWriter output, CancellationToken ct)
    {
        var target = Path.GetFullPath(line["out"] ?? throw new CommandFailedException(ConsoleTexts.Say("NeedsOption", "out")));
        var data = DataFolder.At(line["data"] ?? Environment.GetEnvironmentVariable("Roots__Data"));
        if (!File.Exists(target))
        {
            await NoteAsync(line, data, ct);
        }

        switch (await new DataFolderBackup(TimeProvider.System).BackupAsync(data.Path, target, ct))
        {
            case BackupResult.Written:
                await RememberAsync(data, Path.GetDirectoryName(target)!, ct);
                await output.WriteLineAsync(ConsoleTexts.Say("BackupMade", target));
                return 0;
            case BackupResult.TargetExists:
                throw new CommandFailedException(ConsoleTexts.Say("BackupExists", target));
            default:
                throw new CommandFailedException(ConsoleTexts.Say("NoWikiYet", data.Path));
        }
    }

    // Whoever restores an older backup of this folder erases again what was erased since.
    private static async Task RememberAsync(DataFolder data, string folder, CancellationToken ct)
    {
        using var machine = HostRegistry.Open(data.Path, TimeProvider.System);
        await machine.SetSettingAsync(FolderKey, folder, ct);
        Reapplying.CopyTo(data, folder);
    }

    // Before the copy is made: whoever has the copy has everything about people.
    private static async Task NoteAsync(CommandLine line, DataFolder data, CancellationToken ct)
    {
        if (File.Exists(Path.Combine(data.Path, HostRegistry.FileName)))
        {
            await using var wiki = await OfflineWiki.FindAsync(line, ct);
            using var people = wiki.OpenPeople();
            await people.Persons.AuditAsync(Actor.Host.Instance, "backup-made", null, ct);
        }
    }
}
