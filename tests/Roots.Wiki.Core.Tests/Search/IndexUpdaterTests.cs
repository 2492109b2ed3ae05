using Roots.Wiki.Search;
using Roots.Wiki.Testing.Search;

namespace Roots.Wiki.Core.Tests.Search;

public sealed class IndexUpdaterTests : IAsyncDisposable
{
    private readonly InMemorySearchEngine engine = new();
    private readonly SearchableWiki wiki;

    public IndexUpdaterTests() => wiki = new(engine);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => wiki.DisposeAsync();

    [Fact]
    public async Task A_wiki_without_pages_has_nothing_to_build()
    {
        var report = await wiki.Updater.CatchUpAsync(Ct);

        Assert.Equal(0, report.Pages);
        Assert.Equal(new IndexState(false, 0, 0), wiki.Updater.State);
    }

    [Fact]
    public async Task A_new_index_is_built_from_all_pages_and_learns_their_words_first()
    {
        wiki.Store.Push("Given", [.. Enumerable.Range(0, 450).Select(i => ($"p{i}.md", (string?)$"Seite Nummer{i}"))]);
        Assert.True(wiki.Updater.State.IsBuilding);

        var report = await wiki.Updater.CatchUpAsync(Ct);

        Assert.Equal((450, true), (report.Pages, report.IsRebuilt));
        Assert.Equal(450, engine.Learnt);
        Assert.Equal(wiki.Store.Current.Commit, engine.Reflects);
        Assert.Equal(new IndexState(false, 0, 450), wiki.Updater.State);
    }

    [Fact]
    public async Task A_save_changes_only_what_it_touched()
    {
        await wiki.WithAsync(("a", "alt"), ("b", "bleibt"), ("c", "geht"));
        wiki.Store.Push("Ben", ("a.md", "neu"), ("c.md", null), ("bild.png", "kein Text"));

        var report = await wiki.Updater.CatchUpAsync(Ct);

        Assert.Equal((2, false), (report.Pages, report.IsRebuilt));
        Assert.Equal(["a"], await wiki.FindAsync(Actor.Host.Instance, "neu"));
        Assert.Empty(await wiki.FindAsync(Actor.Host.Instance, "alt"));
        Assert.Empty(await wiki.FindAsync(Actor.Host.Instance, "geht"));
    }

    [Fact]
    public async Task Where_nothing_changed_nothing_is_read_or_written()
    {
        await wiki.WithAsync(("a", "wort"));
        var (reads, applies) = (wiki.Store.Reads, engine.Applies);

        await wiki.Updater.CatchUpAsync(Ct);

        Assert.Equal((reads, applies), (wiki.Store.Reads, engine.Applies));
    }

    [Fact]
    public async Task An_index_of_an_unknown_commit_is_built_anew()
    {
        await wiki.WithAsync(("a", "wort"));
        await engine.ApplyAsync([SearchPages.Page("geist", "wort")], [], SearchPages.Commit("unknown"), Ct);

        var report = await wiki.Updater.CatchUpAsync(Ct);

        Assert.True(report.IsRebuilt);
        Assert.Equal(["a"], engine.Find("wort"));
    }

    [Fact]
    public async Task An_index_that_breaks_is_built_anew_at_once()
    {
        await wiki.WithAsync(("a", "eins"), ("b", "eins"));
        engine.Breaks = 1;

        await wiki.WithAsync(("c", "eins"));

        Assert.Equal(["a", "b", "c"], engine.Find("eins").Order());
        Assert.Equal(wiki.Store.Current.Commit, engine.Reflects);
    }

    [Fact]
    public async Task An_index_that_keeps_breaking_is_left_until_the_next_call()
    {
        engine.Breaks = 2;
        await wiki.WithAsync(("a", "eins"));
        Assert.Null(engine.Reflects);
        Assert.True(wiki.Updater.State.IsBuilding);

        engine.Breaks = 0;
        await wiki.Updater.CatchUpAsync(Ct);

        Assert.Equal(["a"], engine.Find("eins"));
    }

    [Fact]
    public async Task Pages_whose_readers_change_by_a_setting_are_indexed_anew()
    {
        await wiki.WithAsync(("a", "wort"));

        await wiki.WithAsync((".roots/wiki", null));
        wiki.Store.Push("Given", (".roots/wiki.yaml", "visibility: vorstand\n"));
        await wiki.Updater.CatchUpAsync(Ct);

        Assert.Empty(engine.Find("wort", "v"));
        Assert.Equal(["a"], engine.Find("wort", "b:"));
    }

    [Fact]
    public async Task Pages_whose_readers_change_by_a_new_office_are_indexed_anew()
    {
        await wiki.WithAsync(("rollen/kasse/konten", "---\nvisibility: amt\n---\nwort"));
        Assert.Equal(["rollen/kasse/konten"], engine.Find("wort", "a:"));

        await wiki.WithAsync(("rollen/kasse/index", "---\ntype: role\n---\n# Kasse"));

        Assert.Equal(["rollen/kasse/konten"], engine.Find("wort", "a:rollen/kasse/index"));
    }

    [Fact]
    public async Task After_a_start_a_change_that_may_move_others_indexes_all()
    {
        await wiki.WithAsync(("a", "wort"), ("rollen/kasse/index", "---\ntype: role\n---\n"), ("rollen/kasse/konten", "---\nvisibility: amt\n---\nwort"));
        wiki.Store.Push("Ben", ("rollen/kasse/index.md", null));
        using var restarted = new IndexUpdater(wiki.Store, engine, new LinePlainTextReader(), wiki.Clock);

        await restarted.CatchUpAsync(Ct);

        Assert.Equal(["rollen/kasse/konten"], engine.Find("wort", "a:"));
    }

    [Fact]
    public async Task The_index_is_made_durable_when_it_rests()
    {
        await wiki.WithAsync(("a", "wort"));
        Assert.False(await wiki.Updater.FlushWhenDueAsync(Ct));

        wiki.Clock.Now += IndexUpdater.FlushRest;

        Assert.True(await wiki.Updater.FlushWhenDueAsync(Ct));
        Assert.False(await wiki.Updater.FlushWhenDueAsync(Ct));
        Assert.Equal(1, engine.Flushes);
    }

    [Fact]
    public async Task The_index_is_made_durable_after_many_changes_without_rest()
    {
        for (var i = 0; i < IndexUpdater.FlushAfter; i++)
        {
            Assert.False(await wiki.Updater.FlushWhenDueAsync(Ct));
            await wiki.WithAsync(("a", "wort" + i));
        }

        Assert.True(await wiki.Updater.FlushWhenDueAsync(Ct));
    }

    [Fact]
    public async Task A_rebuild_on_demand_leaves_the_same_index()
    {
        await wiki.WithAsync(("a", "wort"));

        var report = await wiki.Updater.RebuildAsync(Ct);

        Assert.Equal((1, true), (report.Pages, report.IsRebuilt));
        Assert.Equal(["a"], engine.Find("wort"));
    }

    [Fact]
    public async Task Many_who_call_at_once_index_everything_once()
    {
        wiki.Store.Push("Given", ("a.md", "wort"));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => wiki.Updater.CatchUpAsync(Ct)));

        Assert.Equal(1, engine.Applies);
    }
}
