using Roots.Wiki.Adapters.Git;
using Roots.Wiki.Pages;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Adapters.Tests.Git;

public sealed class GitImporterTests : IDisposable
{
    private readonly GitWorkshop workshop = new();
    private readonly string source;

    public GitImporterTests()
    {
        source = workshop["verein"];
        Directory.CreateDirectory(source);
        GitWorkshop.GitIn(source, "init", "-q", "-b", "trunk");
        Commit("Kasse.md", "# Kasse\r\n");
        Commit("Kasse.md", "# Kasse\r\n\r\nMehr\r\n");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task A_repository_comes_in_with_its_history_and_its_branch()
    {
        var import = await GitImporter.ImportAsync(source, workshop.Repository, Ct);

        await using var store = await workshop.OpenAsync();
        Assert.Equal(("refs/heads/trunk", "refs/heads/trunk"), (import.Branch, store.Branch));
        Assert.Equal("# Kasse\r\n\r\nMehr\r\n", await store.TextAsync("Kasse"));
        Assert.Equal(2, (await store.HistoryAsync(Given.APage("Kasse"), null, 10, Ct)).Count);
        await store.SaveAsync("Kasse", "Neu\n");
        Assert.Equal("3", workshop.Git("rev-list", "--count", "trunk"));
        workshop.AssertSound();
    }

    [Fact]
    public async Task A_wiki_that_was_brought_in_is_packed_anew_once()
    {
        await GitImporter.ImportAsync(source, workshop.Repository, Ct);
        await using var store = await workshop.OpenAsync();

        var first = await store.PackAsync(Ct);
        var second = await store.PackAsync(Ct);

        Assert.Equal((PackResult.Packed, PackResult.NotNeeded), (first, second));
        Assert.Equal("# Kasse\r\n\r\nMehr\r\n", await store.TextAsync("Kasse"));
        await store.SaveAsync("Kasse", "Neu\n");
        workshop.AssertSound();
    }

    [Fact]
    public async Task Only_what_the_head_reaches_comes_and_the_source_stays_as_it_is()
    {
        GitWorkshop.GitIn(source, "checkout", "-q", "-b", "geheim");
        Commit("geheim.md", "vertraulich\n");
        var secret = GitWorkshop.GitIn(source, "rev-parse", "HEAD");
        GitWorkshop.GitIn(source, "checkout", "-q", "trunk");
        var before = Everything();

        await GitImporter.ImportAsync(source, workshop.Repository, Ct);

        Assert.NotEqual(0, GitWorkshop.TryGitIn(workshop.Repository, "cat-file", "-e", secret).Code);
        Assert.Equal("refs/heads/trunk", workshop.Git("for-each-ref", "--format=%(refname)"));
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task A_bare_repository_and_one_without_a_branch_come_in_too()
    {
        GitWorkshop.GitIn(workshop.Folder, "clone", "-q", "--bare", source, workshop["kahl.git"]);
        GitWorkshop.GitIn(source, "checkout", "-q", "--detach", "HEAD~1");

        var bare = await GitImporter.ImportAsync(workshop["kahl.git"], workshop["eins.git"], Ct);
        var detached = await GitImporter.ImportAsync(source, workshop.Repository, Ct);

        Assert.Equal(("refs/heads/trunk", "refs/heads/main"), (bare.Branch, detached.Branch));
        await using var store = await workshop.OpenAsync();
        Assert.Equal("# Kasse\r\n", await store.TextAsync("Kasse"));
    }

    [Fact]
    public async Task A_wiki_remembers_its_source_and_sees_when_that_moves_on()
    {
        var import = await GitImporter.ImportAsync(source, workshop.Repository, Ct);
        var recalled = GitImporter.Recall(workshop.Repository)!;
        var still = GitImporter.HasSourceMovedOn(recalled);
        Commit("neu.md", "x\n");
        var moved = GitImporter.HasSourceMovedOn(recalled);
        Directory.Move(source, source + "-weg");

        Assert.Equal(import, recalled);
        Assert.Equal((false, true, null), (still, moved, GitImporter.HasSourceMovedOn(recalled)));
        await using var own = await GitPageStore.CreateAsync(new() { RepositoryFolder = workshop["eigen.git"], DerivedFolder = workshop["abgeleitet"] }, Ct);
        Assert.Null(GitImporter.Recall(workshop["eigen.git"]));
    }

    [Theory]
    [InlineData("nirgends")]
    [InlineData("leer")]
    public async Task What_is_no_repository_does_not_come_in_and_leaves_nothing(string name)
    {
        Directory.CreateDirectory(workshop["leer"]);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => GitImporter.ImportAsync(workshop[name], workshop.Repository, Ct));

        Assert.False(Directory.Exists(workshop.Repository));
    }

    private string Everything() =>
        string.Join('\n', Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => $"{f} {File.GetLastWriteTimeUtc(f).Ticks} {new FileInfo(f).Length}"));

    private void Commit(string file, string text)
    {
        File.WriteAllText(Path.Combine(source, file), text);
        GitWorkshop.GitIn(source, "add", "-A");
        GitWorkshop.GitIn(source, "commit", "-qm", "x");
    }
}
