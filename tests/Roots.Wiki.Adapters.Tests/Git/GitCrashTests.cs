using System.Diagnostics;
using Roots.Wiki.Adapters.Git;
using Roots.Wiki.Pages;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Adapters.Tests.Git;

public sealed class GitCrashTests : IDisposable
{
    private readonly GitWorkshop workshop = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task What_was_acknowledged_is_in_the_history_after_every_kill()
    {
        await (await workshop.CreateAsync()).DisposeAsync();
        var ledger = new List<(string Version, string File)>();
        foreach (var acknowledged in new[] { 3, 17, 60, 131 })
        {
            ledger.AddRange(await SaveUntilKilledAsync(acknowledged));
        }

        await using var store = await workshop.OpenAsync();

        foreach (var (version, file) in ledger)
        {
            Assert.Equal($"Inhalt von {file}\n", await store.TextAsync(GitPath.Parse(file)));
            Assert.Equal(version, Assert.Single(await store.HistoryAsync(GitPath.Parse(file), null, 10, Ct)).Id.Value);
        }

        Assert.True(ledger.Count >= 3 + 17 + 60 + 131);
        Assert.Equal(store.Current.Files.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), workshop.Git("rev-list", "--count", "HEAD"));
        workshop.AssertSound();
        await store.SaveAsync("danach", "geht\n");
    }

    [Fact]
    public async Task Every_save_reaches_the_disk_before_it_is_acknowledged()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "There is no strace here to look at the flushes.");
        await (await workshop.CreateAsync()).DisposeAsync();
        using var child = SavingChild.Start(workshop.Repository, under: "/usr/bin/strace");
        Assert.SkipWhen(await child.StandardOutput.ReadLineAsync(Ct) is null, "This machine does not allow tracing.");

        child.Kill(entireProcessTree: true);
        await child.WaitForExitAsync(Ct);

        // Eight saves as one pack: the pack, its index, their folder, the branch and its folder.
        var calls = (await File.ReadAllLinesAsync(workshop.Repository + ".trace", Ct)).Where(l => l.Contains("fsync(", StringComparison.Ordinal)).ToList();
        Assert.True(calls.Count >= 5, string.Join('\n', calls));
    }

    [Fact]
    public async Task Locks_and_halves_of_a_killed_process_are_swept_at_the_start()
    {
        await (await workshop.CreateAsync()).DisposeAsync();
        string[] left = ["HEAD.lock", "refs/heads/main.lock", "objects/ab/tmp_object_git2_x1", "objects/pack/pack_git2_x2"];
        foreach (var file in left.Select(f => Path.Combine(workshop.Repository, f)))
        {
            await File.WriteAllTextAsync(file, "halb", Ct);
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddMinutes(-1));
        }

        await using var store = await workshop.OpenAsync();

        Assert.DoesNotContain(left, f => File.Exists(Path.Combine(workshop.Repository, f)));
        await store.SaveAsync("start", "geht\n");
    }

    [Fact]
    public async Task A_lock_of_another_program_is_waited_for_within_bounds()
    {
        await (await workshop.CreateAsync()).DisposeAsync();
        await using var store = await GitPageStore.OpenAsync(workshop.Options with { LockPatience = TimeSpan.FromMilliseconds(20) }, Ct);
        await store.SaveAsync("start", "1\n");
        var file = Path.Combine(workshop.Repository, "refs/heads/main.lock");
        await File.WriteAllTextAsync(file, "", Ct);

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.SaveAsync("start", "2\n"));
        File.Delete(file);

        Assert.Contains("lock", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("1\n", await store.TextAsync("start"));
        await store.SaveAsync("start", "2\n");
    }

    [Fact]
    public async Task A_full_disk_refuses_saves_with_words_and_works_again_when_there_is_room()
    {
        using var disk = SmallDisk.Mount(workshop["disk"], "size=1m");
        await using var store = await GitPageStore.CreateAsync(new() { RepositoryFolder = Path.Combine(disk.Path, "repo.git"), DerivedFolder = Path.Combine(disk.Path, "derived") }, Ct);
        await store.SaveAsync("start", "1\n");
        disk.Fill();

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.SaveAsync("start", "2\n"));
        var read = await store.TextAsync("start");
        disk.MakeRoom();
        await store.SaveAsync("start", "3\n");

        Assert.True(refusal.IsFull);
        Assert.Equal("1\n", read);
        Assert.Equal("3\n", await store.TextAsync("start"));
        Assert.Equal(2, (await store.HistoryAsync(Given.APage("start"), null, 10, Ct)).Count);
    }

    [Fact]
    public async Task A_disk_that_turns_read_only_is_read_and_written_again_when_it_can_be()
    {
        using var disk = SmallDisk.Mount(workshop["disk"], "size=4m");
        await using var store = await GitPageStore.CreateAsync(new() { RepositoryFolder = Path.Combine(disk.Path, "repo.git"), DerivedFolder = workshop["derived"] }, Ct);
        await store.SaveAsync("start", "1\n");
        disk.Bind("repo.git", "ro");

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.SaveAsync("start", "2\n"));
        var read = await store.TextAsync("start");
        disk.Unbind("repo.git");
        await store.SaveAsync("start", "3\n");

        Assert.True(refusal.IsFull);
        Assert.Equal(("1\n", "3\n"), (read, await store.TextAsync("start")));
    }

    private async Task<List<(string Version, string File)>> SaveUntilKilledAsync(int acknowledged)
    {
        using var child = SavingChild.Start(workshop.Repository);
        var ledger = new List<(string, string)>();
        while (await child.StandardOutput.ReadLineAsync(Ct) is { } line)
        {
            ledger.Add((line[..16], line[17..]));
            if (ledger.Count == acknowledged)
            {
                child.Kill();
            }
        }

        await child.WaitForExitAsync(Ct);
        Assert.True(ledger.Count >= acknowledged, await child.StandardError.ReadToEndAsync(Ct));
        return ledger;
    }

    /// <summary>A disk in memory that can really be full or read-only. Needs the right to mount; without it the test is left out.</summary>
    private sealed class SmallDisk : IDisposable
    {
        public required string Path { get; init; }

        public static SmallDisk Mount(string path, string options)
        {
            Directory.CreateDirectory(path);
            Assert.SkipUnless(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", options, "none", path), "This account may not mount a small disk.");
            return new() { Path = path };
        }

        public void Fill()
        {
            using var file = File.OpenHandle(System.IO.Path.Combine(Path, "voll"), FileMode.Create, FileAccess.Write);
            try
            {
                for (var at = 0L; ; at += 512)
                {
                    RandomAccess.Write(file, new byte[512], at);
                }
            }
            catch (IOException)
            {
                // now it is full
            }
        }

        public void MakeRoom() => File.Delete(System.IO.Path.Combine(Path, "voll"));

        public void Bind(string folder, string options)
        {
            var path = System.IO.Path.Combine(Path, folder);
            Assert.True(Run("mount", "--bind", path, path) && Run("mount", "-o", "remount,bind," + options, path));
        }

        public void Unbind(string folder) => Assert.True(Run("umount", System.IO.Path.Combine(Path, folder)));

        public void Dispose() => Run("umount", "-l", Path);

        private static bool Run(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
