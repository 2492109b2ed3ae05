using Roots.Wiki.Pages;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Pages;

namespace Roots.Wiki.Adapters.Tests.Git;

public sealed class GitTagsTests : StoreTagsContract
{
    private readonly GitWorkshop workshop = new(new SettableClock());

    protected override async Task<IPageStore> CreateAsync() => await workshop.CreateAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        workshop.AssertSound();
        workshop.Dispose();
    }
}
