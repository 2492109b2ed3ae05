using System.Diagnostics;
using System.Text;
using Roots.Wiki.Adapters.Git;
using Roots.Wiki.Adapters.Tests.Registry;

namespace Roots.Wiki.Adapters.Tests.Git;

/// <summary>A folder with a wiki's repository, and the real git beside it as others use it.</summary>
internal sealed class GitWorkshop : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public GitWorkshop(TimeProvider? clock = null) => Options = new()
    {
        RepositoryFolder = folder["repo.git"],
        DerivedFolder = folder["derived"],
        Clock = clock ?? TimeProvider.System,
    };

    public GitStoreOptions Options { get; init; }

    public string Repository => folder["repo.git"];

    public string HistoryFile => Path.Combine(folder["derived"], "history.idx");

    public string Folder => folder.Path;

    public string this[string name] => folder[name];

    public Task<GitPageStore> CreateAsync() => GitPageStore.CreateAsync(Options, TestContext.Current.CancellationToken);

    public Task<GitPageStore> OpenAsync() => GitPageStore.OpenAsync(Options, TestContext.Current.CancellationToken);

    /// <summary>Runs git in the wiki's repository.</summary>
    public string Git(params string[] arguments) => GitIn(Repository, arguments);

    /// <summary>Runs git in a folder; fails the test where git fails.</summary>
    public static string GitIn(string where, params string[] arguments)
    {
        var (code, output) = TryGitIn(where, arguments);
        Assert.True(code == 0, $"git {string.Join(' ', arguments)}: {output}");
        return output;
    }

    /// <summary>Runs git and tells how it ended.</summary>
    public static (int Code, string Output) TryGitIn(string where, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = where, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] plain = ["-c", "user.name=Petra Push", "-c", "user.email=petra@example.org", "-c", "safe.directory=*", "-c", "protocol.file.allow=always", "-c", "core.quotePath=false", .. arguments];
        Array.ForEach(plain, start.ArgumentList.Add);
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var git = Process.Start(start)!;
        var errors = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return (git.ExitCode, (output + errors.GetAwaiter().GetResult()).Trim());
    }

    /// <summary>Feeds a stream to <c>git fast-import</c>: makes what no work tree can hold. Latin-1, so that <c>\u00ff</c> is one byte.</summary>
    public void FastImport(string stream)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = Repository, RedirectStandardInput = true };
        Array.ForEach(["-c", "safe.directory=*", "fast-import", "--quiet", "--force"], start.ArgumentList.Add);
        using var git = Process.Start(start)!;
        git.StandardInput.BaseStream.Write(Encoding.Latin1.GetBytes(stream));
        git.StandardInput.Close();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }

    /// <summary>A clone with a work tree, as somebody has it at home.</summary>
    public string Clone(string name)
    {
        GitIn(folder.Path, "clone", "-q", Repository, folder[name]);
        return folder[name];
    }

    /// <summary>Writes, commits and pushes one file from a clone.</summary>
    public static void Push(string clone, string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(clone, file))!);
        File.WriteAllText(Path.Combine(clone, file), text);
        GitIn(clone, "add", "-A");
        GitIn(clone, "commit", "-qm", "Von außen");
        GitIn(clone, "push", "-q", "origin", "HEAD");
    }

    /// <summary>Fails the test where git finds the repository damaged.</summary>
    public void AssertSound() => Assert.DoesNotMatch("error|missing|corrupt|broken", Git("fsck", "--full", "--strict", "--no-dangling"));

    public void Dispose() => folder.Dispose();
}
