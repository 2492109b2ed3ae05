using Roots.Wiki.Adapters.Git;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Adapters.Tests.Git;

public sealed class GitForeignTests : IDisposable
{
    private readonly GitWorkshop workshop = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task A_push_is_noticed_and_rings_the_bell()
    {
        await using var store = await workshop.CreateAsync();
        await store.SaveAsync("start", "1\n");
        Assert.False(await store.PollAsync(Ct));
        var clone = workshop.Clone("petra");
        GitWorkshop.Push(clone, "ordner/Größe & Maß.md", "# Von außen\n");
        var next = store.Bell.Next;

        Assert.True(await store.PollAsync(Ct));

        Assert.True(next.IsCompleted);
        var version = Assert.Single(await store.HistoryAsync(Given.APage("ordner/Größe & Maß"), null, 10, Ct));
        Assert.Equal((null, "Petra Push", ChangeKind.Foreign), (version.Author, version.ForeignAuthor, version.Kind));
        Assert.Equal(store.Current.Commit!.Value[..16], version.Id.Value);
        Assert.Equal("Von außen", store.Current.Find(PagePath.Parse("ordner/Größe & Maß"))!.Facts.Title);
    }

    [Fact]
    public async Task A_save_after_an_unnoticed_push_merges_with_it()
    {
        await using var store = await workshop.CreateAsync();
        await store.SaveAsync("kasse", "Eins.\n\nZwei.\n\nDrei.\n");
        var over = store.Current.Files[Given.APage("kasse")];
        GitWorkshop.Push(workshop.Clone("petra"), "kasse.md", "1.\n\nZwei.\n\nDrei.\n");

        var result = await store.CommitAsync(Given.ASave(Given.AMember(), "kasse", "Eins.\n\nZwei.\n\n3.\n", over), Ct);

        Assert.IsType<CommitResult.Committed>(result);
        Assert.Equal("1.\n\nZwei.\n\n3.\n", await store.TextAsync("kasse"));
        Assert.Equal(3, (await store.HistoryAsync(Given.APage("kasse"), null, 10, Ct)).Count);
    }

    [Fact]
    public async Task The_first_commit_does_not_overwrite_a_push_at_the_same_moment()
    {
        await using var store = await workshop.CreateAsync();
        var clone = workshop.Clone("petra");
        var tries = 0;

        var result = await store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Save, [new FileEdit.Transform(Given.APage("kasse"), Change)]), Ct);

        Assert.IsType<CommitResult.Committed>(result);
        Assert.Equal(2, tries);
        Assert.Equal(["andere.md", "kasse.md"], store.Current.Files.Keys.Order().Select(f => f.Value));
        Assert.Equal("2", workshop.Git("rev-list", "--count", store.Branch));
        workshop.AssertSound();

        string? Change(string? now)
        {
            if (tries++ == 0)
            {
                GitWorkshop.GitIn(clone, "checkout", "-q", "-B", "main");
                GitWorkshop.Push(clone, "andere.md", "Von außen.\n");
            }

            return "Eins.\n";
        }
    }

    [Fact]
    public async Task The_first_commit_waits_for_whoever_holds_the_branch()
    {
        await using var store = await workshop.CreateAsync();
        var held = Path.Combine(workshop.Repository, store.Branch + ".lock");
        await File.WriteAllTextAsync(held, "", Ct);
        var save = store.SaveAsync("kasse", "Eins.\n");
        File.Delete(held);

        await save;

        Assert.Equal("1", workshop.Git("rev-list", "--count", store.Branch));
        Assert.False(File.Exists(held));
    }

    [Fact]
    public async Task A_push_between_reading_and_writing_is_merged_and_not_overwritten()
    {
        await using var store = await workshop.CreateAsync();
        await store.SaveAsync("kasse", "Eins.\n");
        var clone = workshop.Clone("petra");
        var tries = 0;

        var result = await store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Answer, [new FileEdit.Transform(Given.APage("kasse"), Change)]), Ct);

        Assert.IsType<CommitResult.Committed>(result);
        Assert.Equal(2, tries);
        Assert.Equal("Von außen.\nEins.\nZwei.\n", await store.TextAsync("kasse"));
        Assert.Equal("3", workshop.Git("rev-list", "--count", "HEAD"));

        string Change(string? text)
        {
            if (++tries == 1)
            {
                GitWorkshop.Push(clone, "kasse.md", "Von außen.\nEins.\n");
            }

            return text + "Zwei.\n";
        }
    }

    [Fact]
    public async Task Pushes_and_saves_at_the_same_time_lose_nothing()
    {
        await using var store = await workshop.CreateAsync();
        await store.SaveAsync("start", "1\n");
        var clone = workshop.Clone("petra");
        var saved = 0;

        for (var i = 0; i < 12; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(clone, $"geschoben-{i}.md"), "x\n", Ct);
            GitWorkshop.GitIn(clone, "add", "-A");
            GitWorkshop.GitIn(clone, "commit", "-qm", "x");
            var isPushed = false;
            for (var tries = 0; !isPushed; tries++)
            {
                var saving = tries > 2 ? [] : Enumerable.Range(saved, 4).Select(n => store.SaveAsync($"gespeichert/{n}", "x\n")).ToList();
                saved += saving.Count;
                isPushed = GitWorkshop.TryGitIn(clone, "push", "-q", "origin", "HEAD").Code == 0;
                await Task.WhenAll(saving);
                if (!isPushed)
                {
                    GitWorkshop.GitIn(clone, "pull", "-q", "--rebase");
                }
            }
        }

        await store.PollAsync(Ct);

        Assert.All(Enumerable.Range(0, 12), i => Assert.NotNull(store.Current.Find(PagePath.Parse($"geschoben-{i}"))));
        Assert.All(Enumerable.Range(0, saved), i => Assert.NotNull(store.Current.Find(PagePath.Parse($"gespeichert/{i}"))));
        Assert.Equal($"{saved + 13}", workshop.Git("rev-list", "--count", "HEAD"));
        Assert.Equal(store.Current.Commit!.Value, workshop.Git("rev-parse", "HEAD"));
        workshop.AssertSound();
    }

    [Fact]
    public async Task A_merge_that_was_pushed_keeps_every_version_and_adds_none_twice()
    {
        await using var store = await workshop.CreateAsync();
        await store.SaveAsync("a", "1\n");
        await store.SaveAsync("b", "1\n");
        var clone = workshop.Clone("petra");
        var ours = await store.SaveAsync("a", "2\n");
        await File.WriteAllTextAsync(Path.Combine(clone, "b.md"), "2\n", Ct);
        GitWorkshop.GitIn(clone, "commit", "-qam", "b");
        GitWorkshop.GitIn(clone, "pull", "-q", "--no-rebase", "--no-edit");
        GitWorkshop.GitIn(clone, "push", "-q", "origin", "HEAD");
        await store.PollAsync(Ct);

        var a = await store.HistoryAsync(Given.APage("a"), null, 10, Ct);
        var b = await store.HistoryAsync(Given.APage("b"), null, 10, Ct);

        Assert.Equal((2, 2), (a.Count, b.Count));
        Assert.Equal(ours.Version, a[0].Id);
        Assert.Equal(store.Current.Files[Given.APage("b")], b[0].Blob);
        Assert.Equal(ours.Version, (await store.FindVersionAsync(Given.APage("a"), ours.Version, Ct))!.Id);
        Assert.Equal(b[1].Id, (await store.FindVersionAsync(Given.APage("b"), ours.Version, Ct))!.Id);
    }

    [Fact]
    public async Task A_page_that_others_moved_keeps_its_history()
    {
        await using var store = await workshop.CreateAsync();
        await store.SaveAsync("alt", "Text\n");
        var clone = workshop.Clone("petra");
        GitWorkshop.GitIn(clone, "mv", "alt.md", "neu.md");
        GitWorkshop.GitIn(clone, "commit", "-qm", "moved");
        GitWorkshop.GitIn(clone, "push", "-q", "origin", "HEAD");
        await store.PollAsync(Ct);

        Assert.Equal(["neu.md", "alt.md"], (await store.HistoryAsync(Given.APage("neu"), null, 10, Ct)).Select(v => v.File.Value));
        Assert.Equal("neu.md", Assert.Single(await store.RecentAsync(1, Ct)).File.Value);
    }

    [Fact]
    public async Task A_version_id_that_somebody_copied_stays_with_its_first_commit()
    {
        await using var store = await workshop.CreateAsync();
        var ours = await store.SaveAsync("a", "1\n");
        var clone = workshop.Clone("petra");
        await File.WriteAllTextAsync(Path.Combine(clone, "a.md"), "2\n", Ct);
        GitWorkshop.GitIn(clone, "commit", "-qam", $"Save\n\nRoots-Version: {ours.Version}\nRoots-Edit: save");
        GitWorkshop.GitIn(clone, "push", "-q", "origin", "HEAD");
        await store.PollAsync(Ct);

        var history = await store.HistoryAsync(Given.APage("a"), null, 10, Ct);

        Assert.Equal([store.Current.Commit!.Value[..16], ours.Version.Value], history.Select(v => v.Id.Value));
    }

    [Fact]
    public async Task What_cannot_be_served_survives_every_save()
    {
        await using (await workshop.CreateAsync())
        {
        }

        workshop.FastImport("""
            commit refs/heads/main
            committer Odd <> 1700000000 +0230
            data <<END
            odd
            END
            M 100644 inline "ordner/kaputt-\377.md"
            data 2
            x
            M 120000 inline ordner/verweis.md
            data 11
            /etc/passwd
            M 120000 inline ordner/hinaus
            data 4
            /etc
            M 160000 1111111111111111111111111111111111111111 ordner/fremd
            M 100644 inline ordner/Seite.md
            data 6
            gross

            M 100755 inline ordner/seite.md
            data 7
            klein

            M 100644 inline "ordner/mit Blank.md"
            data 8
            a\377b

            """.Replace("\r", "", StringComparison.Ordinal).Replace("data 8\na\\377b\n", "data 4\na\u00ffb\n", StringComparison.Ordinal));
        await using var store = await workshop.OpenAsync();
        var before = workshop.Git("ls-tree", "-r", "HEAD").Split('\n');

        await store.SaveAsync("ordner/neu", "neu\n");
        await store.SaveAsync("ordner/seite", "anders\n");
        var overLink = await store.CommitAsync(Given.ASave(Actor.Host.Instance, "ordner/verweis", "x"), Ct);
        var throughLink = await store.CommitAsync(Given.ASave(Actor.Host.Instance, "ordner/hinaus/passwd", "x"), Ct);
        var intoOther = await store.CommitAsync(Given.ASave(Actor.Host.Instance, "ordner/fremd/x", "x"), Ct);

        Assert.Equal(["ordner/Seite", "ordner/mit Blank", "ordner/neu", "ordner/seite"], store.Current.SortedPages.Select(p => p.Path.Value));
        Assert.False(store.Current.Find(PagePath.Parse("ordner/mit Blank"))!.Facts.IsText);
        Assert.All([overLink, throughLink, intoOther], r => Assert.Equal(ProblemCode.NameTaken, Assert.Single(Assert.IsType<CommitResult.Rejected>(r).Problems).Code));
        var after = workshop.Git("ls-tree", "-r", "HEAD").Split('\n');
        Assert.Empty(before.Where(l => !l.EndsWith("ordner/seite.md", StringComparison.Ordinal)).Except(after));
        Assert.Equal(before.Length + 1, after.Length);
        Assert.StartsWith("100755", after.Single(l => l.EndsWith("ordner/seite.md", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(2, (await store.HistoryAsync(Given.APage("ordner/seite"), null, 10, Ct)).Count);
        Assert.Equal(["ordner/fremd", "ordner/hinaus", "ordner/kaputt-ÿ.md", "ordner/verweis.md"], UnservedFiles.In(workshop.Repository).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_too_large_to_be_read_is_closed_to_all_but_the_board()
    {
        await using var store = await workshop.CreateAsync();
        await store.SaveAsync("start", "1\n");
        GitWorkshop.Push(workshop.Clone("petra"), "riesig.md", "---\nvisibility: vorstand\n---\n" + new string('x', 33 * 1024 * 1024));

        await store.PollAsync(Ct);

        var page = store.Current.Find(PagePath.Parse("riesig"))!;
        Assert.False(page.Facts.IsText);
        Assert.Equal(Visibility.Board, store.Current.ClassOf(page).Level);
    }

    [Fact]
    public async Task History_that_somebody_rewrote_on_the_disk_is_read_anew()
    {
        await using var store = await workshop.CreateAsync();
        var first = await store.SaveAsync("a", "1\n");
        var second = await store.SaveAsync("a", "2\n");
        workshop.Git("update-ref", "refs/heads/main", first.Snapshot.Commit!.Value);

        Assert.True(await store.PollAsync(Ct));

        Assert.Equal("1\n", await store.TextAsync("a"));
        Assert.Equal(first.Version, Assert.Single(await store.HistoryAsync(Given.APage("a"), null, 10, Ct)).Id);
        Assert.Null(await store.ChangesSinceAsync(second.Snapshot.Commit, Ct));
        await store.SaveAsync("a", "3\n");
        Assert.Equal(2, (await store.HistoryAsync(Given.APage("a"), null, 10, Ct)).Count);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("empty")]
    [InlineData("halved")]
    [InlineData("flipped")]
    [InlineData("garbage")]
    [InlineData("folder")]
    public async Task A_damaged_history_index_is_computed_again(string damage)
    {
        await using (var first = await workshop.CreateAsync())
        {
            for (var i = 0; i < 20; i++)
            {
                await first.SaveAsync($"seite-{i % 3}", $"{i}\n");
            }

            Assert.Equal(20, (await first.RecentAsync(100, Ct)).Count);
        }

        Damage(workshop.HistoryFile, damage);
        await using var store = await workshop.OpenAsync();

        Assert.Equal(20, (await store.RecentAsync(100, Ct)).Count);
        Assert.Equal(7, (await store.HistoryAsync(Given.APage("seite-0"), null, 100, Ct)).Count);
        await store.SaveAsync("seite-0", "neu\n");
        Assert.Equal(8, (await store.HistoryAsync(Given.APage("seite-0"), null, 100, Ct)).Count);
    }

    [Fact]
    public async Task The_history_index_of_another_time_is_not_believed()
    {
        await using (var first = await workshop.CreateAsync())
        {
            await first.SaveAsync("a", "1\n");
            await first.SaveAsync("a", "2\n");
            Assert.Equal(2, (await first.RecentAsync(10, Ct)).Count);
        }

        workshop.Git("update-ref", "refs/heads/main", workshop.Git("rev-parse", "HEAD~1"));
        await using var store = await workshop.OpenAsync();

        Assert.Single(await store.RecentAsync(10, Ct));
    }

    private static void Damage(string file, string how)
    {
        var bytes = File.ReadAllBytes(file);
        File.Delete(file);
        switch (how)
        {
            case "missing":
                break;
            case "folder":
                Directory.CreateDirectory(file);
                break;
            case "flipped":
                bytes[bytes.Length / 2] ^= 0xff;
                File.WriteAllBytes(file, bytes);
                break;
            default:
                File.WriteAllBytes(file, how switch { "empty" => [], "halved" => bytes[..(bytes.Length / 2)], _ => [.. bytes.Select(b => (byte)(b ^ 0x55))] });
                break;
        }
    }
}
