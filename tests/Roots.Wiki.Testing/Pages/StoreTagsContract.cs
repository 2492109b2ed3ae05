using Roots.Wiki.Pages;

namespace Roots.Wiki.Testing.Pages;

/// <summary>What every <see cref="IStoreTags"/> does.</summary>
public abstract class StoreTagsContract : IAsyncLifetime
{
    private IPageStore store = null!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IStoreTags Tags => (IStoreTags)store;

    /// <summary>Makes an empty store.</summary>
    protected abstract Task<IPageStore> CreateAsync();

    public async ValueTask InitializeAsync() => store = await CreateAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_tag_names_the_version_in_which_a_file_was_changed_last_and_never_moves()
    {
        await store.SaveAsync("kasse/uebergabe", "Erst");
        var saved = await store.SaveAsync("kasse/uebergabe", "Bestätigt");
        await store.SaveAsync("start", "Etwas anderes");

        Assert.True(await Tags.TagAsync("handover/kasse-2026", GitPath.Parse("kasse/uebergabe.md"), Ct));
        await store.SaveAsync("kasse/uebergabe", "Später");

        Assert.False(await Tags.TagAsync("handover/kasse-2026", GitPath.Parse("kasse/uebergabe.md"), Ct));
        Assert.Equal(saved.Snapshot.Commit, await Tags.FindTagAsync("handover/kasse-2026", Ct));
    }

    [Fact]
    public async Task What_is_not_there_has_no_tag()
    {
        await store.SaveAsync("start", "Hallo");

        Assert.False(await Tags.TagAsync("handover/nichts", GitPath.Parse("nichts.md"), Ct));
        Assert.Null(await Tags.FindTagAsync("handover/nichts", Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a b")]
    [InlineData("../../heads/main")]
    public async Task A_name_that_is_none_is_a_mistake(string name) =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await Tags.TagAsync(name, GitPath.Parse("start.md"), Ct));
}
