using System.IO.Compression;
using LibGit2Sharp;
using Roots.Wiki.Adapters.Backup;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Adapters.Tests.Registry;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Adapters.Tests.Backup;

public sealed class DataFolderBackupTests : IDisposable
{
    private static readonly Signature Somebody = new("Mitglied", "a@wiki", DateTimeOffset.UnixEpoch);

    private readonly TemporaryFolder folder = new();
    private readonly SettableClock clock = new();
    private readonly WikiId wiki = WikiId.New();
    private readonly DataFolderBackup backup;

    public DataFolderBackupTests() => backup = new(clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Data => folder["data"];

    private string WikiFolder => Path.Combine(Data, "wikis", wiki.Value);

    private string Zip => folder["backup.zip"];

    private string Restored => folder["restored"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_before_a_backup_began_is_in_it_though_people_go_on_saving()
    {
        await MakeDataAsync();
        using var database = PeopleDatabase.Open(WikiFolder, wiki, clock);
        using var stop = new CancellationTokenSource();
        var saved = new Acknowledged();
        var saving = Task.Run(() => SaveOnAndOnAsync(database, saved, stop.Token), Ct);
        await saved.AtLeastAsync(20);

        var before = (saved.Commit, saved.Drafts);
        var written = await backup.BackupAsync(Data, Zip, Ct);
        await stop.CancelAsync();
        await saving;
        var restored = await DataFolderBackup.RestoreAsync(Zip, Restored, Ct);

        Assert.IsType<BackupResult.Written>(written);
        Assert.Equal(new RestoreResult.Restored(clock.Now, 1), restored);
        using var repository = new Repository(Path.Combine(Restored, "wikis", wiki.Value, "repo.git"));
        Assert.Contains(before.Commit, repository.Head.Commits.Select(c => c.Sha));
        using var people = PeopleDatabase.Open(Path.Combine(Restored, "wikis", wiki.Value), wiki, clock);
        Assert.True((await people.Drafts.DueAsync(DateTimeOffset.MaxValue, Ct)).Count >= before.Drafts);
    }

    [Fact]
    public async Task What_is_to_be_erased_again_and_what_was_erased_come_back_and_no_half_of_an_erasure_is_kept()
    {
        await MakeDataAsync();
        await File.WriteAllTextAsync(Path.Combine(WikiFolder, "erasures.list"), "abcdefghjk 2027-01-01 AAAA\n", Ct);
        await File.WriteAllTextAsync(Path.Combine(WikiFolder, "repo.git", "roots-erased-commits"), "12345678", Ct);
        await backup.BackupAsync(Data, Zip, Ct);
        await DataFolderBackup.RestoreAsync(Zip, Restored, Ct);

        Assert.True(File.Exists(Path.Combine(Restored, "wikis", wiki.Value, "erasures.list")));
        Assert.Equal("12345678", await File.ReadAllTextAsync(Path.Combine(Restored, "wikis", wiki.Value, "repo.git", "roots-erased-commits"), Ct));
        Directory.CreateDirectory(Path.Combine(WikiFolder, "repo.git.before-erasing"));
        await Assert.ThrowsAsync<Roots.Wiki.Pages.StoreUnavailableException>(() => backup.BackupAsync(Data, folder["second.zip"], Ct));
        Assert.False(File.Exists(folder["second.zip"]));
    }

    [Fact]
    public async Task Recordings_come_back_with_their_sound()
    {
        await MakeDataAsync();
        var recording = new Roots.Wiki.Recordings.Recording("abcdefghjk", PagePath.Parse("rollen/kasse/index"), "", MemberId.New(), [], clock.Now, clock.Now.AddDays(90), 3, "audio/webm");
        using (var database = PeopleDatabase.Open(WikiFolder, wiki, clock))
        {
            await database.Recordings.AddAsync(recording, new byte[] { 1, 2, 3 }, Ct);
        }

        await backup.BackupAsync(Data, Zip, Ct);
        await DataFolderBackup.RestoreAsync(Zip, Restored, Ct);

        using var people = PeopleDatabase.Open(Path.Combine(Restored, "wikis", wiki.Value), wiki, clock);
        await using var sound = await people.Recordings.OpenAsync(recording.Id, Ct);
        Assert.Equal(3, sound!.Length);
    }

    [Fact]
    public async Task A_backup_is_whole_though_the_history_is_packed_meanwhile()
    {
        await MakeDataAsync();
        var repository = Path.Combine(WikiFolder, "repo.git");
        using (var opened = new Repository(repository))
        {
            Enumerable.Range(0, 300).ToList().ForEach(i => Commit(opened, i));
        }

        using var stop = new CancellationTokenSource();
        var packing = Task.Run(() => PackOnAndOn(repository, stop.Token), Ct);
        var results = new List<string?>();
        for (var i = 0; i < 3; i++)
        {
            await backup.BackupAsync(Data, folder[$"b{i}.zip"], Ct);
            await DataFolderBackup.RestoreAsync(folder[$"b{i}.zip"], folder[$"r{i}"], Ct);
            results.Add(RepositoryCheck.Check(Path.Combine(folder[$"r{i}"], "wikis", wiki.Value, "repo.git"), Ct));
        }

        await stop.CancelAsync();
        await packing;

        Assert.All(results, Assert.Null);
    }

    [Fact]
    public async Task A_backup_holds_keys_and_machine_and_leaves_out_what_can_be_computed()
    {
        await MakeDataAsync();

        await backup.BackupAsync(Data, Zip, Ct);
        await DataFolderBackup.RestoreAsync(Zip, Restored, Ct);

        using var machine = HostRegistry.Open(Restored, clock);
        Assert.Equal(wiki, await machine.FindDefaultAsync(Ct));
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(Restored, "keys", "key-1.xml"), Ct));
        Assert.False(Directory.Exists(Path.Combine(Restored, "wikis", wiki.Value, "derived")));
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_left_alone()
    {
        await MakeDataAsync();
        await backup.BackupAsync(Data, Zip, Ct);
        Directory.CreateDirectory(Restored);
        await File.WriteAllTextAsync(Path.Combine(Restored, "mine.txt"), "mine", Ct);

        var result = await DataFolderBackup.RestoreAsync(Zip, Restored, Ct);

        Assert.IsType<RestoreResult.FolderNotEmpty>(result);
        Assert.Equal("mine.txt", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(Restored))));
    }

    [Fact]
    public async Task A_file_of_the_same_name_is_not_overwritten()
    {
        await MakeDataAsync();
        await File.WriteAllTextAsync(Zip, "mine", Ct);

        Assert.IsType<BackupResult.TargetExists>(await backup.BackupAsync(Data, Zip, Ct));
        Assert.Equal("mine", await File.ReadAllTextAsync(Zip, Ct));
    }

    [Fact]
    public async Task There_is_nothing_to_keep_of_an_empty_folder() =>
        Assert.IsType<BackupResult.NothingThere>(await backup.BackupAsync(folder["nowhere"], Zip, Ct));

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/etc/evil")]
    [InlineData("keys/../../evil.xml")]
    [InlineData("wikis/abcdefghjk/repo.git/../../../../evil")]
    [InlineData("wikis\\abcdefghjk\\people.db")]
    [InlineData("C:/evil")]
    [InlineData("wikis/short/people.db")]
    [InlineData("else.txt")]
    public async Task A_path_that_belongs_into_no_backup_refuses_it_whole(string entry)
    {
        await MakeDataAsync();
        await backup.BackupAsync(Data, Zip, Ct);
        using (var zip = ZipFile.Open(Zip, ZipArchiveMode.Update))
        {
            zip.CreateEntry(entry).Open().Dispose();
        }

        var result = await DataFolderBackup.RestoreAsync(Zip, Restored, Ct);

        Assert.IsType<RestoreResult.NotABackup>(result);
        Assert.False(Directory.Exists(Restored));
        Assert.Equal(["backup.zip", "data"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_symbolic_link_refuses_the_backup()
    {
        await MakeDataAsync();
        await backup.BackupAsync(Data, Zip, Ct);
        using (var zip = ZipFile.Open(Zip, ZipArchiveMode.Update))
        {
            zip.CreateEntry("keys/link.xml").ExternalAttributes = unchecked((int)0xA1FF0000);
        }

        Assert.IsType<RestoreResult.NotABackup>(await DataFolderBackup.RestoreAsync(Zip, Restored, Ct));
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_refused()
    {
        await File.WriteAllTextAsync(Zip, "no archive", Ct);
        using (var other = ZipFile.Open(folder["other.zip"], ZipArchiveMode.Create))
        {
            other.CreateEntry("host.db").Open().Dispose();
        }

        Assert.IsType<RestoreResult.NotABackup>(await DataFolderBackup.RestoreAsync(Zip, Restored, Ct));
        Assert.IsType<RestoreResult.NotABackup>(await DataFolderBackup.RestoreAsync(folder["other.zip"], Restored, Ct));
    }

    [Fact]
    public async Task A_backup_of_a_newer_program_is_refused()
    {
        await MakeDataAsync();
        await backup.BackupAsync(Data, Zip, Ct);
        await ReplaceAsync("roots-wiki-backup.json", "{\"Format\":99,\"MadeAt\":\"2030-01-01T00:00:00+00:00\"}"u8.ToArray());

        Assert.IsType<RestoreResult.TooNew>(await DataFolderBackup.RestoreAsync(Zip, Restored, Ct));
    }

    [Theory]
    [InlineData("people.db")]
    [InlineData("objects/")]
    public async Task A_damaged_backup_is_told_and_nothing_of_it_stays(string part)
    {
        await MakeDataAsync();
        await backup.BackupAsync(Data, Zip, Ct);
        string name;
        using (var zip = ZipFile.OpenRead(Zip))
        {
            name = zip.Entries.First(e => e.FullName.Contains(part, StringComparison.Ordinal)).FullName;
        }

        await ReplaceAsync(name, new byte[5000]);
        var result = await DataFolderBackup.RestoreAsync(Zip, Restored, Ct);

        Assert.IsType<RestoreResult.Damaged>(result);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Restored));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_missing_commit_tree_or_blob_is_told(int which)
    {
        await MakeDataAsync();
        var lost = Directory.EnumerateFiles(Path.Combine(WikiFolder, "repo.git", "objects"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ElementAt(which);
        File.SetAttributes(lost, FileAttributes.Normal);
        File.Delete(lost);
        await backup.BackupAsync(Data, Zip, Ct);

        Assert.IsType<RestoreResult.Damaged>(await DataFolderBackup.RestoreAsync(Zip, Restored, Ct));
    }

    private async Task MakeDataAsync()
    {
        using var machine = HostRegistry.Open(Data, clock);
        await machine.AddAsync(wiki, Ct);
        PeopleDatabase.Open(WikiFolder, wiki, clock).Dispose();
        Directory.CreateDirectory(Path.Combine(Data, "keys"));
        await File.WriteAllTextAsync(Path.Combine(Data, "keys", "key-1.xml"), "<key/>", Ct);
        Directory.CreateDirectory(Path.Combine(WikiFolder, "derived"));
        await File.WriteAllTextAsync(Path.Combine(WikiFolder, "derived", "index"), "computed", Ct);
        Repository.Init(Path.Combine(WikiFolder, "repo.git"), isBare: true);
        using var repository = new Repository(Path.Combine(WikiFolder, "repo.git"));
        Commit(repository, 0);
    }

    private async Task SaveOnAndOnAsync(PeopleDatabase database, Acknowledged saved, CancellationToken stop)
    {
        using var repository = new Repository(Path.Combine(WikiFolder, "repo.git"));
        var owner = new DraftOwner(MemberId.New(), null);
        for (var i = 1; !stop.IsCancellationRequested; i++)
        {
            await database.Drafts.SaveAsync(new(owner, PagePath.Parse("rollen/kasse/index"), "q" + i, null, null, "text", AnswerState.Given, null, false, clock.Now, false), Ct);
            saved.Note(Commit(repository, i), i);
        }
    }

    // As the upkeep packs: new objects join a pack, their files go.
    private static void PackOnAndOn(string path, CancellationToken stop)
    {
        using var repository = new Repository(path);
        for (var i = 1000; !stop.IsCancellationRequested; i++)
        {
            Commit(repository, i);
            using var git = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("git", ["-c", "safe.directory=*", "-C", path, "repack", "-d", "-l", "-q", "--geometric=2"]))!;
            git.WaitForExit();
            Assert.Equal(0, git.ExitCode);
        }
    }

    private static string Commit(Repository repository, int number)
    {
        var blob = repository.ObjectDatabase.CreateBlob(new MemoryStream(BitConverter.GetBytes(number)));
        var tree = repository.ObjectDatabase.CreateTree(new TreeDefinition().Add("start.md", blob, Mode.NonExecutableFile));
        var commit = repository.ObjectDatabase.CreateCommit(Somebody, Somebody, "save", tree, repository.Head.Tip is { } tip ? [tip] : [], false);
        repository.Refs.Add(repository.Refs.Head.TargetIdentifier, commit.Id, allowOverwrite: true);
        return commit.Sha;
    }

    private async Task ReplaceAsync(string name, byte[] bytes)
    {
        using var zip = await ZipFile.OpenAsync(Zip, ZipArchiveMode.Update, Ct);
        zip.GetEntry(name)!.Delete();
        await using var stream = await zip.CreateEntry(name).OpenAsync(Ct);
        await stream.WriteAsync(bytes, Ct);
    }

    /// <summary>What a writer was told is saved.</summary>
    private sealed class Acknowledged
    {
        private readonly TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int wanted = int.MaxValue;

        public string Commit { get; private set; } = "";

        public int Drafts { get; private set; }

        public void Note(string commit, int drafts)
        {
            (Commit, Drafts) = (commit, drafts);
            if (drafts >= Volatile.Read(ref wanted))
            {
                enough.TrySetResult();
            }
        }

        public Task AtLeastAsync(int count)
        {
            Volatile.Write(ref wanted, count);
            return enough.Task;
        }
    }
}
