using Roots.Wiki.Adapters.Backup;

namespace Roots.Wiki.Web.Composition.Commands;

/// <summary>Backs the whole data folder up into one file, also while people save.</summary>
public sealed class BackupCommand : ICommand
{
    /// <inheritdoc/>
    public string Words => "backup";

    /// <inheritdoc/>
    public async Task<int> RunAsync(CommandLine line, TextWriter output, CancellationToken ct)
    {
        var target = Path.GetFullPath(line["out"] ?? throw new CommandFailedException(ConsoleTexts.Say("NeedsOption", "out")));
        var data = DataFolder.At(line["data"] ?? Environment.GetEnvironmentVariable("Roots__Data"));
        switch (await new DataFolderBackup(TimeProvider.System).BackupAsync(data.Path, target, ct))
        {
            case BackupResult.Written:
                await output.WriteLineAsync(ConsoleTexts.Say("BackupMade", target));
                return 0;
            case BackupResult.TargetExists:
                throw new CommandFailedException(ConsoleTexts.Say("BackupExists", target));
            default:
                throw new CommandFailedException(ConsoleTexts.Say("NoWikiYet", data.Path));
        }
    }
}
