using Roots.Wiki.Pages;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Erasure;

namespace Roots.Wiki.Core.Tests.Erasure;

public sealed class InMemoryContentHistoryTests : ContentHistoryContract
{
    protected override Task<IPageStore> CreateAsync() => Task.FromResult<IPageStore>(Given.AWiki());
}
