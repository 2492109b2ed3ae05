using Roots.Wiki.Adapters.Git;
using Roots.Wiki.Erasure;
using Roots.Wiki.Pages;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Adapters.Tests.Git.Erasing;

/// <summary>What a process leaves that is killed between two steps of an exchange: each next start serves the old history whole or the new one whole.</summary>
public sealed class ErasingCrashTests : IDisposable
{
    private const string Canary = "Kanarienvogel";
    private static readonly EraseScope Scope = new() { Texts = [Canary] };
    private readonly GitWorkshop workshop = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Fresh => workshop.Repository + ".erasing";

    private string Old => workshop.Repository + ".before-erasing";

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task Killed_while_building_the_old_history_stays_and_the_half_is_swept()
    {
        var version = await ErasedAsync();
        Directory.Move(workshop.Repository, Fresh);
        Directory.Move(Old, workshop.Repository);
        Directory.Delete(Path.Combine(Fresh, "refs"), recursive: true);

        await using var store = await workshop.OpenAsync();

        Assert.False(Directory.Exists(Fresh));
        Assert.False(store.IsUnfinished);
        await AssertServesAsync(store, "Erst Kanarienvogel\n", version);
    }

    [Fact]
    public async Task Killed_between_the_two_renames_the_whole_new_history_goes_in()
    {
        var version = await ErasedAsync();
        Directory.Move(workshop.Repository, Fresh);
        await File.WriteAllTextAsync(Path.Combine(Fresh, "roots-complete"), "\n", Ct);

        await using var store = await workshop.OpenAsync();

        Assert.True(store.IsUnfinished);
        await AssertServesAsync(store, "Erst [entfernt]\n", version);
        await store.FinishAsync(Ct);
        Assert.Empty(Canaries.InFiles(workshop.Folder, Scope));
        Canaries.AssertGone(workshop.Repository, Scope);
    }

    [Fact]
    public async Task A_new_history_that_is_not_whole_never_goes_in()
    {
        var version = await ErasedAsync();
        Directory.Move(workshop.Repository, Fresh);

        await using var store = await workshop.OpenAsync();

        Assert.False(store.IsUnfinished);
        await AssertServesAsync(store, "Erst Kanarienvogel\n", version);
    }

    [Fact]
    public async Task Killed_before_the_end_derived_data_go_and_the_erasure_can_be_finished()
    {
        var version = await ErasedAsync();
        await File.WriteAllTextAsync(Path.Combine(workshop["derived"], "alt.idx"), Canary, Ct);

        await using var store = await workshop.OpenAsync();

        Assert.True(store.IsUnfinished);
        Assert.False(File.Exists(Path.Combine(workshop["derived"], "alt.idx")));
        await AssertServesAsync(store, "Erst [entfernt]\n", version);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.RewriteAsync(Scope, null, Ct));
        await store.FinishAsync(Ct);
        Assert.False(Directory.Exists(Old));
        Assert.IsType<RewriteResult.Rewritten>(await store.RewriteAsync(Scope, null, Ct));
    }

    // Two saves, the first erased, everything as it lies before the old history is deleted.
    private async Task<VersionId> ErasedAsync()
    {
        await using var store = await workshop.CreateAsync();
        var saved = await store.SaveAsync("kasse", "Erst Kanarienvogel\n");
        await store.SaveAsync("start", "Anderes\n");
        Assert.IsType<RewriteResult.Rewritten>(await store.RewriteAsync(Scope, null, Ct));
        Assert.True(store.IsUnfinished);
        return saved.Version;
    }

    private async Task AssertServesAsync(GitPageStore store, string text, VersionId version)
    {
        Assert.Equal(text, await store.TextAsync("kasse"));
        Assert.Equal(version, Assert.Single(await store.HistoryAsync(Given.APage("kasse"), null, 10, Ct)).Id);
        workshop.AssertSound();
        await store.SaveAsync("danach", "geht\n");
    }
}
