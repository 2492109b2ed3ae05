using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;
using Roots.Wiki.Spaces;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Pages;
using Roots.Wiki.Testing.People;
using Roots.Wiki.Testing.Rendering;

namespace Roots.Wiki.Core.Tests.Pages;

/// <summary>Reader, editor and history over stores in memory.</summary>
internal sealed class PageDesk
{
    public PageDesk()
    {
        var views = new AccessViews(Store);
        History = new(Store, views);
        Editor = new(Store, Drafts, views, Clock);
        Reader = new(Store, Renderer, new FragmentCache(Renderer, 1_000_000), new InMemoryPeople(Clock), views);
    }

    public SettableClock Clock { get; } = new();

    public InMemoryPageStore Store { get; } = Given.AWiki();

    public InMemoryDraftStore Drafts { get; } = new();

    public CountingRenderer Renderer { get; } = new();

    public PageReader Reader { get; }

    public PageEditor Editor { get; }

    public PageHistory History { get; }

    public PageDesk With(string address, string markdown)
    {
        Store.With(address, markdown);
        return this;
    }

    public BlobId BlobOf(string address) => Store.Current.Find(PagePath.Parse(address))!.Blob;
}
