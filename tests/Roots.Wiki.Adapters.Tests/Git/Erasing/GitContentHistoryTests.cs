using Roots.Wiki.Pages;
using Roots.Wiki.Testing.Erasure;

namespace Roots.Wiki.Adapters.Tests.Git.Erasing;

public sealed class GitContentHistoryTests : ContentHistoryContract
{
    private readonly GitWorkshop workshop = new();

    protected override async Task<IPageStore> CreateAsync() => await workshop.CreateAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        workshop.AssertSound();
        workshop.Dispose();
    }
}
