using System.Collections.Concurrent;
using Roots.Wiki.Browser.Tests.Server;

namespace Roots.Wiki.Browser.Tests;

/// <summary>The first promise: nothing that was confirmed as saved is ever lost.</summary>
public sealed class PowerFailureTests
{
    private const int Saves = 1000;
    private const int SavesBeforeThePowerFails = 300;
    private static readonly TimeSpan Restart = TimeSpan.FromSeconds(15);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_acknowledged_save_survives_a_power_failure_during_a_thousand_saves()
    {
        using var folder = new TemporaryFolder();
        var acknowledged = await SaveUntilThePowerFailsAsync(folder.Path);

        await using var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct, Restart);
        var api = new Api(wiki.Http, await Api.CreateTokenAsync(folder.Path, Ct));

        Assert.InRange(acknowledged.Count, SavesBeforeThePowerFails, Saves);
        await Parallel.ForEachAsync(acknowledged, Ct, async (saved, ct) => Assert.Equal(saved.Value, await api.FindAsync(saved.Key, ct)));
        Assert.Superset(acknowledged.Values.Select(page => page.Version).ToHashSet(), await VersionsInGitAsync(folder.Path));
        Assert.Equal("danach", (await api.CreateAsync("sturm/danach", "danach", Ct)).Markdown.Trim());
        await AssertSoundAsync(folder.Path);
    }

    private static async Task<ConcurrentDictionary<string, ApiPage>> SaveUntilThePowerFailsAsync(string data)
    {
        await using var wiki = await RunningWiki.StartAsync(["--data", data], Ct);
        var api = new Api(wiki.Http, await Api.CreateTokenAsync(data, Ct));
        var acknowledged = new ConcurrentDictionary<string, ApiPage>(StringComparer.Ordinal);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var saves = Enumerable.Range(0, Saves).Select(async i =>
        {
            try
            {
                var path = $"sturm/{i % 10}/seite-{i}";
                acknowledged[path] = await api.CreateAsync(path, $"# Seite {i}\n\nGespeichert im Sturm.\n", Ct);
            }
            catch (HttpRequestException)
            {
                return;   // the power was gone: nobody said that this one is saved
            }

            if (acknowledged.Count >= SavesBeforeThePowerFails)
            {
                enough.TrySetResult();
            }
        }).ToList();
        await enough.Task.WaitAsync(Ct);
        await wiki.KillAsync(Ct);
        await Task.WhenAll(saves);
        return acknowledged;
    }

    private static string Repository(string data) => Path.Combine(Directory.GetDirectories(Path.Combine(data, "wikis")).Single(), "repo.git");

    private static async Task<HashSet<string>> VersionsInGitAsync(string data)
    {
        var (exitCode, log) = await RootsWikiProgram.RunAsync("git", ["-C", Repository(data), "log", "--format=%(trailers:key=Roots-Version,valueonly)"], Ct);
        Assert.True(exitCode == 0, log);
        return [.. log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    private static async Task AssertSoundAsync(string data)
    {
        var (exitCode, report) = await RootsWikiProgram.RunAsync("git", ["-C", Repository(data), "fsck", "--full", "--strict", "--no-dangling"], Ct);
        Assert.True(exitCode == 0 && !report.Contains("error", StringComparison.Ordinal), report);
    }
}
