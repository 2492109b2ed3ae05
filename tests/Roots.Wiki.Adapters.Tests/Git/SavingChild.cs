using System.Diagnostics;
using System.Runtime.CompilerServices;
using Roots.Wiki.Adapters.Git;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Tests.Git;

/// <summary>
/// This very program started once more to save pages until it is killed; prints version and file of each save that was
/// acknowledged. Runs before any test framework, so all of its own code stays on one thread: others would wait for this
/// initializer.
/// </summary>
internal static class SavingChild
{
    private const string Variable = "ROOTS_WIKI_SAVING_CHILD";

    public static Process Start(string repository, string? under = null)
    {
        var start = new ProcessStartInfo(under ?? Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (under is not null)
        {
            Array.ForEach(["-f", "-e", "trace=fsync,fdatasync,rename,link", "-o", repository + ".trace", Environment.ProcessPath!], start.ArgumentList.Add);
        }

        start.Environment[Variable] = repository;
        return Process.Start(start)!;
    }

#pragma warning disable CA2255 // it must run before the test framework's own entry point
    [ModuleInitializer]
    internal static void Run()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } repository)
        {
            return;
        }

        var store = GitPageStore.OpenAsync(new() { RepositoryFolder = repository, DerivedFolder = repository + ".derived" }, default).GetAwaiter().GetResult();
        var run = VersionId.New().Value;
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        for (var i = 0; ; i += 8)
        {
            var saves = new List<(string File, Task<CommitResult> Result)>();
            for (var k = i; k < i + 8; k++)
            {
                var file = $"ordner-{k % 40}/seite-{run}-{k}.md";
                saves.Add((file, store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Save, [new FileEdit.Write(GitPath.Parse(file), $"Inhalt von {file}\n", null)]), default)));
            }

            foreach (var (file, result) in saves)
            {
                output.WriteLine($"{((CommitResult.Committed)result.GetAwaiter().GetResult()).Version} {file}");
            }
        }
    }
#pragma warning restore CA2255
}
