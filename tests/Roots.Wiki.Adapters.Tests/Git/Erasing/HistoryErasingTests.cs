using System.Text;
using Roots.Wiki.Adapters.Git;
using Roots.Wiki.Erasure;
using Roots.Wiki.Pages;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Adapters.Tests.Git.Erasing;

public sealed class HistoryErasingTests : IDisposable
{
    private const string Canary = "Kanari Vögelchen";
    private static readonly EraseScope Scope = new() { Texts = [Canary] };
    private readonly GitWorkshop workshop = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task Nothing_is_left_of_a_text_wherever_it_stood()
    {
        await using var store = await workshop.CreateAsync();
        await PlantAsync(store);
        var versions = (await store.RecentAsync(1000, Ct)).ToList();

        var found = await store.FindAsync(Scope, 100, null, Ct);
        var result = Assert.IsType<RewriteResult.Rewritten>(await store.RewriteAsync(Scope, null, Ct));
        await store.FinishAsync(Ct);

        foreach (var place in new[] { ErasePlace.Page, ErasePlace.Attachment, ErasePlace.Settings, ErasePlace.Name, ErasePlace.Message, ErasePlace.Author, ErasePlace.Tag, ErasePlace.Leftover })
        {
            Assert.True(found.Places.GetValueOrDefault(place) > 0, $"{place} was not found before");
        }

        workshop.AssertSound();
        Canaries.AssertGone(workshop.Repository, Scope);
        Assert.Empty(Canaries.InFiles(workshop.Folder, Scope));
        Assert.Empty(await store.CheckDerivedAsync(Scope, Ct));
        Assert.True((await store.FindAsync(Scope, 10, null, Ct)).IsEmpty);
        Assert.True(result.Changed > 0 && result.Objects > 10);
        Assert.Equal(versions.Select(v => v.Id).Distinct().Order(ById), (await store.RecentAsync(1000, Ct)).Select(v => v.Id).Distinct().Order(ById));
        Assert.Contains("entfernt", await store.TextAsync("kasse"), StringComparison.Ordinal);
        await store.SaveAsync("danach", "geht\n");
    }

    [Fact]
    public async Task It_stays_gone_after_a_restart_and_can_be_done_twice()
    {
        var store = await workshop.CreateAsync();
        await PlantAsync(store);
        await store.RewriteAsync(Scope, null, Ct);
        await store.FinishAsync(Ct);
        var head = store.Current.Commit;
        await store.DisposeAsync();
        await using var again = await workshop.OpenAsync();

        var second = Assert.IsType<RewriteResult.Rewritten>(await again.RewriteAsync(Scope, null, Ct));
        await again.FinishAsync(Ct);

        Assert.Equal(0, second.Changed);
        Assert.Equal(head, again.Current.Commit);
        Assert.NotEmpty(await again.HistoryAsync(Given.APage("kasse"), null, 10, Ct));
        Assert.Empty(Canaries.InFiles(workshop.Folder, Scope));
        workshop.AssertSound();
    }

    [Fact]
    public async Task A_page_goes_whole_under_all_its_names_and_its_links_answer_no_more()
    {
        await using var store = await workshop.CreateAsync();
        await store.SaveAsync("alt", "Nur hier: " + Canary + "\n");
        await store.SaveAsync("bleibt", "Anderes\n");
        await store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Move, [
            new FileEdit.Delete(Given.APage("alt"), store.Current.Files[Given.APage("alt")]), new FileEdit.Write(Given.APage("neu"), "Nur hier: " + Canary + "\n", null)])
        { MovedFrom = new Dictionary<GitPath, GitPath> { [Given.APage("neu")] = Given.APage("alt") } }, Ct);
        await store.SaveAsync("alt", "Eine andere Seite unter dem alten Namen\n");
        var other = (await store.HistoryAsync(Given.APage("bleibt"), null, 1, Ct))[0].Id;
        var scope = new EraseScope { Files = [Given.APage("neu")] };

        var found = await store.FindAsync(scope, 10, null, Ct);
        Assert.IsType<RewriteResult.Rewritten>(await store.RewriteAsync(scope, null, Ct));
        await store.FinishAsync(Ct);

        Assert.Equal(["alt.md", "neu.md"], found.Files.Order());
        Canaries.AssertGone(workshop.Repository, Scope);
        Assert.Empty(await store.HistoryAsync(Given.APage("neu"), null, 10, Ct));
        Assert.Equal("Eine andere Seite unter dem alten Namen\n", await store.TextAsync("alt"));
        Assert.NotNull(await store.FindVersionAsync(Given.APage("bleibt"), other, Ct));
        workshop.AssertSound();
    }

    [Fact]
    public async Task A_chosen_version_is_emptied_and_still_answers()
    {
        await using var store = await workshop.CreateAsync();
        await store.SaveAsync("kasse", "Erst " + Canary + "\n");
        var wrong = (await store.HistoryAsync(Given.APage("kasse"), null, 1, Ct))[0].Id;
        await store.SaveAsync("kasse", "Dann anders\n");
        var scope = new EraseScope { Versions = [new(Given.APage("kasse"), wrong)] };

        Assert.IsType<RewriteResult.Rewritten>(await store.RewriteAsync(scope, null, Ct));

        var version = await store.FindVersionAsync(Given.APage("kasse"), wrong, Ct);
        Assert.Equal("[entfernt]\n", Encoding.UTF8.GetString((await store.ReadAsync(version!.Blob!, Ct))!.Value.Span));
        Assert.Equal("Dann anders\n", await store.TextAsync("kasse"));
        Canaries.AssertGone(workshop.Repository, Scope);
    }

    [Fact]
    public async Task An_author_becomes_nobody_and_dates_stay()
    {
        await using var store = await workshop.CreateAsync();
        var (gone, stays) = (Given.AMember(), Given.AMember());
        await store.SaveAsync("kasse", "Eins\n", gone);
        await store.SaveAsync("kasse", "Zwei\n", stays);
        var before = await store.HistoryAsync(Given.APage("kasse"), null, 10, Ct);

        await store.RewriteAsync(new EraseScope { Author = gone.AuthorId }, null, Ct);

        var after = await store.HistoryAsync(Given.APage("kasse"), null, 10, Ct);
        Assert.Equal(before.Select(v => (v.Id, v.At, v.Blob)), after.Select(v => (v.Id, v.At, v.Blob)));
        Assert.Equal([(stays.AuthorId, null), (null, "Mitglied entfernt")], after.Select(v => (v.Author, v.ForeignAuthor)));
        Canaries.AssertGone(workshop.Repository, new EraseScope { Author = gone.AuthorId });
        workshop.AssertSound();
    }

    [Fact]
    public async Task Nothing_that_was_acknowledged_meanwhile_is_lost_and_reading_goes_on()
    {
        await using var store = await workshop.CreateAsync();
        for (var i = 0; i < 30; i++)
        {
            await store.SaveAsync($"ordner/seite-{i}", $"{Canary} {i}\n");
        }

        var saved = new List<(string Page, VersionId Version)>();
        var rewriting = store.RewriteAsync(Scope, null, Ct);
        for (var i = 0; !rewriting.IsCompleted || i < 20; i++)
        {
            saved.Add(($"neu-{i}", (await store.SaveAsync($"neu-{i}", $"Neu {i} {Canary}\n")).Version));
            Assert.NotNull(await store.TextAsync($"ordner/seite-{i % 30}"));
        }

        var result = await rewriting;

        Assert.IsType<RewriteResult.Rewritten>(result);
        foreach (var (page, version) in saved)
        {
            Assert.Equal(version, Assert.Single(await store.HistoryAsync(Given.APage(page), null, 10, Ct)).Id);
        }

        workshop.AssertSound();
    }

    [Fact]
    public async Task A_save_over_an_erased_text_is_a_conflict_and_loses_nothing()
    {
        await using var store = await workshop.CreateAsync();
        await store.SaveAsync("kasse", "Erst " + Canary + "\n");
        var over = store.Current.Files[Given.APage("kasse")];
        await store.RewriteAsync(Scope, null, Ct);

        var result = await store.CommitAsync(Given.ASave(Actor.Host.Instance, "kasse", "Mein Text\n", over), Ct);

        var conflict = Assert.Single(Assert.IsType<CommitResult.Conflict>(result).Conflicts);
        Assert.Equal(("Mein Text\n", "Erst [entfernt]\n"), (conflict.Mine, conflict.Theirs));
    }

    [Fact]
    public async Task The_old_history_is_not_pushed_back()
    {
        await using var store = await workshop.CreateAsync();
        await store.SaveAsync("kasse", "Erst " + Canary + "\n");
        var clone = workshop.Clone("petra");
        await store.RewriteAsync(Scope, null, Ct);
        await store.FinishAsync(Ct);
        var head = store.Current.Commit;
        GitWorkshop.GitIn(clone, "fetch", "-q", "origin");
        GitWorkshop.GitIn(clone, "merge", "-q", "-X", "ours", "--allow-unrelated-histories", "origin/main", "-m", "Zusammen");
        GitWorkshop.GitIn(clone, "push", "-q", "origin", "HEAD", "HEAD:refs/heads/daneben");

        await store.PollAsync(Ct);

        Assert.Equal(head, store.Current.Commit);
        Assert.Equal(2, store.RefusedPushes);
        Assert.Equal(head!.Value, workshop.Git("rev-parse", store.Branch));
        Assert.DoesNotContain("daneben", workshop.Git("branch", "--list"), StringComparison.Ordinal);
        Canaries.AssertGone(workshop.Repository, Scope);
        GitWorkshop.Push(workshop.Clone("frisch"), "neu.md", "Vom neuen Stand\n");
        Assert.True(await store.PollAsync(Ct));
        Assert.Equal("Vom neuen Stand\n", await store.TextAsync("neu"));
    }

    [Fact]
    public async Task A_cancelled_rewrite_leaves_everything_as_it_was()
    {
        await using var store = await workshop.CreateAsync();
        await PlantAsync(store);
        var head = store.Current.Commit;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var progress = new Stopper(stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.RewriteAsync(Scope, progress, stop.Token));

        Assert.Equal(head, store.Current.Commit);
        Assert.False(store.IsUnfinished);
        Assert.Equal(["derived", "repo.git"], Directory.GetFileSystemEntries(workshop.Folder).Select(Path.GetFileName).Where(n => n!.StartsWith("repo", StringComparison.Ordinal) || n == "derived").Order(StringComparer.Ordinal));
        await store.SaveAsync("danach", "geht\n");
    }

    private static readonly Comparer<VersionId> ById = Comparer<VersionId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value));

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<EraseProgress>
    {
        public void Report(EraseProgress value)
        {
            if (value.Step == EraseStep.Checking)
            {
                stop.Cancel();
            }
        }
    }

    // In the text, across a line break, decomposed, in names, in binary files, messages, authors, tags, merges, other branches, and where nothing leads any more.
    private async Task PlantAsync(GitPageStore store)
    {
        await store.SaveAsync("kasse", $"# Kasse\n\nFrau {Canary} zahlt.\n");
        await store.SaveAsync("kasse", "# Kasse\n\nFrau Kanari\nVo\u0308gelchen zahlt später.\n");
        await store.SaveAsync("leute/kanari-voegelchen", "Über sie.\n");
        await store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Save, [
            new FileEdit.WriteBytes(GitPath.Parse("bilder/bogen.bin"), (byte[])[0, 7, .. Encoding.Unicode.GetBytes(Canary), 0], null),
            new FileEdit.WriteBytes(GitPath.Parse("bilder/lied.bin"), (byte[])[0, 255, 3], null)]), Ct);
        await store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Settings, [new FileEdit.Write(GitPath.Parse(".roots/notiz.yaml"), $"title: {Canary}\n", null)]), Ct);
        await store.SaveAsync("leer", "Nichts Besonderes\n");
        var clone = workshop.Clone("petra");
        GitWorkshop.GitIn(clone, "checkout", "-q", "-b", "seite");
        File.WriteAllText(Path.Combine(clone, "seite.md"), $"Ein Zweig für {Canary}\n");
        GitWorkshop.GitIn(clone, "add", "-A");
        GitWorkshop.GitIn(clone, "-c", $"user.name={Canary}", "-c", "user.email=kanari.voegelchen@example.org", "commit", "-qm", $"Für {Canary}\n\nMehr über {Canary}.");
        GitWorkshop.GitIn(clone, "checkout", "-q", "main");
        GitWorkshop.Push(clone, "vorn.md", "Vorn\n");
        GitWorkshop.GitIn(clone, "merge", "-q", "--no-ff", "seite", "-m", "Zusammengeführt");
        GitWorkshop.GitIn(clone, "tag", "-a", "fest-kanari-voegelchen", "-m", $"Zum Fest von {Canary}");
        GitWorkshop.GitIn(clone, "checkout", "-q", "-b", "anders");
        File.WriteAllText(Path.Combine(clone, "anders.md"), $"Anders: {Canary}\n");
        GitWorkshop.GitIn(clone, "add", "-A");
        GitWorkshop.GitIn(clone, "commit", "-qm", "Anders");
        GitWorkshop.GitIn(clone, "push", "-q", "origin", "main", "anders", "--tags");
        await File.WriteAllTextAsync(workshop["lose"], $"Unerreichbar: {Canary}\n", Ct);
        workshop.Git("hash-object", "-w", workshop["lose"]);
        File.Delete(workshop["lose"]);
        Directory.Delete(clone, recursive: true);
        await store.PollAsync(Ct);
    }
}
