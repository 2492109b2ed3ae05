using System.Text;
using Roots.Wiki.Erasure;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Testing.Erasure;

/// <summary>What every <see cref="IContentHistory"/> does.</summary>
public abstract class ContentHistoryContract : IAsyncLifetime
{
    private static readonly EraseScope Scope = new() { Texts = ["Erika Müller"] };
    private IPageStore store = null!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IContentHistory History => (IContentHistory)store;

    /// <summary>Makes an empty store.</summary>
    protected abstract Task<IPageStore> CreateAsync();

    public async ValueTask InitializeAsync() => store = await CreateAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_text_is_found_in_every_version_with_the_words_around_it()
    {
        await store.SaveAsync("kasse", "Frau Erika\nMüller zahlt.\n");
        await store.SaveAsync("kasse", "Frau ERIKA MÜLLER zahlt später.\n");
        await store.SaveAsync("start", "Nichts.\n");

        var found = await History.FindAsync(Scope, 10, null, Ct);

        var hit = Assert.Single(found.Hits);
        Assert.Equal((ErasePlace.Page, "kasse.md", 2, true), (hit.Place, hit.Path, hit.Versions, hit.IsCurrent));
        Assert.Equal(("Frau ", "ERIKA MÜLLER", " zahlt später. "), (hit.Before, hit.Match, hit.After));
        Assert.Equal((2, 1), (found.Versions, found.Places[ErasePlace.Page]));
    }

    [Fact]
    public async Task An_erased_text_is_gone_from_every_version_and_versions_keep_their_ids()
    {
        await store.SaveAsync("kasse", "Frau Erika Müller zahlt.\n");
        await store.SaveAsync("kasse", "Niemand zahlt.\n");
        await store.SaveAsync("start", "Nichts.\n");
        var before = await store.RecentAsync(10, Ct);
        var changed = store.Bell.Next;

        var result = Assert.IsType<RewriteResult.Rewritten>(await History.RewriteAsync(Scope, null, Ct));

        Assert.True(changed.IsCompleted);
        Assert.True(History.IsUnfinished);
        Assert.Equal(3, result.Commits);
        Assert.True((await History.FindAsync(Scope, 10, null, Ct)).IsEmpty);
        Assert.Empty(await History.CheckDerivedAsync(Scope, Ct));
        await History.FinishAsync(Ct);
        Assert.False(History.IsUnfinished);
        var after = await store.RecentAsync(10, Ct);
        Assert.Equal(before.Select(v => (v.Id, v.File, v.At)), after.Select(v => (v.Id, v.File, v.At)));
        var first = (await store.HistoryAsync(Given.APage("kasse"), null, 10, Ct))[^1];
        Assert.Equal("Frau [entfernt] zahlt.\n", Encoding.UTF8.GetString((await store.ReadAsync(first.Blob!, Ct))!.Value.Span));
        Assert.Null(await store.ReadAsync(before[^1].Blob!, Ct));
        Assert.Equal("Niemand zahlt.\n", await store.TextAsync("kasse"));
        Assert.Null(await store.ChangesSinceAsync(CommitId.Parse(new('a', 40)), Ct));
    }

    [Fact]
    public async Task A_file_goes_whole_and_the_others_stay()
    {
        await store.SaveAsync("kasse", "Eins.\n");
        await store.SaveAsync("kasse", "Zwei.\n");
        await store.SaveAsync("start", "Nichts.\n");

        await History.RewriteAsync(new EraseScope { Files = [Given.APage("kasse")] }, null, Ct);
        await History.FinishAsync(Ct);

        Assert.Equal(["start.md"], store.Current.Files.Keys.Select(f => f.Value));
        Assert.Empty(await store.HistoryAsync(Given.APage("kasse"), null, 10, Ct));
    }

    [Fact]
    public async Task A_path_that_holds_the_text_is_called_otherwise()
    {
        await store.SaveAsync("leute/erika-mueller", "Über sie.\n");

        await History.RewriteAsync(Scope, null, Ct);

        Assert.Equal("Über sie.\n", await store.TextAsync("leute/entfernt"));
    }

    [Fact]
    public async Task Looking_changes_nothing()
    {
        await store.SaveAsync("kasse", "Frau Erika Müller zahlt.\n");
        var commit = store.Current.Commit;

        await History.FindAsync(Scope, 10, null, Ct);

        Assert.Equal(commit, store.Current.Commit);
        Assert.False(History.IsUnfinished);
    }
}
