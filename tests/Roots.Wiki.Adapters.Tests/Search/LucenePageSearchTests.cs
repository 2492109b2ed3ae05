using Roots.Wiki.Search;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Search;

namespace Roots.Wiki.Adapters.Tests.Search;

/// <summary>The whole way from a commit to a hit, with the real index.</summary>
public sealed class LucenePageSearchTests : IAsyncDisposable
{
    private static readonly Actor.Member Somebody = Given.AMember();

    private readonly IndexPlace place = new();
    private readonly SearchableWiki wiki;

    public LucenePageSearchTests() => wiki = new(place.Open());

    public async ValueTask DisposeAsync()
    {
        await wiki.DisposeAsync();
        place.Dispose();
    }

    [Fact]
    public async Task An_answer_is_found_under_its_question()
    {
        await wiki.WithAsync(
            ("rollen/kasse/wissen", "---\ntitle: Kasse\n---\n### Wer hat Kontovollmacht? {#vollmacht}\nDie Vorsitzende.\n### Was sagt das Finanzamt? {#steuer}\nFreistellungsbescheid von 2024."),
            ("start", "Willkommen"));

        Assert.Equal("h-vollmacht", Assert.Single((await wiki.AskAsync(Somebody, "konto vollmacht")).Hits).Anchor);
        Assert.Equal("h-steuer", Assert.Single((await wiki.AskAsync(Somebody, "freistellungsbescheid")).Hits).Anchor);
        Assert.Equal("h-steuer", Assert.Single((await wiki.AskAsync(Somebody, "bescheid kasse")).Hits).Anchor);
    }

    [Fact]
    public async Task A_suggestion_never_tells_what_may_not_be_read()
    {
        await wiki.WithAsync(("offen", "Kuchen"), ("geheim", "---\nvisibility: vorstand\n---\nTresorschlüssel"), ("bald-geheim", "Geldschrank"));
        wiki.Store.Push("Ada", ("bald-geheim.md", "---\nvisibility: vorstand\n---\nGeldschrank"));

        Assert.Empty((await wiki.AskAsync(Somebody, "tresorschlüsel")).Suggestions);
        Assert.Empty((await wiki.AskAsync(Somebody, "geldschrnk")).Suggestions);
        Assert.Equal(["kuchen"], (await wiki.AskAsync(Somebody, "kuhcen")).Suggestions);
        Assert.Equal(["tresorschlüssel"], (await wiki.AskAsync(Given.AnAdministrator(), "tresorschlüsel")).Suggestions);
    }

    [Fact]
    public async Task A_restart_goes_on_where_the_index_was_flushed()
    {
        await wiki.WithAsync(("a", "eins"), ("b", "zwei"));
        wiki.Clock.Now += IndexUpdater.FlushRest;
        await wiki.Updater.FlushWhenDueAsync(TestContext.Current.CancellationToken);
        await wiki.Engine.DisposeAsync();
        wiki.Store.Push("Ben", ("c.md", "drei"));

        await using var again = place.Open();
        using var updater = new IndexUpdater(wiki.Store, again, new LinePlainTextReader(), wiki.Clock);
        var report = await updater.CatchUpAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1, false), (report.Pages, report.IsRebuilt));
        Assert.Equal(["a"], again.Find("eins"));
        Assert.Equal(["c"], again.Find("drei"));
    }
}
