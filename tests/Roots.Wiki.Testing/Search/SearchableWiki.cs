using Roots.Wiki.Search;
using Roots.Wiki.Spaces;
using Roots.Wiki.Testing.Pages;

namespace Roots.Wiki.Testing.Search;

/// <summary>A wiki in memory with an index that somebody keeps up.</summary>
public sealed class SearchableWiki : IAsyncDisposable
{
    /// <summary>A wiki without pages.</summary>
    /// <param name="engine">The engine; the fake one where nothing is said.</param>
    public SearchableWiki(ISearchEngine? engine = null)
    {
        Engine = engine ?? new InMemorySearchEngine();
        var texts = new LinePlainTextReader();
        Updater = new(Store, Engine, texts, Clock);
        Search = new(Store, Engine, texts);
    }

    public InMemoryPageStore Store { get; } = new();

    public SettableClock Clock { get; } = new();

    public ISearchEngine Engine { get; }

    public IndexUpdater Updater { get; }

    public PageSearch Search { get; }

    /// <summary>The wiki with pages, indexed.</summary>
    public async Task<SearchableWiki> WithAsync(params (string Address, string? Markdown)[] pages)
    {
        Store.Push("Given", [.. pages.Select(p => (p.Address + ".md", p.Markdown))]);
        await Updater.CatchUpAsync(TestContext.Current.CancellationToken);
        return this;
    }

    /// <summary>What somebody finds.</summary>
    public Task<SearchAnswer> AskAsync(Actor actor, string text, int limit = 10, string? unit = null) =>
        Search.SearchAsync(SearchQuery.Parse(text), new AccessView(Store.Current, actor), limit, Store.Current.Units.Resolve(unit), TestContext.Current.CancellationToken).AsTask();

    /// <summary>The addresses of what somebody finds, best first.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(Actor actor, string text) =>
        [.. (await AskAsync(actor, text)).Hits.Where(h => !h.IsPartial).Select(h => h.Page.Path.Value)];

    public async ValueTask DisposeAsync()
    {
        Updater.Dispose();
        await Engine.DisposeAsync();
        await Store.DisposeAsync();
    }
}
