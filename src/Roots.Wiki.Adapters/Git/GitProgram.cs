using System.ComponentModel;
using System.Diagnostics;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// The git program of the machine, for what libgit2 does badly or not at all. Nothing but packing and quick importing
/// needs it. Thread-safe.
/// </summary>
public sealed class GitProgram
{
    private const string Name = "git";

    private readonly string program;

    private GitProgram(string program, string version) => (this.program, Version) = (program, version);

    /// <summary>What <c>git --version</c> says.</summary>
    public string Version { get; }

    /// <summary>Looks for the program; null where there is none.</summary>
    public static async Task<GitProgram?> FindAsync(CancellationToken ct)
    {
        try
        {
            return new(Name, (await RunAsync(Name, null, ["--version"], ct).ConfigureAwait(false)).Trim());
        }
        catch (Exception e) when (e is Win32Exception or StoreUnavailableException)
        {
            return null;
        }
    }

    /// <summary>Runs a command to its end.</summary>
    /// <param name="repository">The repository that it works on.</param>
    /// <param name="arguments">Each one whole; nothing is read by a shell.</param>
    /// <param name="ct">Ends the program.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="StoreUnavailableException">It failed; the message holds its last words.</exception>
    internal Task<string> RunAsync(string repository, IReadOnlyList<string> arguments, CancellationToken ct) => RunAsync(program, repository, arguments, ct);

    private static async Task<string> RunAsync(string program, string? repository, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        if (repository is not null)
        {
            start.ArgumentList.Add("--git-dir=" + Path.GetFullPath(repository));
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var inherited in start.Environment.Keys.Where(k => k.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = GitLibrary.ProgramSettings();
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        using var ending = ct.Register(() => process.Kill(entireProcessTree: true));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = await process.StandardError.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        ct.ThrowIfCancellationRequested();
        return process.ExitCode == 0 ? await output.ConfigureAwait(false) : throw new StoreUnavailableException($"git {arguments[0]} failed: {errors.Trim()}");
    }
}
