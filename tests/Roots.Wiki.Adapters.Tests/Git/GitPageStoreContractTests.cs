using Roots.Wiki.Pages;
using Roots.Wiki.Testing.Pages;

namespace Roots.Wiki.Adapters.Tests.Git;

public sealed class GitPageStoreContractTests : PageStoreContract
{
    private readonly GitWorkshop workshop;

    public GitPageStoreContractTests() => workshop = new(Clock);

    protected override async Task<IPageStore> CreateAsync() => await workshop.CreateAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        workshop.AssertSound();
        workshop.Dispose();
    }
}
