using System.Diagnostics;

namespace Roots.Wiki.Browser.Tests.Server;

/// <summary>The program as the solution's build left it.</summary>
internal static class RootsWikiProgram
{
    // artifacts/bin/Roots.Wiki.Browser.Tests/debug/ -> artifacts/bin/Roots.Wiki.Web/debug/
    private static readonly string Library = Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Roots.Wiki.Web", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "roots-wiki.dll");

    /// <summary>Starts it; it speaks German, whatever the machine does.</summary>
    public static Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(Library), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["LC_ALL"] = "de_DE.UTF-8";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        return Process.Start(start)!;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(IEnumerable<string> arguments, CancellationToken ct) => await EndAsync(Start(arguments), ct);

    /// <summary>Runs another program, such as git.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, IEnumerable<string> arguments, CancellationToken ct) =>
        await EndAsync(Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!, ct);

    private static async Task<(int ExitCode, string Output)> EndAsync(Process started, CancellationToken ct)
    {
        using var process = started;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, await output + await errors);
    }
}
