using Roots.Wiki.Pages;
using Roots.Wiki.Testing.Pages;

namespace Roots.Wiki.Core.Tests.Pages;

public sealed class InMemoryTagsTests : StoreTagsContract
{
    protected override Task<IPageStore> CreateAsync() => Task.FromResult<IPageStore>(new InMemoryPageStore());
}
