using Roots.Wiki.Adapters.Backup;

namespace Roots.Wiki.Web.Composition.Commands;

/// <summary>Brings a backup back into an empty data folder.</summary>
public sealed class RestoreCommand : ICommand
{
    /// <inheritdoc/>
    public string Words => "restore";

    /// <inheritdoc/>
    public async Task<int> RunAsync(CommandLine line, TextWriter output, CancellationToken ct)
    {
        var source = Path.GetFullPath(line["from"] ?? throw new CommandFailedException(ConsoleTexts.Say("NeedsOption", "from")));
        var data = DataFolder.At(line["data"] ?? Environment.GetEnvironmentVariable("Roots__Data"));
        switch (await DataFolderBackup.RestoreAsync(source, data.Path, ct))
        {
            case RestoreResult.Restored:
                await output.WriteLineAsync(ConsoleTexts.Say("RestoreMade", data.Path));
                string[] lists = line["erasures"] is { } list ? [Path.GetDirectoryName(source)!, Path.GetFullPath(list)] : [Path.GetDirectoryName(source)!];
                if (await Reapplying.RunAsync(data, lists, line["key"] is { } key ? Path.GetFullPath(key) : null, ct) is var erased and > 0)
                {
                    await output.WriteLineAsync(ConsoleTexts.Say("EraseDone", erased));
                }

                return 0;
            case RestoreResult.FolderNotEmpty:
                throw new CommandFailedException(ConsoleTexts.Say("RestoreNotEmpty", data.Path));
            case RestoreResult.TooNew:
                throw new CommandFailedException(ConsoleTexts.Say("RestoreTooNew", source));
            case RestoreResult.Damaged(var what):
                throw new CommandFailedException(ConsoleTexts.Say("RestoreDamaged", source, what));
            default:
                throw new CommandFailedException(ConsoleTexts.Say("RestoreNotABackup", source));
        }
    }
}
