using Roots.Wiki.Web.Composition.Commands;

namespace Roots.Wiki.Web.Composition;

/// <summary>Chooses the command and words its failure; without a command it serves.</summary>
public static class RootsWikiProgram
{
    private static readonly ICommand[] Commands =
    [
        new ServeCommand(), new TokenCreateCommand(), new MemberInviteCommand(), new MemberResetCommand(),
        new CheckCommand(), new ReindexCommand(), new BackupCommand(), new RestoreCommand(), new EraseCommand(),
    ];

    /// <summary>Runs the program.</summary>
    /// <returns>The exit code: 0 only on success, 2 for a command line that cannot be read.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var line = CommandLine.Parse(args);
            var command = Commands.FirstOrDefault(c => c.Words == string.Join(' ', line.Words));
            if (command is null || line.Has("help"))
            {
                await Console.Out.WriteLineAsync(ConsoleTexts.Say("Help"));
                return line.Has("help") ? 0 : 2;
            }

            return await command.RunAsync(line, Console.Out, CancellationToken.None);
        }
        catch (FormatException e)
        {
            await Console.Error.WriteLineAsync(ConsoleTexts.Say("OptionWithoutValue", e.Message));
            return 2;
        }
        catch (CommandFailedException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (Pages.StoreUnavailableException e)
        {
            await Console.Error.WriteLineAsync(ConsoleTexts.Say("DataUnavailable", e.Message));
            return 1;
        }
    }
}
