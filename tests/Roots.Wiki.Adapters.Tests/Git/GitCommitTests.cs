using Roots.Wiki.Adapters.Git;
using Roots.Wiki.Pages;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Adapters.Tests.Git;

public sealed class GitCommitTests : IDisposable
{
    private readonly SettableClock clock = new();
    private readonly GitWorkshop workshop;

    public GitCommitTests() => workshop = new(clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task A_commit_says_what_was_done_and_by_which_pseudonym_and_nothing_else()
    {
        await using var store = await workshop.CreateAsync();
        var anna = Given.AMember();

        var saved = await store.SaveAsync("kasse/sepa", "Text\n", anna);

        Assert.Equal(
            $"Mitglied {anna.Author}|{anna.Author}@roots.invalid|2026-11-22T12:00:00+00:00|Roots.Wiki|wiki@roots.invalid|2026-11-22T12:00:00+00:00\nSave\n\nRoots-Version: {saved.Version}\nRoots-Edit: save",
            workshop.Git("log", "-1", "--format=%an|%ae|%aI|%cn|%ce|%cI%n%B").Replace("12:00:00Z", "12:00:00+00:00", StringComparison.Ordinal));
        Assert.Equal(saved.Version.Value, workshop.Git("log", "-1", "--format=%(trailers:key=Roots-Version,valueonly)"));
        Assert.Equal("refs/heads/main", workshop.Git("symbolic-ref", "HEAD"));
    }

    [Fact]
    public async Task A_move_names_the_old_path()
    {
        await using var store = await workshop.CreateAsync();
        await store.SaveAsync("alt & neu/kasse", "Text\n");
        var (old, now) = (Given.APage("alt & neu/kasse"), Given.APage("kasse"));

        await store.CommitAsync(
            new(Actor.Host.Instance, ChangeKind.Move, [new FileEdit.Delete(old, store.Current.Files[old]), new FileEdit.Write(now, "Anders\n", null)]) { MovedFrom = new Dictionary<GitPath, GitPath> { [now] = old } }, Ct);

        Assert.Equal("alt & neu/kasse.md\tkasse.md", workshop.Git("log", "-1", "--format=%(trailers:key=Roots-Moved-From,valueonly)"));
        Assert.Equal("kasse.md", workshop.Git("ls-tree", "-r", "--name-only", "HEAD"));
    }

    [Fact]
    public async Task An_empty_file_among_many_is_kept_like_any_other()
    {
        await using var store = await workshop.CreateAsync();
        var files = Enumerable.Range(0, 25).Select(i => (FileEdit)new FileEdit.WriteBytes(GitPath.Parse($"anhang/{i}.txt"), i == 7 ? default(ReadOnlyMemory<byte>) : new byte[] { (byte)i }, null));

        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Import, [.. files]), Ct));

        Assert.Equal("", await store.TextAsync(GitPath.Parse("anhang/7.txt")));
        workshop.AssertSound();
    }

    [Fact]
    public async Task A_wrong_clock_does_not_stop_saving()
    {
        await using var store = await workshop.CreateAsync();
        await store.SaveAsync("a", "1\n");
        clock.Now = clock.Now.AddYears(-40);
        await store.SaveAsync("a", "2\n");
        clock.Now = clock.Now.AddYears(80);
        await store.SaveAsync("a", "3\n");

        var history = await store.HistoryAsync(Given.APage("a"), null, 10, Ct);

        Assert.Equal([2066, 1986, 2026], history.Select(v => v.At.Year));
    }

    [Fact]
    public async Task Writes_are_flushed_and_others_neither_tidy_up_nor_rewrite_history()
    {
        await using var store = await workshop.CreateAsync();

        Assert.Equal(
            ["false", "0", "true", "true", "true"],
            new[] { "core.logAllRefUpdates", "gc.auto", "receive.denyNonFastForwards", "receive.denyDeletes", "receive.fsckObjects" }.Select(key => workshop.Git("config", "--local", key)));
        Assert.All(Enumerable.Range(0, 256), i => Assert.True(Directory.Exists(Path.Combine(workshop.Repository, "objects", $"{i:x2}"))));
    }

    [Fact]
    public async Task Many_objects_become_one_pack()
    {
        await using var store = await workshop.CreateAsync();
        var pages = Enumerable.Range(0, 300).Select(i => new FileEdit.Write(Given.APage($"ordner-{i % 20}/seite-{i}"), $"# Seite {i}\n", null));

        await store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Import, [.. pages]), Ct);

        Assert.Single(Directory.GetFiles(Path.Combine(workshop.Repository, "objects", "pack"), "*.pack"));
        Assert.StartsWith("0 objects", workshop.Git("count-objects"), StringComparison.Ordinal);
        Assert.Equal("# Seite 299\n", workshop.Git("show", "HEAD:ordner-19/seite-299.md") + "\n");
        workshop.AssertSound();
    }

    [Fact]
    public async Task Fifty_people_edit_fifty_paragraphs_of_one_page_at_once_and_nothing_is_lost()
    {
        await using var store = await workshop.CreateAsync();
        var origin = string.Join("\n\n", Enumerable.Range(0, 50).Select(i => $"Absatz {i} steht hier."));
        await store.SaveAsync("protokoll", origin);
        var over = store.Current.Files[Given.APage("protokoll")];

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(
            () => store.CommitAsync(Given.ASave(Given.AMember(), "protokoll", origin.Replace($"Absatz {i} steht", $"Absatz {i} gehört", StringComparison.Ordinal), over), Ct), Ct)));

        Assert.All(results, result => Assert.IsType<CommitResult.Committed>(result));
        Assert.Equal(origin.Replace("steht", "gehört", StringComparison.Ordinal), await store.TextAsync("protokoll"));
        Assert.Equal("51", workshop.Git("rev-list", "--count", "HEAD"));
        workshop.AssertSound();
    }

    [Theory]
    [InlineData("a\0b.md")]
    [InlineData("a\nb.md")]
    [InlineData(".git/config")]
    [InlineData("x/.GIT/hooks/post-update")]
    [InlineData("x/.g\u200cit/config")]
    [InlineData("git~1/config")]
    [InlineData("../draussen.md")]
    [InlineData("/etc/passwd")]
    [InlineData("x//y.md")]
    [InlineData(".git::$INDEX_ALLOCATION/config")]
    public void Names_that_reach_out_of_the_wiki_do_not_exist(string name) => Assert.False(GitPath.TryParse(name, out _));

    [Fact]
    public async Task A_wiki_is_open_in_one_process_only()
    {
        await using var store = await workshop.CreateAsync();

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(workshop.OpenAsync);

        Assert.Contains("another process", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_in_use_does_not_become_a_wiki()
    {
        Directory.CreateDirectory(workshop.Repository);
        await File.WriteAllTextAsync(Path.Combine(workshop.Repository, "wichtig.txt"), "x", Ct);

        await Assert.ThrowsAsync<StoreUnavailableException>(workshop.CreateAsync);
        await Assert.ThrowsAsync<StoreUnavailableException>(workshop.OpenAsync);
        Assert.Equal("x", await File.ReadAllTextAsync(Path.Combine(workshop.Repository, "wichtig.txt"), Ct));
    }

    [Fact]
    public async Task A_wiki_that_was_closed_opens_as_it_was()
    {
        await using (var first = await workshop.CreateAsync())
        {
            await first.SaveAsync("kasse/sepa", "---\ntitle: SEPA\n---\n");
        }

        await using var store = await workshop.OpenAsync();

        Assert.Equal("SEPA", store.Current.Find(PagePath.Parse("kasse/sepa"))!.Facts.Title);
        Assert.Single(await store.HistoryAsync(Given.APage("kasse/sepa"), null, 10, Ct));
        await store.SaveAsync("kasse/sepa", "Neu\n");
    }

    [Fact]
    public async Task Loose_objects_are_packed_when_there_are_many()
    {
        await using (await workshop.CreateAsync())
        {
        }

        await using var store = await GitPageStore.OpenAsync(workshop.Options with { PackAbove = 10 }, Ct);
        await store.SaveAsync("a", "1\n");
        Assert.Equal(PackResult.NotNeeded, await store.PackAsync(Ct));
        for (var i = 2; i < 6; i++)
        {
            await store.SaveAsync("a", $"{i}\n");
        }

        Assert.Equal(PackResult.Packed, await store.PackAsync(Ct));

        Assert.StartsWith("0 objects", workshop.Git("count-objects"), StringComparison.Ordinal);
        Assert.Equal(5, (await store.HistoryAsync(Given.APage("a"), null, 10, Ct)).Count);
        Assert.Equal("5\n", await store.TextAsync("a"));
        await store.SaveAsync("a", "6\n");
        workshop.AssertSound();
    }
}
